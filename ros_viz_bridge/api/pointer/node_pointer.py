# SPDX-License-Identifier: Apache-2.0
"""The callbacks of one node: who is told when it is clicked or dragged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from ...runtime.callbacks import Submit
from ...runtime.live import Live
from ...runtime.steps import Steps
from ...wire.pointer import Button, DragBinding, Modifier, NodeDragged, PointerBindings
from .. import checks
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


@dataclass(frozen=True)
class _Wanted:
    clicks: tuple[_Click, ...] = ()
    drags: tuple[_Drag, ...] = ()


class NodePointer:
    """
    Keeps the callbacks of a node; pages send only what one of them wants.

    ``publish`` tells pages what that is. Any thread may change them.
    """

    def __init__(self, name: str, publish: Callable[[PointerBindings], None]) -> None:
        self._name = name
        self._publish = publish
        self._told = PointerBindings('', name, [], [], [])
        self._live = Live(_Wanted(), self._tell)

    def on_click(self, callback: Callback, modifier: str | None) -> None:
        """Call back for clicks with exactly these keys held. Raises ValueError."""
        click = _Click(checks.callback('callback', callback), modifier_of(modifier))
        self._live.update(lambda wanted: replace(wanted, clicks=(*wanted.clicks, click)))

    def remove_click(self, callback: Callback | Literal['all'] = 'all') -> None:
        """Call this one back no more, or none."""

        def without(wanted: _Wanted) -> _Wanted:
            left = tuple(e for e in wanted.clicks if callback not in ('all', e.callback))
            return replace(wanted, clicks=left)

        self._live.update(without)

    def on_drag(self, callback: Callback, button: str, modifier: str | None) -> None:
        """Call back for drags with this button and exactly these keys. Raises ValueError."""
        checks.callback('callback', callback)
        drag = _Drag(callback, button_of(button), modifier_of(modifier), Steps(callback))

        def with_it(wanted: _Wanted) -> _Wanted:
            if drag in wanted.drags:
                return wanted
            return replace(wanted, drags=(*wanted.drags, drag))

        self._live.update(with_it)

    def remove_drag(self, callback: Callback | Literal['all'] = 'all') -> None:
        """Call this one back no more, or none."""

        def without(wanted: _Wanted) -> _Wanted:
            left = tuple(e for e in wanted.drags if callback not in ('all', e.callback))
            return replace(wanted, drags=left)

        self._live.update(without)

    def drags(self, event: NodeDragged) -> tuple[Steps, ...]:
        """Return where the steps of a drag that starts now go."""
        wanted = (event.button, event.modifier)
        return tuple(e.steps for e in self._live.state.drags if (e.button, e.modifier) == wanted)

    def clicked(self, event: SceneNodePointerEvent[Any], submit: Submit) -> None:
        """Call back those who want this click."""
        for each in self._live.state.clicks:
            if each.modifier == (event.modifier or ''):
                submit(each.callback, event)

    def _tell(self, wanted: _Wanted) -> None:
        clicks = sorted({each.modifier for each in wanted.clicks})
        drags = sorted({(each.button, each.modifier) for each in wanted.drags})
        told = PointerBindings('', self._name, clicks, [DragBinding(*d) for d in drags], [])
        if told != self._told:
            self._publish(told)
            self._told = told
