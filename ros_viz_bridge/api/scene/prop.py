# SPDX-License-Identifier: Apache-2.0
"""Properties of nodes: fields of their messages, changed in every page by assigning."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, overload, TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from .node import SceneNodeHandle

In = TypeVar('In')
Out = TypeVar('Out')


class Prop(Generic[In, Out]):
    """
    One property of a handle: what may be assigned, and what it reads as.

    ``check`` is given the name and what was assigned, and returns what the message holds in the
    field ``field`` (the property's name, where none is given), or raises TypeError or ValueError.
    ``read`` makes of that what the property reads as.
    """

    @overload
    def __init__(self, check: Callable[[str, In], Out], *, field: str = '') -> None: ...

    @overload
    def __init__(
        self, check: Callable[[str, In], Any], *, field: str = '', read: Callable[[Any], Out]
    ) -> None: ...

    def __init__(
        self,
        check: Callable[[str, In], Any],
        *,
        field: str = '',
        read: Callable[[Any], Any] = lambda value: value,
    ) -> None:
        self.check = check
        self.field = field
        self.read = read
        self.name = ''

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.field = self.field or name

    @overload
    def __get__(self, node: None, owner: type) -> Prop[In, Out]: ...

    @overload
    def __get__(self, node: SceneNodeHandle, owner: type) -> Out: ...

    def __get__(self, node: SceneNodeHandle | None, owner: type) -> Any:
        if node is None:
            return self
        return self.read(getattr(node.part_with(self.field), self.field))

    def __set__(self, node: SceneNodeHandle, value: In) -> None:
        checked = self.check(self.name, value)
        node._live.assign(node._slots[self.field], {self.field: checked})
