# SPDX-License-Identifier: Apache-2.0
"""Assigning what an object does not have is an error: a misspelt property would change nothing."""

from __future__ import annotations

import inspect
from typing import Any, ClassVar

from .nearest import nearest

OWN = __name__.partition('.')[0]
"""This package: classes of others may have what attributes they like."""


class KnownAttributes:
    """
    Takes the attributes that its class has: properties, and, once, what it annotates.

    Others raise AttributeError. Names with an underscore in front, and subclasses that are not of
    this package, are free.
    """

    _properties: ClassVar[frozenset[str] | None] = frozenset()
    """What can be assigned at any time; None for anything."""
    _parts: ClassVar[frozenset[str]] = frozenset()
    """What is assigned when the object is made."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls._properties = properties_of(cls) if cls.__module__.startswith(f'{OWN}.') else None
        cls._parts = parts_of(cls)

    def __setattr__(self, name: str, value: Any) -> None:
        known = self._properties
        if known is not None and name not in known and name[0] != '_':
            self._check_part(name)
        object.__setattr__(self, name, value)

    def _check_part(self, name: str) -> None:
        """Raise AttributeError for what cannot be assigned now."""
        kind = type(self).__name__
        if name in self._parts and name not in self.__dict__:
            return
        if name in self._parts or hasattr(type(self), name):
            raise AttributeError(f'{name!r} of {kind} cannot be assigned', name=name)
        known = self._properties or ()
        raise AttributeError(f'{kind} has no property {name!r}: {nearest(name, known)}')


def properties_of(cls: type) -> frozenset[str]:
    """Return the names of a class' public properties that can be set."""
    found = ((name, inspect.getattr_static(cls, name)) for name in dir(cls) if name[0] != '_')
    return frozenset(
        name
        for name, each in found
        if (each.fset is not None if isinstance(each, property) else hasattr(each, '__set__'))
    )


def parts_of(cls: type) -> frozenset[str]:
    """Return the names of a class' public attributes that are no properties."""
    return frozenset(
        name
        for each in cls.__mro__
        for name, kind in inspect.get_annotations(each).items()
        if name[0] != '_' and not str(kind).startswith('ClassVar') and not hasattr(cls, name)
    )
