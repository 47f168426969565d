# SPDX-License-Identifier: Apache-2.0
"""The layout's gizmos, each with its topic or its frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from rclpy.node import Node

from ..core.session import ClientInfo
from ..layout.layout_gizmos import check_gizmos, GizmoEntry
from ..layout.layout_widgets import WidgetEntry
from ..teleop.rigid import Pose
from ..wire.pointer import GizmoDragged
from ..wire.session import Notice
from .frame_tree import FrameTree
from .gizmo import Gizmo
from .gizmo_topic import GizmoTopic
from .gizmo_transform import GizmoTransform, Told, topic_of
from .page_times import PageTimes
from .publications import Publications
from .tools import OLD


class Gizmos:
    """
    All gizmos of the layout; ``entries`` have the full names of their topics.

    Raises LayoutError, with file, line and key, where there is no such control group. ``poll`` and
    ``close`` run on the executor's thread, all else in the publishing thread.
    """

    def __init__(
        self,
        node: Node,
        server: Any,
        publications: Publications,
        frames: FrameTree,
        entries: Sequence[GizmoEntry],
        *,
        times: PageTimes,
        ros_time: Callable[[], float],
    ) -> None:
        self._server = server
        self._times = times
        self._gizmos: dict[str, Gizmo] = {}
        self._told_late: set[str] = set()
        """Nodes of whose drag its viewer was told that something of it came late."""
        told: Told = {}
        common = (node, server, publications, frames)
        for entry in entries:
            known = server.control_groups
            if entry.group and entry.group not in known:
                text = f'must be one of {", ".join(known)}, not {entry.group!r}'
                raise entry.place('group').error(text)
            gizmo: Gizmo
            if entry.topic:
                gizmo = GizmoTopic(*common, entry, ros_time=ros_time)
            else:
                gizmo = GizmoTransform(*common, entry, told, ros_time=ros_time)
            self._gizmos[gizmo.node] = gizmo

    def dragged(self, client: ClientInfo, event: GizmoDragged, received: float) -> None:
        """A viewer moved one, as the core allowed; ``received`` is monotonic."""
        gizmo = self._gizmos.get(event.node)
        if gizmo is None:
            return
        if event.phase == 'start':
            self._told_late.discard(event.node)
        pose = Pose(event.position, event.orientation)
        when = self._times.of(client, event.page_time, received)
        # The core ends what a page cannot with what was said last, however long ago.
        told = event.phase == 'end' and gizmo.shows(pose)
        if when.known and when.age > OLD and not told:
            gizmo.refused(pose)
            if event.node in self._told_late:
                return
            self._told_late.add(event.node)
            text = f'{event.node}: it came {when.age:.0f} s late, and is not published'
            self._server.publish(Notice('warning', text, event.node), to=client.client_id)
            return
        gizmo.dragged(pose, event.phase)

    def stopped(self) -> None:
        """Outputs are stopped: nobody holds any of them."""
        for gizmo in self._gizmos.values():
            gizmo.let_go()

    def poll(self) -> None:
        """Adapt to who is there; once per second."""
        for gizmo in self._gizmos.values():
            gizmo.poll()

    def close(self) -> None:
        """Take nothing more from ROS."""
        for gizmo in self._gizmos.values():
            gizmo.close()


def topics(node: Node, entries: Sequence[GizmoEntry]) -> list[str]:
    """Return the full names of all topics that gizmos publish."""
    return [node.resolve_topic_name(entry.topic or topic_of(entry)) for entry in entries]


def resolved(
    node: Node, entries: Sequence[GizmoEntry], widgets: Sequence[WidgetEntry]
) -> tuple[GizmoEntry, ...]:
    """Return the gizmos with the full names of their topics. Raises LayoutError, as layouts do."""
    found = tuple(
        replace(entry, topic=node.resolve_topic_name(entry.topic)) if entry.topic else entry
        for entry in entries
    )
    check_gizmos(found, widgets)
    return found
