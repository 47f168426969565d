# SPDX-License-Identifier: Apache-2.0
"""A gizmo of a PoseStamped topic: published when it is dragged, and followed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rclpy.node import Node

from ..cdr import View
from ..inputs import gizmo_pose
from ..inputs.base import InputError
from ..layout.layout_gizmos import GizmoEntry
from ..teleop.rigid import Pose, within
from .command_topic import CommandTopic
from .echoes import Echoes
from .frame_tree import FrameTree
from .gizmo import Gizmo
from .outgoing import writer
from .publications import COMMAND, Publications, STATE


class GizmoTopic(Gizmo):
    """What others publish in another frame is followed where TF leads from there."""

    def __init__(
        self,
        node: Node,
        server: Any,
        publications: Publications,
        frames: FrameTree,
        entry: GizmoEntry,
        *,
        ros_time: Callable[[], float],
    ) -> None:
        super().__init__(server, publications, entry, ros_time=ros_time)
        self._frames = frames
        self._foreign = False
        """Whether others publish in another frame."""
        self._unplaced: tuple[str, Pose] | None = None
        """What others said last, in a frame that TF does not lead from yet; nothing newer."""
        self._qos = STATE if entry.latched else COMMAND
        self._echoes = Echoes()
        self._heard: Pose | None = None
        publications.submit(self._prepare)
        self._listening = CommandTopic(
            node, entry.topic, gizmo_pose.ROS_TYPE, self._hear, ignore=self._echoes.take
        )

    def poll(self) -> None:
        """Adapt to publishers."""
        self._listening.poll()
        if self._foreign:
            self._frames.listen()
        unplaced = self._unplaced
        if unplaced is not None:
            frame, pose = unplaced
            there = self._frames.pose(frame, self._entry.frame)
            if isinstance(there, Pose) and self._unplaced is unplaced:
                self._unplaced = None
                self._follow_soon(within(there, pose))

    def close(self) -> None:
        """Unsubscribe."""
        self._listening.close()

    def _prepare(self) -> None:
        self._publications.prepare(self._entry.topic, gizmo_pose.ROS_TYPE, qos=self._qos)

    def _publish(self, pose: Pose) -> bool:
        message = gizmo_pose.to_ros(pose, stamp=self._ros_time(), frame_id=self._entry.frame)
        data = writer(gizmo_pose.ROS_TYPE).write(message)
        self._echoes.expect(data)
        sent = self._publications.publish(
            self._entry.topic, gizmo_pose.ROS_TYPE, data, qos=self._qos
        )
        if sent:
            self._unplaced = None
        else:
            self._echoes.take(data)
        return sent

    def _hear(self, message: View) -> None:
        """Somebody else published; executor's thread. Only the newest that waits is looked at."""
        frame, pose = gizmo_pose.from_ros(message)
        self._unplaced = None
        if frame != self._entry.frame:
            there = self._frames.pose(frame, self._entry.frame)
            if isinstance(there, str):
                self._foreign, self._unplaced = True, (frame, pose)
                raise InputError(there)
            pose = within(there, pose)
        self._follow_soon(pose)

    def _follow_soon(self, pose: Pose) -> None:
        waits, self._heard = self._heard is not None, pose
        if not waits:
            self._publications.submit(self._follow)

    def _follow(self) -> None:
        pose, self._heard = self._heard, None
        if pose is not None:
            self.follow(pose)
