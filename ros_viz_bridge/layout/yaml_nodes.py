# SPDX-License-Identifier: Apache-2.0
"""YAML whose every value knows the file and the line it stands on, so that errors can say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
import difflib
from itertools import islice
import math
import re
from typing import Any

import yaml

MOST_TEXT = 256 * 1024
"""Characters of a file."""
_MOST_VALUES = 20_000
"""Aliases can make a short file endless."""
_MOST_DEPTH = 64
_MOST_KEY = 512
_MOST_NUMBER = 128
"""Characters; a number of very many digits costs the square of them."""
_PLAIN = ('tag:yaml.org,2002:str', 'tag:yaml.org,2002:null', 'tag:yaml.org,2002:bool')
_FASTEST: Any = getattr(yaml, 'CSafeLoader', yaml.SafeLoader)
"""The one in C where it is there: twenty times faster, the same values."""


class _Loader(_FASTEST):
    """Takes 1e6 for a number, as everybody does; to YAML 1.1 it is a text without . and sign."""


_Loader.add_implicit_resolver(
    'tag:yaml.org,2002:float',
    re.compile(r'[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)[eE][-+]?[0-9]+$'),
    list('-+.0123456789'),
)


_MOST_LISTED = 16
"""So many choices are all listed, of more only one that is near."""
MOST_TOLD = 20
"""Mistakes of one layout; after these it is not read on: anybody may have written it."""
_AFTER_COMMA = re.compile(r'[0-9]+ ?[A-Za-z°%]{0,3}')
"""What YAML takes for a key behind a decimal comma: '03 m' of {size: 0,03 m}."""
_MOST_WORD = 100
"""Characters of a word that is looked for among known ones."""


class LayoutError(ValueError):
    """A layout that cannot be used: a text for each mistake, naming file, line and key."""

    def __str__(self) -> str:
        told = [str(text) for text in self.args[:MOST_TOLD]]
        return '\n'.join([*told, 'and more'] if len(self.args) > MOST_TOLD else told)


@dataclass(frozen=True, slots=True)
class Key:
    """How a value is called, and the values that it is within."""

    name: str
    """'' for the whole file, '[2]' for an item of a list."""
    above: Key | None

    def __str__(self) -> str:
        above = '' if self.above is None else str(self.above)
        return f'{above}.{self.name}' if above and self.name[:1] != '[' else above + self.name


_ROOT = Key('', None)


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a YAML file: its plain data, and where it stands."""

    data: Any
    """str, float, int, bool, None, dict of Values or list of Values."""
    file: str
    line: int
    key: Key

    @property
    def path(self) -> str:
        """Its keys, 'a[0].y'."""
        return str(self.key)

    def error(self, text: str) -> LayoutError:
        """Return an error about this value."""
        path = self.path
        key = f' {path}:' if path else ''
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

    def pose(self) -> tuple[float, ...]:
        """Return position x y z and unit quaternion x y z w. Raises LayoutError."""
        numbers = tuple(item.number() for item in self.items())
        if len(numbers) != 7:
            raise self.error('must be seven numbers: position x y z, orientation x y z w')
        if abs(math.hypot(*numbers[3:]) - 1.0) > 1e-3:
            raise self.error('the last four numbers must be a unit quaternion x y z w')
        return numbers

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
            known = 'those known' if near and len(choices) > _MOST_LISTED else ', '.join(choices)
            raise self.error(f'must be one of {known}, not {describe(self.data)}{near}')
        return str(said)

    def plain(self) -> Any:
        """Return the data with those of all that is in it."""
        if isinstance(self.data, dict):
            return {key: value.plain() for key, value in self.data.items()}
        return [one.plain() for one in self.data] if isinstance(self.data, list) else self.data

    def items(self) -> list[Value]:
        """Return the items of a list. Raises LayoutError."""
        if not isinstance(self.data, list):
            raise self.error(f'must be a list, not {describe(self.data)}')
        return self.data

    def mapping(self, known: Iterable[str] | None = None) -> Mapping[str, Value]:
        """Return the entries of a mapping, whose keys must be ``known``. Raises LayoutError."""
        if not isinstance(self.data, dict):
            raise self.error(f'must have keys and values, not be {describe(self.data)}')
        if known is not None:
            names = list(known)
            strange = (item for item in self.data.items() if item[0] not in names)
            wrong = [
                str(value.error(f'there is no such key{_instead(key, names)}'))
                for key, value in islice(strange, MOST_TOLD + 1)
            ]
            if wrong:
                raise LayoutError(*wrong)
        return self.data


def _instead(key: str, known: Sequence[str]) -> str:
    return meant(key, known) or f'; known are {", ".join(known)}'


def meant(key: str, known: Iterable[str]) -> str:
    """Return what an unknown key probably is: one that is near, or the rest of a number."""
    if _AFTER_COMMA.fullmatch(key):
        return '; the decimals of a number stand behind a point, not a comma'
    return suggestion(key, known)


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return '; did you mean x?' for the nearest known word, '' if none is near."""
    near = difflib.get_close_matches(word[:_MOST_WORD], list(known), n=1)
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
    if len(text) > MOST_TEXT:
        raise LayoutError(f'{file}: this is longer than {MOST_TEXT} characters')
    try:
        _measure(text, file)
        root = yaml.compose(text, Loader=_Loader)
        if root is None:
            return Value({}, file, 1, _ROOT)
        return _Builder(file).value(root, _ROOT, ())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        # What is missing at the end is missed on a line after the last.
        line = min(mark.line, text.rstrip('\n').count('\n')) + 1 if mark else 1
        raise LayoutError(f'{file}, line {line}: {error.problem or error.context}') from None
    except (yaml.YAMLError, RecursionError) as error:
        raise LayoutError(f'{file}: this is no YAML: {error}') from None


def _measure(text: str, file: str) -> None:
    """Refuse what is too large or too deep, before anything is made of it."""
    depth = values = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        values += isinstance(event, yaml.NodeEvent)
        if depth > _MOST_DEPTH or values > 2 * _MOST_VALUES:
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise _too_much(Value(None, file, line, _ROOT))


def _too_much(place: Value) -> LayoutError:
    return place.error('this contains itself, or too much')


class _Builder:
    """Makes Values of the nodes of one file."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._left = _MOST_VALUES
        self._constructor = yaml.constructor.SafeConstructor()

    def value(
        self, node: yaml.Node, key: Key, parents: tuple[yaml.Node, ...], *, line: int = 0
    ) -> Value:
        """Return the value of a node; ``line`` is that of its key, if it has one."""
        line = line or node.start_mark.line + 1
        self._left -= 1
        if node in parents or self._left < 0 or len(parents) > _MOST_DEPTH:
            raise _too_much(Value(None, self._file, line, key))
        above = (*parents, node)
        data: Any
        if isinstance(node, yaml.MappingNode):
            data = self._mapping(node, key, above)
        elif isinstance(node, yaml.SequenceNode):
            items = enumerate(node.value)
            data = [self.value(item, Key(f'[{i}]', key), above) for i, item in items]
        else:
            data = self._scalar(node)
        return Value(data, self._file, line, key)

    def _mapping(
        self, node: yaml.MappingNode, above_key: Key, above: tuple[yaml.Node, ...]
    ) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for key_node, value_node in node.value:
            name = key_node.value
            # A value may stand on another line: the key's line is the place.
            line = key_node.start_mark.line + 1
            if not isinstance(name, str) or len(name) > _MOST_KEY:
                where = Value(None, self._file, line, above_key)
                raise where.error(f'a key must be a text of at most {_MOST_KEY} characters')
            key = Key(name, above_key)
            if name in found:
                raise Value(None, self._file, line, key).error('this key is there twice')
            found[name] = self.value(value_node, key, above, line=line)
        return found

    def _scalar(self, node: yaml.Node) -> Any:
        """Return the data of a scalar as SafeLoader makes it."""
        try:
            if node.tag not in _PLAIN and len(node.value) > _MOST_NUMBER:
                raise ValueError(f'this is longer than {_MOST_NUMBER} characters')
            data = self._constructor.construct_object(node, deep=True)
            if isinstance(data, int):
                float(data)
        except yaml.YAMLError:
            raise
        except Exception as error:
            # What a tag promises and the text is not: PyYAML has no error of its own for that.
            text = f'{node.value[:_MOST_NUMBER]!r} cannot be read as {node.tag}: {error}'
            raise yaml.MarkedYAMLError(problem=text, problem_mark=node.start_mark) from None
        # A date, or bytes: nothing in a layout is either, so what was written is meant.
        known = isinstance(data, (str, bool, int, float, type(None)))
        return data if known else node.value
