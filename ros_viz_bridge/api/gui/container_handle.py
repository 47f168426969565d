# SPDX-License-Identifier: Apache-2.0
"""A widget that holds others."""

from __future__ import annotations

from typing import Any, TypeVar

from .context import enter, leave
from .handle import GuiHandle

Self = TypeVar('Self', bound='GuiContainer')


class GuiContainer(GuiHandle[Any]):
    """
    A widget that holds others: those that are added in its ``with`` block.

    The block counts for the thread or task that runs it, and can be entered again at any time. The
    widget of one client may be in a container that everybody sees.
    """

    def __init__(self, gui: Any, widget: Any) -> None:
        self._children: dict[tuple[str, str], GuiHandle[Any]] = {}
        super().__init__(gui, widget)

    @property
    def children(self) -> tuple[GuiHandle[Any], ...]:
        """What is in it, in the order in which it was added."""
        return tuple(self._children.values())

    def remove(self) -> None:
        """Take it away, with all that is in it; the second call does nothing."""
        for child in self.children:
            child.remove()
        super().remove()

    def __enter__(self: Self) -> Self:
        self._check_there()
        enter(self)
        return self

    def __exit__(self, *exc: object) -> None:
        leave()

    def _handed_over(self) -> None:
        for child in self.children:
            if not child.group:
                child._handed_over()

    def _edited(self) -> None:
        """A viewer set something in it; loop thread."""
        if self._parent is not None:
            self._parent._edited()

    def _take_in(self, handle: GuiHandle[Any]) -> None:
        self._children[handle._gui._layer, handle.key] = handle

    def _forget(self, handle: GuiHandle[Any]) -> None:
        self._children.pop((handle._gui._layer, handle.key), None)
