# SPDX-License-Identifier: Apache-2.0
"""What a script says of a node to be told of clicks and drags."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, overload, TypeVar

from ..known_attributes import KnownAttributes
from .events import SceneNodeDragEvent, SceneNodePointerEvent
from .modifiers import button_of, KeyModifier, modifier_of
from .node_pointer import NodePointer

F = TypeVar('F', bound=Callable[..., Any])
Clicked = Callable[[SceneNodePointerEvent[Any]], Any]
Dragged = Callable[[SceneNodeDragEvent[Any]], Any]


class NodeCallbacks(KnownAttributes):
    """
    Callbacks of a node, usable as decorators.

    A ``def`` runs on a callback thread, its own calls in order; an ``async def`` on the server's
    loop. Viewers who only look cause no calls, and are told so. All raise RuntimeError once the
    node was removed.
    """

    _pointer: NodePointer

    @overload
    def on_click(self, func: F) -> F: ...

    @overload
    def on_click(self, *, modifier: KeyModifier | None = None) -> Callable[[F], F]: ...

    def on_click(self, func: Any = None, *, modifier: KeyModifier | None = None) -> Any:
        """
        Call back with a ``SceneNodePointerEvent`` for each click on what the node draws.

        Exactly the keys of ``modifier`` are held: 'cmd/ctrl', 'alt', 'shift', several joined by
        '+'; None for none. Clicks on nodes below it count where these have no callback for them.
        """
        modifier_of(modifier)

        def register(callback: F) -> F:
            self._pointer.on_click(callback, modifier)
            return callback

        return register if func is None else register(func)

    def remove_click_callback(self, callback: Literal['all'] | Clicked = 'all') -> None:
        """Call one no more for clicks, or none."""
        self._pointer.remove_click(callback)

    @overload
    def on_drag(self, button: F) -> F: ...

    @overload
    def on_drag(
        self,
        button: Literal['left', 'middle', 'right'] = 'left',
        *,
        modifier: KeyModifier | None = None,
    ) -> Callable[[F], F]: ...

    def on_drag(self, button: Any = 'left', *, modifier: KeyModifier | None = None) -> Any:
        """
        Call back with ``SceneNodeDragEvent`` steps: one 'start', updates, and always one 'end'.

        The end also comes when the window loses the focus, the connection is lost, outputs are
        stopped or the node is removed. A press that rests is no drag. Other keys than those of
        ``modifier`` end the drag; pressed again they begin the next. One viewer at a time drags a
        node. A callback that is slow misses updates, never a start or an end. The camera stays.
        """
        if callable(button):
            return self.on_drag('left', modifier=modifier)(button)
        button_of(button)
        modifier_of(modifier)

        def register(callback: F) -> F:
            self._pointer.on_drag(callback, button, modifier)
            return callback

        return register

    def remove_drag_callback(self, callback: Literal['all'] | Dragged = 'all') -> None:
        """Call one no more for drags, or none."""
        self._pointer.remove_drag(callback)
