# SPDX-License-Identifier: Apache-2.0
"""One hand and the end effector that follows it: what it may, what it says."""

from __future__ import annotations

from collections.abc import Callable
import math

from ..inputs import teleop_gripper, teleop_target, teleop_twist
from ..inputs.xr_body import Hand, XrBody, XrSide
from ..teleop.follower import Follower, Target
from ..teleop.gripper import Gripper
from ..teleop.hand import fist, pinch
from ..teleop.one_euro import OneEuro
from ..teleop.rigid import Pose, Quaternion
from ..teleop.state_machine import State
from ..teleop.switch import Switch
from ..wire.message import ServerMessage
from ..wire.teleop import TeleopHand, TeleopStateName, TeleopTarget
from .outgoing import Outgoing
from .page_times import PageTime
from .teleop_parameters import TeleopParameters
from .xr_topics import held_pose

_SHOWN = 0.05
"""Seconds between two targets that pages are shown."""
_BUTTONS = ('trigger', 'squeeze')
"""In the order of WebXR Gamepads."""
_FOLLOWED = (('target', teleop_target), ('twist', teleop_twist))
_ANNOUNCED = (*_FOLLOWED, ('gripper', teleop_gripper))
_NAMES: dict[State, TeleopStateName] = {
    State.DISCONNECTED: 'disconnected',
    State.IDLE: 'idle',
    State.ENGAGED: 'engaged',
    State.HELD: 'held',
    State.ESTOP: 'estop',
}


class TeleopArm:
    """
    Follows a hand, in the publishing thread.

    ``measure`` returns where the end effector is in the robot's base frame, or why that is not
    known; ``show`` tells pages. All else is of ``Follower``; whatever happens to its ``safety``
    has to be followed by ``tell``.
    """

    def __init__(
        self,
        hand: Hand,
        parameters: TeleopParameters,
        out: Outgoing,
        *,
        measure: Callable[[], Pose | str],
        ros_time: Callable[[], float],
        show: Callable[[ServerMessage], None],
    ) -> None:
        self.hand = hand
        self.obstacle = ''
        """What keeps the hand from the robot whatever it does."""
        self._parameters = parameters
        self._out = out
        self._measure = measure
        self._ros_time = ros_time
        self._show = show
        cutoff = parameters.teleop_smoothing
        self._follower = Follower(
            parameters.limits(),
            scale=parameters.teleop_scale,
            forward=parameters.teleop_forward,
            smoothing=OneEuro(cutoff=cutoff) if cutoff else None,
        )
        self.safety = self._follower.safety
        self._gripper = Gripper(
            opened=parameters.teleop_gripper_opened, closed=parameters.teleop_gripper_closed
        )
        self._switch = Switch()
        self._bare: bool | None = None
        self._origin = -1
        self._told: TeleopHand | None = None
        self._was = State.DISCONNECTED
        self._shown = -math.inf

    @property
    def key(self) -> str:
        """What pages call it."""
        return f'teleop/{self.hand}'

    def announce(self) -> None:
        """Let robots be found that follow it: an operator is there."""
        for name, kind in _ANNOUNCED:
            self._out.announce(f'{self.key}/{name}', kind.ROS_TYPE)

    def forget(self) -> None:
        """Another operator, or another session: nothing is known of the hand."""
        self._bare, self._origin, self._switch = None, -1, Switch()

    def follow(self, client: str, body: XrBody, origin: int, time: PageTime, now: float) -> None:
        """Take a frame of a client's headset; ``origin`` counts those of its space."""
        side = body.side(self.hand)
        if origin != self._origin:
            if self._origin >= 0:
                self.safety.origin_reset(client, now)
            self._origin = origin
        closed, gripping = self._shares(side)
        pose = held_pose(side)
        if pose is not None:
            self._change_source(side, now)
        if closed is not None:
            self.safety.clutch(client, now, pressed=self._switch.set(closed))
        target = None
        if pose is not None:
            target = self._follower.follow(
                client,
                pose,
                captured=time.captured,
                now=now,
                effector=self._measure() if self._follower.anchoring else None,
                head=_head(body),
            )
        self.tell()
        if target is not None:
            self._publish(target, gripping, time.stamp, now)

    def tell(self) -> None:
        """Say what changed."""
        safety, was = self.safety, self._was
        if was is State.ENGAGED and safety.state is not State.ENGAGED:
            self._halt()
        if was is not State.ENGAGED and safety.state is State.ENGAGED:
            self._gripper.hold()
        self._was = safety.state  # now: where the zero could not be said, it is said again
        state, reason = _NAMES[safety.state], safety.reason or self.obstacle
        told = TeleopHand('', self.key, self.hand, state, reason, safety.operator, safety.armed)
        if told != self._told:
            self._told = told
            self._show(told)

    def end(self) -> None:
        """Let go of the robot for good."""
        if self.safety.state is State.ENGAGED:
            self._halt()

    def _halt(self) -> None:
        """Let the robot stand: there are no targets any more."""
        zero = teleop_twist.to_ros(
            None, stamp=self._ros_time(), frame_id=self._parameters.teleop_base_frame
        )
        self._out.halt(f'{self.key}/twist', teleop_twist.ROS_TYPE, zero)
        self._show(TeleopTarget('', self.key, self._parameters.teleop_base_frame))
        self._shown = -math.inf

    def _publish(self, target: Target, gripping: float | None, stamp: float, now: float) -> None:
        frame = self._parameters.teleop_base_frame
        for name, kind in _FOLLOWED:
            message = kind.to_ros(target, stamp=stamp, frame_id=frame)
            self._out.publish(f'{self.key}/{name}', kind.ROS_TYPE, message)
        self._gripper.close(gripping)
        if self._gripper.used:
            message = teleop_gripper.to_ros(self._gripper)
            self._out.publish(f'{self.key}/gripper', teleop_gripper.ROS_TYPE, message)
        if now - self._shown >= _SHOWN:
            self._shown = now
            self._show(TeleopTarget('', self.key, frame, list(target.pose.values)))

    def _shares(self, side: XrSide) -> tuple[float | None, float | None]:
        """Return how far the clutch and the gripper are closed, None where that is not known."""
        if side.buttons is not None:
            values = dict(zip(_BUTTONS, side.buttons.tolist(), strict=False))
            clutch = self._parameters.teleop_clutch
        elif side.joints is not None:
            points = side.joints[:, :3]
            values = {'pinch': pinch(points, side.radii), 'grasp': fist(points)}
            clutch = self._parameters.teleop_hand_clutch
        else:
            return None, None
        other = next((name for name in values if name != clutch), '')
        return values.get(clutch), values.get(other)

    def _change_source(self, side: XrSide, now: float) -> None:
        """A controller was taken up or put down: the hand's pose is another one."""
        bare = side.axes is None
        if self._bare is not None and bare != self._bare:
            self._switch = Switch()
            self.safety.refuse('the controller was taken up, or put down', now)
        self._bare = bare


def _head(body: XrBody) -> Quaternion | None:
    return None if body.head is None else Pose.of(body.head.tolist()).orientation
