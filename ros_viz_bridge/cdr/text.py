# SPDX-License-Identifier: Apache-2.0
"""Message descriptions from .msg text with dependencies, as in MCAP `ros2msg` schemas."""

from __future__ import annotations

import ast
import re

from .errors import CdrError
from .primitives import PRIMITIVES, STRINGS
from .types import Field, FieldType, MessageType

_SEPARATOR = re.compile(r'^={3,}\s*$', re.MULTILINE)
_TYPE = re.compile(
    r'^(?P<base>[A-Za-z]\w*(?:/\w+){0,2})(?:<=(?P<string_bound>[0-9]{1,10}))?'
    r'(?:\[(?:(?P<length>[1-9][0-9]{0,9})|<=(?P<bound>[0-9]{1,10}))?(?P<close>\]))?$'
)
_NAME = re.compile(r'^[A-Za-z]\w*$')
_CONSTANT = re.compile(r'^\w+\s*=')
# A short text can describe a type of billions of fields, or one that nothing can walk through.
_MOST_FIELDS = 10_000
_MOST_LEVELS = 16
# Some writers leave these out of the schema, since every reader knows them.
_WELL_KNOWN = {
    'builtin_interfaces/msg/Time': 'int32 sec\nuint32 nanosec',
    'builtin_interfaces/msg/Duration': 'int32 sec\nuint32 nanosec',
}


def parse(name: str, text: str) -> MessageType:
    """Return the description of message `name`, whose definition begins `text`."""
    full = _full_name(name, '')
    sections = dict(_WELL_KNOWN)
    first, *others = _SEPARATOR.split(text)
    for section in others:
        head, _, body = section.lstrip('\r\n').partition('\n')
        if not head.startswith('MSG:'):
            raise CdrError(
                f'expected "MSG: package/Name" after a separator, found {head.strip()!r}',
                path=name,
            )
        sections[_full_name(head[4:].strip(), '')] = body
    sections[full] = first
    return _Parser(sections).message(full, ())


def _full_name(name: str, package: str) -> str:
    parts = name.split('/')
    if len(parts) == 1 and package:
        return f'{package}/msg/{name}'
    if len(parts) == 2:
        return f'{parts[0]}/msg/{parts[1]}'
    if len(parts) == 3:
        return name
    raise CdrError(f'message type {name!r} is not of the form package/msg/Name')


class _Parser:
    def __init__(self, sections: dict[str, str]) -> None:
        self._sections = sections
        self._done: dict[str, MessageType] = {}
        self._sizes: dict[str, tuple[int, int]] = {}  # fields in all, levels

    def message(self, name: str, parents: tuple[str, ...]) -> MessageType:
        if name in parents:
            raise CdrError(f'{name} contains itself')
        if len(parents) >= _MOST_LEVELS:
            raise CdrError(f'{name} is nested more than {_MOST_LEVELS} levels deep')
        if name not in self._done:
            if name not in self._sections:
                raise CdrError(
                    f'the definition of {name}, used by {parents[-1]}, is not in the text'
                )
            fields = []
            for number, line in enumerate(self._sections[name].splitlines(), 1):
                if content := _without_comment(line).strip():
                    field = self._field(content, f'{name}, line {number}', (*parents, name))
                    if field is not None:
                        fields.append(field)
            self._measure(name, fields)
            self._done[name] = MessageType(name, tuple(fields))
        return self._done[name]

    def _measure(self, name: str, fields: list[Field]) -> None:
        """Note how large a type is. Raises CdrError if it is absurd."""
        nested = [
            self._sizes[field.type.base.name]
            for field in fields
            if isinstance(field.type.base, MessageType)
        ]
        total = len(fields) + sum(size for size, _ in nested)
        levels = 1 + max((depth for _, depth in nested), default=0)
        if total > _MOST_FIELDS or levels > _MOST_LEVELS:
            raise CdrError(
                f'{name} has {total} fields on {levels} levels: at most {_MOST_FIELDS} on'
                f' {_MOST_LEVELS} are read'
            )
        self._sizes[name] = total, levels

    def _field(self, line: str, where: str, parents: tuple[str, ...]) -> Field | None:
        type_text, rest = (*line.split(None, 1), '')[:2]
        match = _TYPE.match(type_text)
        if match is None:
            raise CdrError(f'{type_text!r} is not a type', path=where)
        if _CONSTANT.match(rest):
            return None
        name, default = (*rest.split(None, 1), '', '')[:2]
        if not _NAME.match(name):
            raise CdrError(f'{name!r} is not a field name', path=where)
        base = self._base(match['base'], where, parents)
        string_bound = match['string_bound']
        if string_bound and base not in STRINGS:
            raise CdrError(f'only strings take a bound like {type_text!r}', path=where)
        length, bound = match['length'], match['bound']
        field_type = FieldType(
            base,
            length=int(length) if length else None,
            sequence=bool(match['close']) and not length,
            bound=int(bound) if bound else None,
            string_bound=int(string_bound) if string_bound else None,
        )
        return Field(name, field_type, _default(default.strip(), field_type, where))

    def _base(self, name: str, where: str, parents: tuple[str, ...]) -> str | MessageType:
        name = 'uint8' if name == 'char' else name
        if name in PRIMITIVES or name in STRINGS:
            return name
        if name in ('time', 'duration'):
            name = f'builtin_interfaces/{name.capitalize()}'
        package = parents[-1].split('/')[0]
        try:
            return self.message(_full_name(name, package), parents)
        except CdrError as error:
            raise error if error.path else CdrError(str(error), path=where) from None


def _without_comment(line: str) -> str:
    """Cut a comment, but not inside a quoted default value."""
    quote = ''
    for i, char in enumerate(line):
        if quote:
            quote = '' if char == quote and line[i - 1] != '\\' else quote
        elif char in '"\'':
            quote = char
        elif char == '#':
            return line[:i]
    return line


def _default(text: str, field_type: FieldType, where: str) -> object:
    if not text:
        return None
    is_list = field_type.sequence or field_type.length is not None
    if field_type.base in STRINGS and not is_list and text[0] not in '"\'':
        return text
    try:
        return ast.literal_eval(re.sub(r'\b(true|false)\b', lambda m: m[0].capitalize(), text))
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        raise CdrError(
            f'{text[:100]!r} is not a default value for {field_type}', path=where
        ) from None
