# SPDX-License-Identifier: Apache-2.0
"""Message descriptions from generated ROS classes, by duck typing."""

from __future__ import annotations

from functools import cache
import importlib
import re
from typing import Any

from .errors import CdrError
from .primitives import ALIASES, PRIMITIVES, STRINGS
from .types import Field, FieldType, MessageType

_CAPITALS = re.compile(r'(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])')


@cache
def describe(cls: type) -> MessageType:
    """Return the description of generated message class `cls` and its nested types."""
    try:
        names = list(cls.get_fields_and_field_types())  # type: ignore[attr-defined]
        slots = cls.SLOT_TYPES  # type: ignore[attr-defined]
    except AttributeError:
        raise CdrError(f'{cls!r} is not a generated ROS message class') from None
    package, interface = cls.__module__.split('.')[:2]
    fields = []
    for name, slot in zip(names, slots, strict=True):
        path = f'{cls.__name__}.{name}'
        default = getattr(cls, f'{name.upper()}__DEFAULT', None)
        fields.append(Field(name, _field_type(slot, path), default))
    return MessageType(f'{package}/{interface}/{cls.__name__}', tuple(fields))


def _field_type(slot: Any, path: str) -> FieldType:
    """Translate an entry of SLOT_TYPES (rosidl_parser.definition), told by its attributes."""
    if not hasattr(slot, 'value_type'):
        base, string_bound = _base_type(slot, path)
        return FieldType(base, string_bound=string_bound)
    base, string_bound = _base_type(slot.value_type, path)
    if hasattr(slot, 'size'):
        return FieldType(base, length=slot.size, string_bound=string_bound)
    bound = slot.maximum_size if slot.has_maximum_size() else None
    return FieldType(base, sequence=True, bound=bound, string_bound=string_bound)


def _base_type(slot: Any, path: str) -> tuple[str | MessageType, int | None]:
    if hasattr(slot, 'namespaces'):
        return describe(find_class(slot.namespaces, slot.name, path)), None
    if hasattr(slot, 'typename'):
        name = ALIASES.get(slot.typename, slot.typename)
        if name not in PRIMITIVES:
            raise CdrError(f'type {slot.typename} has no ROS message equivalent', path=path)
        return name, None
    if hasattr(slot, 'has_maximum_size'):
        wide = 'W' in type(slot).__name__
        return STRINGS[wide], slot.maximum_size if slot.has_maximum_size() else None
    raise CdrError(f'unknown slot type {slot!r}', path=path)


def find_class(namespaces: list[str], name: str, path: str) -> type:
    """Import a nested class; the parts of services and actions live in the parent's module."""
    module = '.'.join(namespaces)
    parent = name.partition('_')[0]
    candidates = (module, f'{module}._{_CAPITALS.sub("_", parent).lower()}')
    for candidate in candidates:
        try:
            found = getattr(importlib.import_module(candidate), name, None)
        except ImportError:
            continue
        if isinstance(found, type):
            return found
    raise CdrError(
        f'message class {module}.{name} cannot be imported: is its package installed?', path=path
    )
