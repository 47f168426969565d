# SPDX-License-Identifier: Apache-2.0
"""Short ways to make scene messages, and to read what an outbox sends."""

from __future__ import annotations

from collections.abc import Sequence
import struct
from typing import Any

import numpy as np

from ros_viz_bridge.core.entry import Entry
from ros_viz_bridge.core.outbox import Outbox
from ros_viz_bridge.wire.bundle import Bundle
from ros_viz_bridge.wire.codec import decode, decode_bundle
from ros_viz_bridge.wire.flat import Point
from ros_viz_bridge.wire.markers import Markers
from ros_viz_bridge.wire.point_cloud import PointCloud
from ros_viz_bridge.wire.scene import NodePlacement, NodePlacements
from ros_viz_bridge.wire.schema import SERVER_MESSAGES
from ros_viz_bridge.wire.tf import Transforms

HEAD = struct.Struct('<IIII')
MARK = 0xFFFFFFFF


def cloud(display: str, *, size: int = 64, stamp: float = 0.0, key: str = '') -> PointCloud:
    """Return a cloud of ``size`` bytes."""
    data = np.zeros(size, np.uint8)
    return PointCloud(display, key or display, 'map', stamp, size // 16, 16, [], (0, 0, 0), data)


def pose(key: str, x: float, *, display: str = '') -> NodePlacements | Point:
    """Return the place of one node at x, or a point of a display."""
    if display:
        return Point(display, key, '', 0.0, (x, 0.0, 0.0))
    return NodePlacements.of([NodePlacement.at(key, '', 0.0, (x, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0))])


def transforms(
    *rows: tuple[str, str, float], stamp: float = 1.0, static: bool = False, display: str = ''
) -> Transforms:
    """Return transforms (child, parent, x)."""
    names: dict[str, int] = {}
    child = [names.setdefault(row[0], len(names)) for row in rows]
    parent = [names.setdefault(row[1], len(names)) for row in rows]
    poses = np.zeros((len(rows), 7))
    poses[:, 6] = 1.0
    poses[:, 0] = [row[2] for row in rows]
    return Transforms(
        display,
        'tf',
        list(names),
        np.array(child, np.uint32),
        np.array(parent, np.uint32),
        np.full(len(rows), stamp),
        poses,
        np.full(len(rows), static, np.uint8),
    )


def transform_table(message: Transforms) -> dict[str, tuple[str, float, bool]]:
    """Return child -> (parent, x, static); of two rows of a child the later one counts."""
    return {
        message.names[c]: (message.names[p], float(pose[0]), bool(s))
        for c, p, pose, s in zip(
            message.child, message.parent, message.pose, message.static, strict=True
        )
    }


def markers(
    *rows: tuple[str, int, float],
    deleted: Sequence[tuple[str, int]] = (),
    cleared: Sequence[str] = (),
    clear_all: bool = False,
    **columns: Any,
) -> Markers:
    """Return markers (namespace, id, x)."""
    names: dict[str, int] = {}

    def number(name: str) -> int:
        return names.setdefault(name, len(names))

    ns = [number(row[0]) for row in rows]
    deleted_ns = [number(name) for name, _ in deleted]
    gone = [number(name) for name in cleared]
    n = len(rows)
    poses = np.zeros((n, 7))
    poses[:, 6] = 1.0
    poses[:, 0] = [row[2] for row in rows]
    defaults: dict[str, Any] = {
        'type': np.full(n, 1, np.uint8),
        'frame': np.zeros(n, np.uint32),
        'frame_locked': np.zeros(n, np.uint8),
        'stamp': np.zeros(n),
        'expires': np.zeros(n),
        'pose': poses,
        'scale': np.ones((n, 3), np.float32),
        'color': np.ones((n, 4), np.float32),
    }
    return Markers(
        'm',
        'm',
        namespaces=list(names),
        frames=['map'] if n else [],
        clear_all=clear_all,
        cleared=np.array(gone, np.uint32),
        deleted_ns=np.array(deleted_ns, np.uint32),
        deleted_id=np.array([i for _, i in deleted], np.int32),
        ns=np.array(ns, np.uint32),
        id=np.array([row[1] for row in rows], np.int32),
        **{**defaults, **columns},
    )


def marker_table(message: Markers) -> dict[tuple[str, int], float]:
    """Return (namespace, id) -> x."""
    return {
        (message.namespaces[ns], int(i)): float(pose[0])
        for ns, i, pose in zip(message.ns, message.id, message.pose, strict=True)
    }


def messages_in(frame: bytes | memoryview) -> list[Any]:
    """Return the message in a frame, or those of a bundle; of many places each."""
    message = decode(frame, SERVER_MESSAGES)
    if not isinstance(message, Bundle):
        return each_place(message)
    found = [decode(each, SERVER_MESSAGES) for each in decode_bundle(message)]
    return [one for each in found for one in each_place(each)]


def each_place(message: Any) -> list[Any]:
    """Return the places that a message says one by one, and any other message as it is."""
    if not isinstance(message, NodePlacements):
        return [message]
    return [*message.rows().values()]


class Receiver:
    """Takes from an outbox as a page would, and puts pieces together."""

    def __init__(self, box: Outbox) -> None:
        self._box = box
        self._transfers: dict[int, bytearray] = {}
        self.received = 0

    def take(self, now: float = 0.0) -> list[Any]:
        """Return the messages that are complete when nothing more may be sent."""
        found = []
        while (message := self.step(now)) is not None:
            found += message
        return found

    def step(self, now: float = 0.0) -> list[Any] | None:
        """
        Take one frame or piece.

        Return the messages that it completes, None when nothing may go.
        """
        data = self._box.take(now)
        if data is None:
            return None
        self.received += len(data)
        if len(data) != HEAD.size or HEAD.unpack(data)[0] != MARK:
            return messages_in(data)
        _, number, offset, total = HEAD.unpack(data)
        piece = self._box.take(now)
        assert piece is not None, 'a head is followed by its piece, whatever the window says'
        self.received += len(piece)
        if offset == 0:
            self._transfers[number] = bytearray(total)
        self._transfers[number][offset : offset + len(piece)] = piece
        if offset + len(piece) < total:
            return []
        return messages_in(memoryview(self._transfers.pop(number)))

    def drain(self, now: float = 0.0) -> list[Any]:
        """Take and acknowledge until there is nothing more."""
        found: list[Any] = []
        while True:
            self._box.ack(self.received, now)
            messages = self.step(now)
            if messages is None:
                return found
            found += messages


def entry(message: Any, layer: str = '') -> Entry:
    """Return the entry of a message."""
    return Entry(message, layer)
