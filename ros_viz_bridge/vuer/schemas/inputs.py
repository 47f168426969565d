# SPDX-License-Identifier: Apache-2.0
"""Elements that make a page send what its viewer does."""

from __future__ import annotations

from typing import Any, ClassVar

from ...wire.page_events import WantedKind
from .element import Element

SIDES = ('Left', 'Right')
PULSE = ('Strength', 'Duration', 'Hash')


class InputElement(Element):
    """While it is in the scene, its events come; ``KIND`` is what the page is asked for."""

    WANTS: ClassVar[tuple[WantedKind, ...]] = ()
    EVENTS: ClassVar[tuple[str, ...]] = ()
    PROPERTIES = frozenset(('stream', 'fps'))

    def shaped(self, value: Any) -> Any:
        """Return the value of one of its events as it wants it."""
        return value

    def interval(self) -> float:
        """Return the least time between two of its events, seconds."""
        fps = float(self._get('fps', 0.0))
        return 1.0 / fps if fps > 0.0 else 0.0


class Hands(InputElement):
    """
    Hands in a headset: HAND_MOVE.

    Without it they come too, where there is a handler; ``stream=False`` silences them, ``fps``
    limits them, ``disableLeft`` and ``disableRight`` leave a hand out.
    """

    tag = 'Hands'
    KEY = 'hands'
    EVENTS = ('HAND_MOVE',)
    PROPERTIES = frozenset(('disableLeft', 'disableRight'))

    def shaped(self, value: Any) -> Any:
        """Return it without a hand that is disabled."""
        for side in ('left', 'right'):
            if self._get(f'disable{side.capitalize()}', False):
                value = {**value, side: None, f'{side}State': {}}
        return value


class Head(InputElement):
    """The head in a headset: HEAD_MOVE."""

    tag = 'Head'
    KEY = 'head_tracking'
    EVENTS = ('HEAD_MOVE',)


class MotionControllers(InputElement):
    """
    Controllers of a headset: CONTROLLER_MOVE; ``left`` and ``right`` are both on.

    They shake when ``pulseLeftHash`` (``pulseRightHash``) changes, with ``pulseLeftStrength`` 0..1
    for ``pulseLeftDuration`` milliseconds.
    """

    tag = 'MotionControllers'
    KEY = 'motionControllers'
    EVENTS = ('CONTROLLER_MOVE',)
    PROPERTIES = frozenset(
        ('left', 'right', *(f'pulse{side}{what}' for side in SIDES for what in PULSE))
    )

    def shaped(self, value: Any) -> Any:
        """Return it without a controller that is not wanted."""
        for side in ('left', 'right'):
            if not self._get(side, True):
                value = {**value, side: None, f'{side}State': None}
        return value

    def pulse_since(self, before: Element | None) -> dict[str, dict[str, float]] | None:
        """Return strength and duration by hand, of a pulse that an earlier one did not say."""
        found: dict[str, dict[str, float]] = {}
        for side in SIDES:
            now = getattr(self, f'pulse{side}Hash', None)
            if now is not None and now != getattr(before, f'pulse{side}Hash', None):
                strength = float(self._get(f'pulse{side}Strength', 1.0))
                duration = float(self._get(f'pulse{side}Duration', 100.0)) / 1000.0
                found[side.lower()] = {'strength': strength, 'duration': duration}
        return found or None


class KeyboardMonitor(InputElement):
    """The keyboard: KeyDown, KeyUp, KeyPress."""

    tag = 'KeyboardMonitor'
    KEY = 'keyboard'
    WANTS = ('keys',)
    EVENTS = ('KeyDown', 'KeyUp', 'KeyPress')


class Gamepad(InputElement):
    """Gamepads: GAMEPAD; ``index`` for one of them alone."""

    tag = 'Gamepad'
    KEY = 'gamepad'
    WANTS = ('gamepads',)
    EVENTS = ('GAMEPAD',)
    PROPERTIES = frozenset(('index',))
