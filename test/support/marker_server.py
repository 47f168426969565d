# SPDX-License-Identifier: Apache-2.0
"""
A small interactive marker server, of the rules of ROS 2's interactive_markers.

Updates with a number on ``<ns>/update``, the snapshot by ``<ns>/get_interactive_markers``,
feedback on ``<ns>/feedback``: poses of it are taken over, one client at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
import copy
import threading
import time
from typing import Any
import uuid

from builtin_interfaces.msg import Time
from rclpy.node import Node
from rclpy.qos import QoSProfile
from visualization_msgs.msg import (
    InteractiveMarker,
    InteractiveMarkerControl,
    InteractiveMarkerFeedback,
    InteractiveMarkerPose,
    InteractiveMarkerUpdate,
    Marker,
    MenuEntry,
)
from visualization_msgs.srv import GetInteractiveMarkers

OWNED_S = 1.0
"""Seconds after its last word for which a marker obeys one client only."""


class MarkerServer:
    """Serves markers under a namespace; any thread may change them."""

    def __init__(self, node: Node, namespace: str, *, serves: bool = True) -> None:
        self.heard: list[InteractiveMarkerFeedback] = []
        """All feedback, also that of clients who had to wait."""
        self.markers: dict[str, InteractiveMarker] = {}
        self.sequence = 0
        self._node = node
        self._id = f'{namespace}/{uuid.uuid4().hex[:6]}'
        self._owners: dict[str, tuple[str, float]] = {}
        self._lock = threading.RLock()
        qos = QoSProfile(depth=100)
        name = f'{namespace}/update'
        self._publisher = node.create_publisher(InteractiveMarkerUpdate, name, qos)
        self._subscription = node.create_subscription(
            InteractiveMarkerFeedback, f'{namespace}/feedback', self._feedback, qos
        )
        self._service: Any = None
        self._service_name = f'{namespace}/get_interactive_markers'
        if serves:
            self.serve()

    def serve(self) -> None:
        """Offer the service."""
        self._service = self._node.create_service(
            GetInteractiveMarkers, self._service_name, self._snapshot
        )

    def insert(self, *markers: InteractiveMarker) -> None:
        """Add markers or replace them."""
        with self._lock:
            self.markers.update({marker.name: marker for marker in markers})
            self._say(markers=list(markers))

    def move(self, name: str, position: Sequence[float]) -> None:
        """Move a marker: only its pose is sent."""
        with self._lock:
            place = self.markers[name].pose.position
            place.x, place.y, place.z = (float(value) for value in position)
            self._say(poses=[self._pose(name)])

    def erase(self, name: str) -> None:
        """Remove a marker."""
        with self._lock:
            del self.markers[name]
            self._say(erases=[name])

    def lose(self, count: int = 1) -> None:
        """Let updates be lost on their way."""
        self.sequence += count

    def position(self, name: str) -> tuple[float, float, float]:
        """Return where a marker is in its frame."""
        place = self.markers[name].pose.position
        return place.x, place.y, place.z

    def events(self, kind: int) -> list[InteractiveMarkerFeedback]:
        """Return the feedback of one type."""
        return [one for one in list(self.heard) if one.event_type == kind]

    def close(self) -> None:
        """Leave the graph."""
        self._node.destroy_publisher(self._publisher)
        self._node.destroy_subscription(self._subscription)
        if self._service is not None:
            self._node.destroy_service(self._service)

    def _say(self, **changes: Any) -> None:
        self.sequence += 1
        message = InteractiveMarkerUpdate(
            server_id=self._id,
            seq_num=self.sequence,
            type=InteractiveMarkerUpdate.UPDATE,
            **changes,
        )
        self._publisher.publish(message)

    def _snapshot(self, request: Any, response: Any) -> Any:
        with self._lock:
            response.sequence_number = self.sequence
            response.markers = [copy.deepcopy(one) for one in self.markers.values()]
        return response

    def _feedback(self, feedback: InteractiveMarkerFeedback) -> None:
        with self._lock:
            self.heard.append(feedback)
            name, now = feedback.marker_name, time.monotonic()
            if name not in self.markers:
                return
            owner, since = self._owners.get(name, ('', 0.0))
            if owner not in ('', feedback.client_id) and now - since < OWNED_S:
                return
            self._owners[name] = (feedback.client_id, now)
            if feedback.event_type == InteractiveMarkerFeedback.POSE_UPDATE:
                marker = self.markers[name]
                if marker.header.stamp != Time():
                    marker.header = feedback.header
                marker.pose = feedback.pose
                self._say(poses=[self._pose(name)])

    def _pose(self, name: str) -> InteractiveMarkerPose:
        marker = self.markers[name]
        return InteractiveMarkerPose(name=name, header=marker.header, pose=marker.pose)


def make_marker(
    name: str,
    *controls: InteractiveMarkerControl,
    at: Sequence[float] = (0.0, 0.0, 0.0),
    frame: str = 'map',
    menu: Sequence[MenuEntry] = (),
    **fields: Any,
) -> InteractiveMarker:
    """Return a marker that stays with its frame."""
    marker = InteractiveMarker(name=name, scale=1.0, **fields)
    marker.header.frame_id = frame
    marker.pose.orientation.w = 1.0
    place = marker.pose.position
    place.x, place.y, place.z = (float(value) for value in at)
    marker.controls = list(controls)
    marker.menu_entries = list(menu)
    return marker


def make_control(
    name: str,
    mode: int,
    *markers: Marker,
    turn: Sequence[float] = (0.0, 0.0, 0.0, 1.0),
    **fields: Any,
) -> InteractiveMarkerControl:
    """Return a control; ``turn`` is its orientation x y z w."""
    control = InteractiveMarkerControl(name=name, interaction_mode=mode, **fields)
    where = control.orientation
    where.x, where.y, where.z, where.w = (float(value) for value in turn)
    control.markers = list(markers)
    return control


def make_box(size: float = 0.5, color: Sequence[float] = (0.2, 0.7, 0.3, 1.0)) -> Marker:
    """Return a cube in the axes of its interactive marker."""
    box = Marker(type=Marker.CUBE)
    box.pose.orientation.w = 1.0
    box.scale.x = box.scale.y = box.scale.z = size
    box.color.r, box.color.g, box.color.b, box.color.a = color
    return box


def make_entry(number: int, title: str, parent: int = 0) -> MenuEntry:
    """Return an entry of a menu."""
    return MenuEntry(id=number, parent_id=parent, title=title)
