# SPDX-License-Identifier: Apache-2.0
"""Where one TF frame was measured last in another."""

from __future__ import annotations

from collections.abc import Callable
import functools
import math
import time
from typing import NamedTuple

from rclpy.node import Node

from ..cdr import View
from ..displays import tf_message
from ..displays.base import Source
from ..teleop.rigid import inverse, Pose, rotated, subtract, times, unit, within
from ..wire.tf import Transforms
from .command_topic import CommandTopic

_TOPICS = ('/tf', '/tf_static')
_LONGEST = 100
"""Frames from one to the root: more is a cycle."""


class _Link(NamedTuple):
    parent: str
    child: str
    pose: Pose
    came: float
    """Of ``clock``; infinity for what holds for all times."""
    stamp: float
    """ROS time, seconds; likewise."""


class FrameTree:
    """
    The latest transform of every frame.

    It listens on the executor's thread, from ``listen`` on; ``pose`` may be asked in any.
    """

    def __init__(
        self,
        node: Node,
        *,
        ros_time: Callable[[], float],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._node = node
        self._ros_time = ros_time
        self._clock = clock
        self._links: dict[str, _Link] = {}
        self._listening: list[CommandTopic] = []

    def listen(self) -> None:
        """Begin, if it has not yet, and adapt to publishers; once per second."""
        if not self._listening:
            for name in _TOPICS:
                topic = self._node.resolve_topic_name(name)
                take = functools.partial(self._take, topic)
                self._listening.append(CommandTopic(self._node, topic, tf_message.ROS_TYPE, take))
        for listening in self._listening:
            listening.poll()

    def forget(self) -> None:
        """Forget all that moves: time went back."""
        self._links = {c: link for c, link in self._links.items() if link.came == math.inf}

    def pose(self, frame: str, base: str, *, oldest: float = math.inf) -> Pose | str:
        """
        Return ``frame`` in ``base``, or why that is not known.

        What came, or was measured by its stamp, more than ``oldest`` seconds ago counts for
        nothing: a broadcaster may go on with what it last knew, and a network may hold it back.
        """
        above, below = self._way(frame), self._way(base)
        root = next((name for name in above if name in below), None)
        if root is None:
            return f'no way leads from {base} to {frame} in TF'
        now, ros = self._clock(), self._ros_time()
        for link in (*_until(above, root), *_until(below, root)):
            if now - link.came > oldest:
                return f'TF has told nothing of {link.child} for {oldest:g} s'
            if ros - link.stamp > oldest:
                return (
                    f'the newest transform of {link.child} is stamped {ros - link.stamp:.1f} s '
                    'ago: it hangs, or its clock is another one'
                )
        there, here = _composed(_until(above, root)), _composed(_until(below, root))
        back = inverse(here.orientation)
        way = rotated(back, subtract(there.position, here.position))
        return Pose(way, unit(times(back, there.orientation)))

    def _way(self, frame: str) -> dict[str, _Link | None]:
        """Return the frames from this one to its root, each with its link upwards."""
        found: dict[str, _Link | None] = {}
        name = frame
        while name not in found and len(found) < _LONGEST:
            link = found[name] = self._links.get(name)
            if link is None:
                break
            name = link.parent
        return found

    def _take(self, topic: str, message: View) -> None:
        came = self._clock()
        options = tf_message.Options()
        source = Source(display='', topic=topic, received=0.0, options=options)
        for batch in tf_message.convert(message, source):
            if isinstance(batch, Transforms):
                self._keep(batch, came)

    def _keep(self, batch: Transforms, came: float) -> None:
        names = [name.removeprefix('/') for name in batch.names]
        columns = (batch.child, batch.parent, batch.pose, batch.stamp, batch.static)
        rows = zip(*(column.tolist() for column in columns), strict=True)
        for child, parent, pose, stamp, static in rows:
            told = (math.inf, math.inf) if static else (came, stamp)
            self._links[names[child]] = _Link(names[parent], names[child], Pose.of(pose), *told)


def _until(way: dict[str, _Link | None], root: str) -> list[_Link]:
    found = []
    for name, link in way.items():
        if name == root or link is None:
            break
        found.append(link)
    return found


def _composed(links: list[_Link]) -> Pose:
    """Return the pose of the first frame above the last link."""
    pose = Pose()
    for link in links:
        pose = within(link.pose, pose)
    return pose
