# SPDX-License-Identifier: Apache-2.0
"""Clicks and rectangles in the view as a whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from ...runtime.callbacks import Submit
from ...runtime.live import Live
from ...wire.pointer import Modifier, PointerBindings
from .. import checks
from .modifiers import modifier_of

Callback = Callable[[Any], Any]
Occasion = Literal['click', 'rect']


@dataclass(frozen=True)
class _Entry:
    occasion: Occasion
    callback: Callback
    modifier: Modifier


class ScenePointer:
    """The callbacks of a scene, shared or a client's own; ``key`` is its name on the wire."""

    def __init__(self, key: str, publish: Callable[[PointerBindings], None]) -> None:
        self._key = key
        self._publish = publish
        self._told = PointerBindings('', key, [], [], [])
        self._live: Live[tuple[_Entry, ...]] = Live((), self._tell)

    def on(self, occasion: Occasion, callback: Callback, modifier: str | None) -> None:
        """Call back for what is done with exactly these keys held. Raises ValueError."""
        checks.callback('callback', callback)
        entry = _Entry(occasion, callback, modifier_of(modifier))
        self._live.update(lambda entries: (*entries, entry))

    def remove(self, occasion: Occasion, callback: Callback | Literal['all'] = 'all') -> None:
        """Call this one back no more, or none."""
        self._live.update(
            lambda entries: tuple(
                e for e in entries if e.occasion != occasion or callback not in ('all', e.callback)
            )
        )

    def happened(self, occasion: Occasion, event: Any, submit: Submit) -> None:
        """Call back those who want it."""
        for each in self._live.state:
            if each.occasion == occasion and each.modifier == (event.modifier or ''):
                submit(each.callback, event)

    def _tell(self, entries: tuple[_Entry, ...]) -> None:
        def wanted(occasion: Occasion) -> list[Modifier]:
            return sorted({e.modifier for e in entries if e.occasion == occasion})

        told = PointerBindings('', self._key, wanted('click'), [], wanted('rect'))
        if told != self._told:
            self._publish(told)
            self._told = told
