# SPDX-License-Identifier: Apache-2.0
"""What a script says to be told of clicks and rectangles anywhere in the view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeVar

from ..pointer.events import SceneClickEvent, SceneRectSelectEvent
from ..pointer.modifiers import KeyModifier, modifier_of
from ..pointer.scene_pointer import ScenePointer
from ..publisher import Publisher
from .node import SceneNodeHandle
from .scene_base import SceneBase

F = TypeVar('F', bound=Callable[..., Any])
Clicked = Callable[[SceneClickEvent], Any]
Selected = Callable[[SceneRectSelectEvent], Any]


class ScenePointing(SceneBase):
    """
    Callbacks of the view; pages send nothing that nobody wants.

    A ``def`` runs on a callback thread, its own calls in order; an ``async def`` on the server's
    loop. Viewers who only look cause no calls.
    """

    _scene_pointer: ScenePointer
    """Its callbacks."""

    def __init__(self, publisher: Publisher, *, layer: str) -> None:
        super().__init__(publisher, layer=layer)
        # A client's own wishes join the shared ones; under one key they would hide them.
        key = f'pointer:{layer}' if layer else 'pointer'
        self._scene_pointer = ScenePointer(key, self._publish)

    def node(self, name: str) -> SceneNodeHandle | None:
        """Return the node of exactly this name."""
        return self._nodes.get(name)

    def on_click(self, *, modifier: KeyModifier | None = None) -> Callable[[F], F]:
        """
        Call back with a ``SceneClickEvent`` for each click in the view, on something or nothing.

        Exactly the keys of ``modifier`` are held: 'cmd/ctrl', 'alt', 'shift', several joined by
        '+'; None for none. Raises ValueError for others.
        """
        return self._on('click', modifier)

    def on_rect_select(self, *, modifier: KeyModifier | None = None) -> Callable[[F], F]:
        """
        Call back with a ``SceneRectSelectEvent`` for each rectangle that is drawn over the view.

        With exactly the keys of ``modifier`` held when it is begun; the camera stays meanwhile.
        """
        return self._on('rect', modifier)

    def remove_click_callback(self, callback: Literal['all'] | Clicked = 'all') -> None:
        """Call one no more for clicks in the view, or none."""
        self._scene_pointer.remove('click', callback)

    def remove_rect_select_callback(self, callback: Literal['all'] | Selected = 'all') -> None:
        """Call one no more for rectangles, or none."""
        self._scene_pointer.remove('rect', callback)

    def _on(
        self, occasion: Literal['click', 'rect'], modifier: KeyModifier | None
    ) -> Callable[[F], F]:
        modifier_of(modifier)

        def register(callback: F) -> F:
            self._scene_pointer.on(occasion, callback, modifier)
            return callback

        return register
