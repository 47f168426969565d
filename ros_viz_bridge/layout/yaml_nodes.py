# SPDX-License-Identifier: Apache-2.0
"""YAML whose every value knows the file and the line it stands on, so that errors can say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
import difflib
import math
from typing import Any

import yaml

_MOST_VALUES = 100_000
"""Aliases can make a short file endless."""


class LayoutError(ValueError):
    """A layout that cannot be used; the text names file, line and key."""


@dataclass(frozen=True)
class Value:
    """A value of a YAML file: its plain data, where it stands, and its path of keys."""

    data: Any
    """str, float, int, bool, None, dict of Values or list of Values."""
    file: str
    line: int
    path: str

    def error(self, text: str) -> LayoutError:
        """Return an error about this value."""
        key = f' {self.path}:' if self.path else ''
        return LayoutError(f'{self.file}, line {self.line}:{key} {text}')

    def text(self) -> str:
        """Return the value as a text. Raises LayoutError."""
        if not isinstance(self.data, str):
            raise self.error(f'must be a text, not {describe(self.data)}')
        return self.data

    def number(self) -> float:
        """Return the value as a finite number. Raises LayoutError."""
        if isinstance(self.data, bool) or not isinstance(self.data, (int, float)):
            raise self.error(f'must be a number, not {describe(self.data)}')
        if not math.isfinite(self.data):
            raise self.error(f'must be a finite number, not {self.data}')
        return float(self.data)

    def flag(self) -> bool:
        """Return the value as a bool. Raises LayoutError."""
        if not isinstance(self.data, bool):
            raise self.error(f'must be true or false, not {describe(self.data)}')
        return self.data

    def choice(self, choices: Sequence[str]) -> str:
        """
        Return the value if it is one of ``choices``, a whole number as a text.

        Raises LayoutError.
        """
        number = isinstance(self.data, int) and not isinstance(self.data, bool)
        said = str(self.data) if number else self.data
        if said not in choices:
            near = suggestion(str(self.data), choices)
            raise self.error(
                f'must be one of {", ".join(choices)}, not {describe(self.data)}{near}'
            )
        return str(said)

    def items(self) -> list[Value]:
        """Return the items of a list. Raises LayoutError."""
        if not isinstance(self.data, list):
            raise self.error(f'must be a list, not {describe(self.data)}')
        return self.data

    def mapping(self, known: Iterable[str] | None = None) -> Mapping[str, Value]:
        """Return the entries of a mapping, whose keys must be ``known``. Raises LayoutError."""
        if not isinstance(self.data, dict):
            raise self.error(f'must have keys and values, not be {describe(self.data)}')
        names = None if known is None else list(known)
        for key, value in self.data.items():
            if names is not None and key not in names:
                near = suggestion(key, names) or f'; known are {", ".join(names)}'
                raise value.error(f'there is no such key{near}')
        return self.data


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return '; did you mean x?' for the nearest known word, '' if none is near."""
    near = difflib.get_close_matches(word, list(known), n=1)
    return f'; did you mean {near[0]}?' if near else ''


def describe(data: Any) -> str:
    """Return what a value is, in words."""
    if isinstance(data, dict):
        return 'keys and values'
    if isinstance(data, list):
        return 'a list'
    if data is None:
        return 'nothing'
    if isinstance(data, bool):
        return 'true' if data else 'false'
    return repr(data) if len(repr(data)) <= 60 else f'{repr(data)[:57]}...'


def read_yaml(text: str, *, file: str) -> Value:
    """Return what ``text`` holds. Raises LayoutError naming ``file`` and the line."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        if root is None:
            return Value({}, file, 1, '')
        return _Builder(file).value(root, '', ())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise LayoutError(f'{file}, line {line}: {error.problem or error.context}') from None
    except (yaml.YAMLError, RecursionError) as error:
        raise LayoutError(f'{file}: this is no YAML: {error}') from None


class _Builder:
    """Makes Values of the nodes of one file."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._left = _MOST_VALUES

    def value(self, node: yaml.Node, path: str, parents: tuple[yaml.Node, ...]) -> Value:
        line = node.start_mark.line + 1
        here = Value(None, self._file, line, path)
        self._left -= 1
        if node in parents or self._left < 0:
            raise here.error('this contains itself, or too much')
        above = (*parents, node)
        data: Any
        if isinstance(node, yaml.MappingNode):
            data = self._mapping(node, path, above)
        elif isinstance(node, yaml.SequenceNode):
            items = enumerate(node.value)
            data = [self.value(item, f'{path}[{i}]', above) for i, item in items]
        else:
            data = _scalar(node)
            if not isinstance(data, (str, bool, int, float, type(None))):
                # A date, or bytes: nothing in a layout is either, so what was written is meant.
                data = node.value
        return replace(here, data=data)

    def _mapping(
        self, node: yaml.MappingNode, path: str, above: tuple[yaml.Node, ...]
    ) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            # A value may stand on another line: the key's line is the place.
            line = key_node.start_mark.line + 1
            inner = f'{path}.{key}' if path else str(key)
            place = Value(None, self._file, line, inner)
            if not isinstance(key, str):
                raise place.error('a key must be a text')
            if key in found:
                raise place.error('this key is there twice')
            found[key] = replace(place, data=self.value(value_node, inner, above).data)
        return found


def _scalar(node: yaml.Node) -> Any:
    """Return the data of a scalar as SafeLoader makes it."""
    loader = yaml.SafeLoader('')
    try:
        return loader.construct_object(node, deep=True)
    except ValueError as error:
        raise yaml.MarkedYAMLError(problem=str(error), problem_mark=node.start_mark) from None
    finally:
        loader.dispose()
