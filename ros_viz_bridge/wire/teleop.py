# SPDX-License-Identifier: Apache-2.0
"""What pages are told of teleoperation: states, targets, a headset's link; and to recenter."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from .message import Priority, ServerMessage, StateMessage

TeleopStateName = Literal['disconnected', 'idle', 'engaged', 'held', 'estop']


@dataclass(frozen=True)
class TeleopHand(StateMessage):
    """
    Whether a hand moves the robot; key 'teleop/left' or 'teleop/right'.

    Of a hand that nothing on the robot follows there is none.
    """

    PRIORITY: ClassVar[Priority] = Priority.CONTROL

    hand: Literal['left', 'right']
    state: TeleopStateName
    """Of ``teleop/state_machine.State``: only while 'engaged' there are targets."""
    why: str
    """Why it is held or stopped, or cannot engage, in words; '' where there is nothing to say."""
    client: str
    """Client whose hand it is, '' for nobody."""
    armed: bool
    """The clutch is closed, and the next fresh pose engages; if not, it has to be closed anew."""


@dataclass(frozen=True)
class TeleopTarget(StateMessage):
    """Where a hand wants an end effector; key as of ``TeleopHand``, removed with its end."""

    PRIORITY: ClassVar[Priority] = Priority.TF
    SLOT: ClassVar[str] = 'target'

    frame: str
    """The robot's base frame."""
    pose: list[float] = field(default_factory=list)
    """x y z (metres), quaternion x y z w; empty while there is no target."""


@dataclass(frozen=True)
class HeadsetLink(StateMessage):
    """How well a headset's frames come, about once a second; key 'xr/link'."""

    PRIORITY: ClassVar[Priority] = Priority.CONTROL

    client: str
    """Whose headset it is; '' while nothing comes."""
    rate: float
    """Frames per second that came."""
    age: float
    """Seconds from capture to here, the median."""
    worst_age: float
    """Likewise, what 95 of 100 are below."""
    lost: float
    """Share of the frames that came too late to be of use, 0 to 1."""
    round_trip: float
    """Seconds of the last ping there and back; 0 while unknown."""
    uncertainty: float
    """Seconds by which stamps may be off at most; -1 while unknown."""


@dataclass(frozen=True)
class Recenter(ServerMessage):
    """Put the operator of a headset where the session began, facing along the fixed frame's x."""
