# SPDX-License-Identifier: Apache-2.0
"""The cameras of viewers, published."""

from __future__ import annotations

from collections.abc import Callable

from ..core.session import ClientInfo
from ..inputs import camera_optical_pose, camera_pose
from ..wire.client import CameraMoved
from .outgoing import Outgoing
from .page_times import PageTimes


class ViewerOutputs:
    """
    Publishes the camera of every client, in the publishing thread.

    ``main_viewer`` is the client whose camera is ``~/camera``.
    """

    def __init__(self, out: Outgoing, times: PageTimes, *, main_viewer: Callable[[], str]) -> None:
        self._out = out
        self._times = times
        self._main_viewer = main_viewer

    def camera_moved(self, client: ClientInfo, event: CameraMoved, received: float) -> None:
        """Publish a camera's pose; ``received`` is monotonic."""
        stamp = self._times.of(client, event.page_time, received).stamp
        topics = [f'~/clients/{client.client_id}/camera']
        if client.client_id == self._main_viewer():
            topics.append('~/camera')
        body = camera_pose.to_ros(event, stamp=stamp)
        for topic in topics:
            self._out.publish(f'{topic}/pose', camera_pose.ROS_TYPE, body, moves=False)
            name, ros_type = f'{topic}/optical_pose', camera_optical_pose.ROS_TYPE
            if self._out.wanted(name, ros_type):
                optical = camera_optical_pose.to_ros(event, stamp=stamp)
                self._out.publish(name, ros_type, optical, moves=False)

    def forget(self, client: ClientInfo) -> None:
        """A client left: its topics go with it."""
        self._out.forget(f'~/clients/{client.client_id}')
