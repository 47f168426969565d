# SPDX-License-Identifier: Apache-2.0
"""Properties of handles that are fields of their messages: read there, told when assigned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast, Generic, overload, TypeVar

T = TypeVar('T')
F = TypeVar('F', bound='Field[Any]')


class Field(Generic[T]):
    """
    A live property of a handle that has ``_live`` and ``_change``.

    ``check(name, value)`` returns what goes on the wire, or raises TypeError or ValueError that
    names the property; ``read`` is the way back. ``wire`` is the field's name there.
    """

    def __init__(
        self,
        check: Callable[[str, Any], Any],
        doc: str,
        *,
        wire: str = '',
        read: Callable[[Any], T] | None = None,
    ) -> None:
        self._check, self._read, self._wire = check, read, wire
        self._name = ''
        self.__doc__ = doc

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name
        self._wire = self._wire or name

    @overload
    def __get__(self: F, handle: None, owner: type) -> F: ...

    @overload
    def __get__(self, handle: Any, owner: type) -> T: ...

    def __get__(self, handle: Any, owner: type) -> Any:
        if handle is None:
            return self
        value = getattr(handle._live.state, self._wire)
        return cast(T, value) if self._read is None else self._read(value)

    def __set__(self, handle: Any, value: Any) -> None:
        handle._change(**{self._wire: self._check(self._name, value)})
