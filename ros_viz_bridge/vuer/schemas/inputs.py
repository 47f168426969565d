# SPDX-License-Identifier: Apache-2.0
"""Elements that make a page send what its viewer does."""

from __future__ import annotations

from typing import ClassVar

from ...wire.page_events import WantedKind
from .element import Element


class InputElement(Element):
    """While it is in the scene, its events come; ``KIND`` is what the page is asked for."""

    WANTS: ClassVar[tuple[WantedKind, ...]] = ()
    EVENTS: ClassVar[tuple[str, ...]] = ()
    PROPERTIES = frozenset(('stream', 'fps'))


class Hands(InputElement):
    """
    Hands in a headset: HAND_MOVE.

    Without it they come too, where there is a handler; ``stream=False`` silences them.
    """

    tag = 'Hands'
    KEY = 'hands'
    EVENTS = ('HAND_MOVE',)
    PROPERTIES = frozenset(('disableLeft', 'disableRight'))


class Head(InputElement):
    """The head in a headset: HEAD_MOVE."""

    tag = 'Head'
    KEY = 'head_tracking'
    EVENTS = ('HEAD_MOVE',)


class MotionControllers(InputElement):
    """Controllers of a headset: CONTROLLER_MOVE; ``left`` and ``right`` are both on."""

    tag = 'MotionControllers'
    KEY = 'motionControllers'
    WANTS = ('controllers',)
    EVENTS = ('CONTROLLER_MOVE',)
    PROPERTIES = frozenset(('left', 'right'))


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
