# SPDX-License-Identifier: Apache-2.0
"""A headset's frames as topics: head, hands, controllers, how they are tracked, and TF."""

from __future__ import annotations

from typing import Any

from ..inputs import (
    controller_aim,
    controller_grip,
    controller_joy,
    hand_grasp,
    hand_joints,
    hand_pinch,
    hand_points,
    hand_wrist,
    xr_head,
    xr_tracking,
    xr_transforms,
)
from ..inputs.xr_body import Hand, XrBody, XrSide
from ..teleop.anchor import Anchor
from ..teleop.rigid import Pose
from ..teleop.tracking import Tracker, Tracking
from .outgoing import Outgoing

HANDS: tuple[Hand, Hand] = ('left', 'right')
_HEAD = 'xr/head/pose'
_TF = '/tf'
_POSES: dict[str, Any] = {
    'hand/joints': hand_joints,
    'hand/points': hand_points,
    'hand/wrist': hand_wrist,
    'controller/grip': controller_grip,
    'controller/aim': controller_aim,
    'controller/joy': controller_joy,
}
_VALUES: dict[str, Any] = {'hand/pinch': hand_pinch, 'hand/grasp': hand_grasp}


class XrTopics:
    """Publishes in the publishing thread; one stamp for all that one frame says."""

    def __init__(self, out: Outgoing) -> None:
        self._out = out
        self._trackers = {hand: Tracker() for hand in HANDS}
        self._told: dict[Hand, Tracking] = {}

    def announce(self) -> None:
        """Let who listens be found before the first frame: an operator is there."""
        out = self._out
        out.announce(_HEAD, xr_head.ROS_TYPE)
        for hand in HANDS:
            for name, kind in (_POSES | _VALUES).items():
                out.announce(f'xr/{hand}_{name}', kind.ROS_TYPE)
        out.announce(_TF, xr_transforms.ROS_TYPE)

    def publish(self, body: XrBody, *, stamp: float, anchor: Anchor | None) -> None:
        """Publish a frame; without an anchor nothing is known of where it is, and TF is silent."""
        out = self._out
        out.publish(_HEAD, xr_head.ROS_TYPE, xr_head.to_ros(body, stamp=stamp))
        for hand in HANDS:
            for name, poses in _POSES.items():
                message = poses.to_ros(body, stamp=stamp, hand=hand)
                out.publish(f'xr/{hand}_{name}', poses.ROS_TYPE, message)
            for name, value in _VALUES.items():
                number = value.to_ros(body, hand=hand)
                out.publish(f'xr/{hand}_{name}', value.ROS_TYPE, number)
        if anchor is not None:
            transforms = xr_transforms.to_ros(body, stamp=stamp, anchor=anchor)
            out.publish(_TF, xr_transforms.ROS_TYPE, transforms)

    def track(self, body: XrBody, captured: float) -> None:
        """Tell how both hands are known in a frame."""
        for hand in HANDS:
            side = body.side(hand)
            pose, emulated = held_pose(side), side.hand_emulated or side.controller_emulated
            self._tell(hand, self._trackers[hand].see(pose, captured, emulated=emulated))

    def lose(self, now: float) -> None:
        """Nothing came for a while: nobody is seen."""
        for hand in HANDS:
            if self._trackers[hand].state is not Tracking.BLURRED:
                self._tell(hand, self._trackers[hand].see(None, now))

    def blur(self) -> None:
        """The headset is off, or shows something else."""
        for hand in HANDS:
            self._tell(hand, self._trackers[hand].blur())

    def _tell(self, hand: Hand, state: Tracking) -> None:
        if self._told.get(hand) is not state:
            self._told[hand] = state
            message = xr_tracking.to_ros(state, name=hand)
            self._out.publish(f'xr/{hand}/tracking', xr_tracking.ROS_TYPE, message, moves=False)


def held_pose(side: XrSide) -> Pose | None:
    """Return the pose that stands for a hand: of the controller it holds, else of its wrist."""
    if side.axes is not None:
        return None if side.grip is None else Pose.of(side.grip.tolist())
    return None if side.joints is None else Pose.of(side.joints[0].tolist())
