# SPDX-License-Identifier: Apache-2.0
"""XML as elements that know their line; entities are refused, and sizes limited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from ..base import DisplayError

MOST_CHARACTERS = 8_000_000
MOST_ELEMENTS = 200_000
DEEPEST = 64
_SHOWN = 60
"""Characters of a foreign text that are repeated in an error."""


@dataclass
class Element:
    """One element: its attributes, its children, and the line that it begins in (from 1)."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list[Element] = field(default_factory=list)

    def all(self, tag: str) -> Iterator[Element]:
        """Return the children with this tag, in order."""
        return (child for child in self.children if child.tag == tag)

    def first(self, tag: str) -> Element | None:
        """Return the first child with this tag."""
        return next(self.all(tag), None)


def quoted(text: str) -> str:
    """Return foreign text in quotes, shortened, for an error message."""
    return repr(text if len(text) <= _SHOWN else f'{text[:_SHOWN]}...')


def read_markup(text: str) -> Element:
    """
    Return the root element of an XML text, whatever encoding its declaration speaks of.

    Raises DisplayError with line and element for what is no XML, declares entities (a few lines
    of them can grow to gigabytes, or name files of this machine), or is too large or too deep.
    """
    if len(text) > MOST_CHARACTERS:
        raise DisplayError(
            f'the description has {len(text)} characters, at most {MOST_CHARACTERS} are read'
        )
    if not text.strip():
        raise DisplayError('the description is empty')
    reading = _Reading()
    try:
        reading.parser.Parse(text.lstrip('\ufeff \t\r\n').encode(), True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        inside = f', inside <{reading.open[-1].tag[:_SHOWN]}>' if reading.open else ''
        line = error.lineno + _leading_lines(text)
        raise DisplayError(
            f'line {line}, column {error.offset + 1}{inside}: this is no XML: {reason}'
        ) from None
    except UnicodeEncodeError:
        raise DisplayError('the description holds characters that are no Unicode text') from None
    assert reading.root is not None
    if skipped := _leading_lines(text):
        _shift(reading.root, skipped)
    return reading.root


def _leading_lines(text: str) -> int:
    """Count the empty lines before the text, which XML does not allow and people write."""
    return text[: len(text) - len(text.lstrip('\ufeff \t\r\n'))].count('\n')


def _shift(root: Element, lines: int) -> None:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        element.line += lines
        waiting += element.children


class _Reading:
    """What the parser has seen so far."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self.open: list[Element] = []
        self._count = 0
        self.parser = expat.ParserCreate('utf-8')
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.EntityDeclHandler = self._entity
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        line = self.parser.CurrentLineNumber
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise DisplayError(f'line {line}: more than {MOST_ELEMENTS} elements are not read')
        if len(self.open) >= DEEPEST:
            raise DisplayError(
                f'line {line}: <{tag[:_SHOWN]}> is nested more than {DEEPEST} elements deep'
            )
        element = Element(tag, attributes, line)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def _end(self, tag: str) -> None:
        self.open.pop()

    def _entity(self, name: str, *_: object) -> None:
        raise DisplayError(
            f'line {self.parser.CurrentLineNumber}: the entity {quoted(name)} is declared:'
            ' entities are not read, for they can grow without limit or name files'
        )
