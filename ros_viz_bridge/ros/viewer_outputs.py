# SPDX-License-Identifier: Apache-2.0
"""What viewers do with camera and headset, published."""

from __future__ import annotations

from collections.abc import Callable
import functools
import time
from typing import Any, Literal

from ..cdr import MessageType, Writer
from ..core.clock_offset import ClockOffset
from ..core.session import ClientInfo
from ..inputs import (
    camera_optical_pose,
    camera_pose,
    hand_grasp,
    hand_joints,
    hand_pinch,
    hand_points,
    hand_wrist,
    xr_head,
)
from ..inputs.base import Message
from ..inputs.xr_body import xr_body
from ..topics.message_types import message_class
from ..wire.client import CameraMoved
from ..wire.xr import XrSample
from .publications import Publications, STATE, STREAM

_HANDS: tuple[Literal['left', 'right'], ...] = ('left', 'right')
_HAND_POSES = {'joints': hand_joints, 'points': hand_points, 'wrist': hand_wrist}
_HAND_VALUES = {'pinch': hand_pinch, 'grasp': hand_grasp}
_STALE = 0.5
"""Seconds. A pose of a headset that is older is not published: the robot holds instead."""


class ViewerOutputs:
    """
    Publishes camera, head and hands of every client.

    Its methods run in the publishing thread. ``resolve`` makes a topic's full name;
    ``simulated`` tells whether ROS time comes from a simulation: how fast it goes, and whether at
    all, nobody knows then, and what is stamped gets the time at which it came. ``main_viewer`` is
    the client whose camera is ``~/camera``.
    """

    def __init__(
        self,
        publications: Publications,
        *,
        resolve: Callable[[str], str],
        ros_time: Callable[[], float],
        simulated: Callable[[], bool],
        main_viewer: Callable[[], str],
    ) -> None:
        self._publications = publications
        self._resolve = functools.lru_cache(maxsize=1024)(resolve)
        self._ros_time = ros_time
        self._simulated = simulated
        self._main_viewer = main_viewer
        self._offsets: dict[str, ClockOffset] = {}

    def camera_moved(self, client: ClientInfo, event: CameraMoved, received: float) -> None:
        """Publish a camera's pose; ``received`` is monotonic."""
        stamp, _ = self._stamp(client, event.page_time, received)
        topics = [f'~/clients/{client.client_id}/camera']
        if client.client_id == self._main_viewer():
            topics.append('~/camera')
        body = camera_pose.to_ros(event, stamp=stamp)
        for topic in topics:
            self._publish(f'{topic}/pose', camera_pose.ROS_TYPE, body, moves=False)
            if self._wanted(f'{topic}/optical_pose', camera_optical_pose.ROS_TYPE):
                optical = camera_optical_pose.to_ros(event, stamp=stamp)
                name, ros_type = f'{topic}/optical_pose', camera_optical_pose.ROS_TYPE
                self._publish(name, ros_type, optical, moves=False)

    def xr_frame(self, client: ClientInfo, event: XrSample, received: float) -> None:
        """Publish head and hands of a headset, unless too old; ``received`` is monotonic."""
        stamp, age = self._stamp(client, event.page_time, received)
        if age > _STALE or time.monotonic() - received > _STALE:
            return
        body = xr_body(event)
        self._publish('xr/head/pose', xr_head.ROS_TYPE, xr_head.to_ros(body, stamp=stamp))
        for hand in _HANDS:
            for name, poses in _HAND_POSES.items():
                message = poses.to_ros(body, stamp=stamp, hand=hand)
                self._publish(f'xr/{hand}_hand/{name}', poses.ROS_TYPE, message)
            for name, value in _HAND_VALUES.items():
                message = value.to_ros(body, hand=hand)
                self._publish(f'xr/{hand}_hand/{name}', value.ROS_TYPE, message)

    def forget(self, client: ClientInfo) -> None:
        """A client left: its topics go with it."""
        self._offsets.pop(client.client_id, None)
        self._publications.forget(self._resolve(f'~/clients/{client.client_id}') + '/')

    def _stamp(self, client: ClientInfo, page_time: float, received: float) -> tuple[float, float]:
        """Return the ROS time at which a page's clock showed ``page_time``, and seconds since."""
        offset = self._offsets.setdefault(client.client_id, ClockOffset())
        age = offset.age(page_time, received) + time.monotonic() - received
        return max(0.0, self._ros_time() - (0.0 if self._simulated() else age)), age

    def _wanted(self, topic: str, ros_type: str) -> bool:
        """Tell whether anybody subscribes to a topic that is published on request only."""
        publisher = self._publications.prepare(self._resolve(topic), ros_type, qos=STATE)
        return publisher is not None and publisher.get_subscription_count() > 0

    def _publish(
        self, topic: str, ros_type: str, message: Message | None, *, moves: bool = True
    ) -> None:
        if message is not None:
            data = writer(ros_type).write(message)
            qos = STREAM if moves else STATE
            self._publications.publish(self._resolve(topic), ros_type, data, qos=qos, moves=moves)


@functools.cache
def writer(ros_type: str) -> Any:
    """Return the writer of messages of an installed type."""
    return Writer(MessageType.from_class(message_class(ros_type)))
