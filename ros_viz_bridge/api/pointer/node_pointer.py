# SPDX-License-Identifier: Apache-2.0
"""The callbacks of one node: who is told when it is clicked or dragged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from ...runtime.steps import Steps, Submit
from ...wire.pointer import Button, DragBinding, Modifier, NodeDragged, PointerBindings
from .events import SceneNodePointerEvent
from .modifiers import button_of, modifier_of

Callback = Callable[[Any], Any]


@dataclass(frozen=True)
class _Click:
    callback: Callback
    modifier: Modifier


@dataclass(frozen=True)
class _Drag:
    callback: Callback
    button: Button
    modifier: Modifier
    steps: Steps = field(compare=False)


class NodePointer:
    """
    Keeps the callbacks of a node; pages send only what one of them wants.

    ``publish`` tells pages what that is. Tuples are replaced as a whole: any thread may read them.
    """

    def __init__(self, name: str, publish: Callable[[PointerBindings], None]) -> None:
        self._name = name
        self._publish = publish
        self._clicks: tuple[_Click, ...] = ()
        self._drags: tuple[_Drag, ...] = ()
        self._told = PointerBindings('', name, [], [], [])

    def on_click(self, callback: Callback, modifier: str | None) -> None:
        """Call back for clicks with exactly these keys held. Raises ValueError."""
        self._clicks = (*self._clicks, _Click(callback, modifier_of(modifier)))
        self._tell()

    def remove_click(self, callback: Callback | Literal['all'] = 'all') -> None:
        """Call this one back no more, or none."""
        self._clicks = tuple(e for e in self._clicks if callback not in ('all', e.callback))
        self._tell()

    def on_drag(self, callback: Callback, button: str, modifier: str | None) -> None:
        """Call back for drags with this button and exactly these keys. Raises ValueError."""
        drag = _Drag(callback, button_of(button), modifier_of(modifier), Steps(callback))
        if drag not in self._drags:
            self._drags = (*self._drags, drag)
        self._tell()

    def remove_drag(self, callback: Callback | Literal['all'] = 'all') -> None:
        """Call this one back no more, or none."""
        self._drags = tuple(e for e in self._drags if callback not in ('all', e.callback))
        self._tell()

    def drags(self, event: NodeDragged) -> tuple[Steps, ...]:
        """Return where the steps of a drag that starts now go."""
        wanted = (event.button, event.modifier)
        return tuple(e.steps for e in self._drags if (e.button, e.modifier) == wanted)

    def clicked(self, event: SceneNodePointerEvent[Any], submit: Submit) -> None:
        """Call back those who want this click."""
        for each in self._clicks:
            if each.modifier == (event.modifier or ''):
                submit(each.callback, event)

    def _tell(self) -> None:
        clicks = sorted({each.modifier for each in self._clicks})
        drags = sorted({(each.button, each.modifier) for each in self._drags})
        wanted = PointerBindings('', self._name, clicks, [DragBinding(*d) for d in drags], [])
        if wanted != self._told:
            self._publish(wanted)
            self._told = wanted
