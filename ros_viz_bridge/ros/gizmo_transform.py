# SPDX-License-Identifier: Apache-2.0
"""A gizmo that is a frame: on /tf while it is held, or on /tf_static for ever."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rclpy.node import Node

from ..inputs import gizmo_transform
from ..layout.layout_gizmos import GizmoEntry
from ..teleop.rigid import Pose
from .frame_tree import FrameTree
from .gizmo import Gizmo
from .outgoing import writer
from .publications import Publications, STATE, STREAM

_ECHO = 1.0
"""Seconds after which what TF says is no echo of a place before."""
Told = dict[str, tuple[str, Pose]]
"""Parent and pose of each frame that was put on /tf_static: one message, or the last hid them."""


def topic_of(entry: GizmoEntry) -> str:
    """Return the topic of a gizmo's transform, not resolved yet."""
    return '/tf_static' if entry.latched else '/tf'


class GizmoTransform(Gizmo):
    """Starts where TF has its frame, if anybody told of it, and follows that once per second."""

    def __init__(
        self,
        node: Node,
        server: Any,
        publications: Publications,
        frames: FrameTree,
        entry: GizmoEntry,
        told: Told,
        *,
        ros_time: Callable[[], float],
    ) -> None:
        super().__init__(server, publications, entry, repeats=not entry.latched, ros_time=ros_time)
        self._frames = frames
        self._told = told if entry.latched else {}
        self._topic = node.resolve_topic_name(topic_of(entry))
        self._qos = STATE if entry.latched else STREAM
        self._published = -_ECHO
        publications.submit(self._prepare)

    def poll(self) -> None:
        """Look where TF has it."""
        self._frames.listen()
        pose = self._frames.pose(self._entry.transform, self._entry.frame)
        if isinstance(pose, Pose):
            self._publications.submit(self._seen, pose)

    def _prepare(self) -> None:
        self._publications.prepare(self._topic, gizmo_transform.ROS_TYPE, qos=self._qos)

    def _seen(self, pose: Pose) -> None:
        if not self._held and self._clock() >= self._published + _ECHO:
            self.follow(pose)

    def _publish(self, pose: Pose) -> bool:
        told = {**self._told, self._entry.transform: (self._entry.frame, pose)}
        message = gizmo_transform.to_ros(told, stamp=self._ros_time())
        data = writer(gizmo_transform.ROS_TYPE).write(message)
        self._published = self._clock()
        sent = self._publications.publish(
            self._topic, gizmo_transform.ROS_TYPE, data, qos=self._qos
        )
        if sent:
            self._told.update(told)
        return sent
