# SPDX-License-Identifier: Apache-2.0
"""Whether a hand may move a robot now: the one place that decides it; pure."""

from __future__ import annotations

import enum
import math

from .rigid import Pose
from .stillness import Stillness

STALE = 0.1
"""Seconds: a pose that is older moves nothing (MoveIt Servo stops after as long)."""
EXPIRED = 0.5
"""Seconds without a fresh pose after which the clutch has to be pressed anew."""


class State(enum.Enum):
    """What a robot does for a hand."""

    DISCONNECTED = 'disconnected'
    """Nobody controls it with a headset."""
    IDLE = 'idle'
    """The clutch is open."""
    ENGAGED = 'engaged'
    """Follows the hand: only here there are targets."""
    HELD = 'held'
    """Stays where it is, because something went wrong while it followed."""
    ESTOP = 'estop'
    """Stopped, until an operator resets it."""


class Event(enum.Enum):
    """What changes the state; its value says it to people."""

    CONNECTED = 'an operator has a headset'
    DISCONNECTED = 'the headset is gone'
    OPERATOR_LOST = 'the operator lost control'
    OPERATOR_CHANGED = 'another operator took control'
    ENGAGED = 'a fresh pose after the clutch was pressed'
    RELEASED = 'the clutch was released'
    STALE = 'no fresh pose for 0.1 s'
    FROZEN = 'the same pose for 0.4 s'
    ORIGIN_RESET = 'the headset set a new origin'
    HIDDEN = 'the headset is off, or shows something else'
    REFUSED = 'a limit, or no pose of the robot'
    STOP = 'stopped'
    RESET = 'an operator reset the stop'


_HOLDING = (
    Event.OPERATOR_LOST,
    Event.OPERATOR_CHANGED,
    Event.STALE,
    Event.FROZEN,
    Event.ORIGIN_RESET,
    Event.HIDDEN,
    Event.REFUSED,
)

TRANSITIONS: dict[tuple[State, Event], State] = {
    (State.DISCONNECTED, Event.CONNECTED): State.IDLE,
    (State.IDLE, Event.DISCONNECTED): State.DISCONNECTED,
    (State.IDLE, Event.OPERATOR_LOST): State.DISCONNECTED,
    (State.IDLE, Event.ENGAGED): State.ENGAGED,
    (State.ENGAGED, Event.RELEASED): State.IDLE,
    (State.ENGAGED, Event.DISCONNECTED): State.DISCONNECTED,
    **{(State.ENGAGED, event): State.HELD for event in _HOLDING},
    (State.HELD, Event.ENGAGED): State.ENGAGED,
    (State.HELD, Event.RELEASED): State.IDLE,
    (State.HELD, Event.CONNECTED): State.IDLE,
    (State.HELD, Event.OPERATOR_CHANGED): State.IDLE,
    (State.HELD, Event.DISCONNECTED): State.DISCONNECTED,
    **{(state, Event.STOP): State.ESTOP for state in State if state is not State.ESTOP},
    (State.ESTOP, Event.RESET): State.DISCONNECTED,
}
"""All there are; any other event leaves the state as it is."""


class SafetyMachine:
    """
    The state of one hand.

    Times are seconds of one clock that is never set; ``now`` may be late, and never takes back
    what was. Call ``tick`` from a watchdog: silence is an event, too. Events of clients that do
    not have the control change nothing, but anybody's stop stops.

    The clutch engages only when it was seen open and then closed, and at the next fresh pose. What
    holds opens it, a stop and its end, too; a pause shorter than ``EXPIRED`` alone does not.
    """

    def __init__(self) -> None:
        self.state = State.DISCONNECTED
        self.reason = ''
        """Why it is HELD or ESTOP."""
        self.operator = ''
        """The client whose hand it is."""
        self.presses = 0
        """How often the clutch was closed: each time the hand is anchored anew."""
        self._now = self._newest = self._pressed_at = self._seen_at = -math.inf
        self._stillness = Stillness()
        self._visible = True
        # Closed, and not for good: it has to be seen open first.
        self._pressed, self._armed = True, False

    @property
    def armed(self) -> bool:
        """Whether the next fresh pose engages; if not, the clutch has to be pressed anew."""
        return self._armed

    def connected(self, client: str, now: float) -> None:
        """``client`` has the control, and a headset that shows the scene."""
        self.tick(now)
        if client == self.operator:
            return
        event = Event.OPERATOR_CHANGED if self.operator else Event.CONNECTED
        self.operator, self._visible = client, True
        self._stillness.forget()
        self._open()
        self._go(event)

    def operator_lost(self, now: float) -> None:
        """The control was given back, taken away or ran out."""
        self.tick(now)
        self.operator = ''
        self._hold(Event.OPERATOR_LOST)

    def disconnected(self, now: float) -> None:
        """The operator's headset session, page or connection is gone."""
        self.tick(now)
        self.operator = ''
        self._hold(Event.DISCONNECTED)

    def clutch(self, client: str, now: float, *, pressed: bool) -> None:
        """Tell whether the operator holds the clutch now; with every pose, before it."""
        self.tick(now)
        if not self._is_operator(client):
            return
        if self._now - self._seen_at > EXPIRED:
            self._open()  # what the hand did meanwhile nobody saw
        self._seen_at = self._now
        if pressed == self._pressed:
            return
        self._pressed = pressed
        self._armed = pressed and self.state is not State.ESTOP
        if pressed:
            self.presses += 1
            self._pressed_at = self._now
        else:
            self._go(Event.RELEASED)

    def sample(self, client: str, pose: Pose, captured: float, now: float) -> bool:
        """
        Take a pose that was tracked at ``captured``; tell whether the robot may follow it now.

        What is older than ``STALE``, or than another one, is nothing. A hand that is lost, or
        whose position the headset only guesses, has no pose.
        """
        self.tick(now)
        captured = min(captured, self._now)
        if not self._is_operator(client) or not self._visible:
            return False
        if not captured > self._newest or self._now - captured > STALE:
            return False
        self._newest = captured
        if self._stillness.frozen(pose, captured):
            self._hold(Event.FROZEN)
        elif self._armed:
            self._go(Event.ENGAGED)
        return self.state is State.ENGAGED

    def origin_reset(self, client: str, now: float) -> None:
        """The headset's poses are told from another origin from now on."""
        self.tick(now)
        if self._is_operator(client):
            self._hold(Event.ORIGIN_RESET)

    def visibility(self, client: str, now: float, *, visible: bool) -> None:
        """Tell whether the operator wears the headset, and sees the scene."""
        self.tick(now)
        if self._is_operator(client):
            self._visible = visible
            if not visible:
                self._hold(Event.HIDDEN)

    def refuse(self, reason: str, now: float) -> None:
        """Hold, because a pose cannot be followed, or where the robot is is not known."""
        self.tick(now)
        self._hold(Event.REFUSED, reason)

    def stop(self, reason: str, now: float) -> None:
        """Stop at once, whoever says so; nothing but ``reset`` lifts it."""
        self.tick(now)
        self._open()
        self._go(Event.STOP, reason)

    def reset(self, now: float) -> None:
        """Lift the stop: an operator wants it, explicitly."""
        self.tick(now)
        self._open()
        self._go(Event.RESET)
        if self.operator:
            self._go(Event.CONNECTED)

    def tick(self, now: float) -> None:
        """Notice what did not come."""
        self._now = max(self._now, now)
        if self._now - self._newest > STALE:
            self._go(Event.STALE)
        if self._now - max(self._newest, self._pressed_at) > EXPIRED:
            self._armed = False

    def _is_operator(self, client: str) -> bool:
        return bool(client) and client == self.operator

    def _open(self) -> None:
        """Take the clutch for closed, and not for good: it has to be seen open first."""
        self._pressed, self._armed = True, False

    def _hold(self, event: Event, reason: str = '') -> None:
        self._open()
        self._go(event, reason)

    def _go(self, event: Event, reason: str = '') -> None:
        new = TRANSITIONS.get((self.state, event))
        if new is not None:
            self.state = new
            self.reason = (reason or event.value) if new in (State.HELD, State.ESTOP) else ''
