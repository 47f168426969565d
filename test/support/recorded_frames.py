# SPDX-License-Identifier: Apache-2.0
"""Poses computed straight from a recording, as a check that shares no code with the bridge."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from pathlib import Path

from mcap_ros2.reader import read_ros2_messages
import numpy as np
from transforms3d.quaternions import mat2quat, quat2mat


class RecordedFrames:
    """The transform tree of an .mcap file, interpolated between its samples."""

    def __init__(self, path: Path) -> None:
        self._parents: dict[str, str] = {}
        self._static: set[str] = set()
        self._times: dict[str, list[float]] = defaultdict(list)
        self._samples: dict[str, list[tuple[np.ndarray, np.ndarray]]] = defaultdict(list)
        for message in read_ros2_messages(path, topics=['/tf', '/tf_static']):
            for one in message.ros_msg.transforms:
                child, stamp = one.child_frame_id, one.header.stamp
                move, turn = one.transform.translation, one.transform.rotation
                self._parents[child] = one.header.frame_id
                if message.channel.topic == '/tf_static':
                    self._static.add(child)
                self._times[child].append(stamp.sec + stamp.nanosec * 1e-9)
                quaternion = np.array([turn.w, turn.x, turn.y, turn.z])
                self._samples[child].append((np.array([move.x, move.y, move.z]), quaternion))

    def span(self, source: str, target: str) -> tuple[float, float]:
        """Return the first and last time at which every link between two frames is known."""
        moving = [self._times[f] for f in self._chain(source, target) if f not in self._static]
        return max(t[0] for t in moving), min(t[-1] for t in moving)

    def pose(self, target: str, source: str, stamp: float) -> tuple[np.ndarray, list[float]]:
        """Return position (3,) and quaternion x y z w of a frame in one of its ancestors."""
        result = np.eye(4)
        for frame in self._chain(source, target):
            result = self._link(frame, stamp) @ result
        w, x, y, z = mat2quat(result[:3, :3])
        return result[:3, 3], [x, y, z, w]

    def _chain(self, source: str, target: str) -> list[str]:
        frames = []
        while source != target:
            frames.append(source)
            source = self._parents[source]
        return frames

    def _link(self, frame: str, stamp: float) -> np.ndarray:
        times, samples = self._times[frame], self._samples[frame]
        if frame in self._static:
            return _matrix(*samples[-1])
        after = bisect_right(times, stamp)
        assert 0 < after < len(times), f'{frame} is not recorded at {stamp}'
        part = (stamp - times[after - 1]) / (times[after] - times[after - 1])
        (p, q), (p_after, q_after) = samples[after - 1], samples[after]
        return _matrix(p + part * (p_after - p), _slerp(q, q_after, part))


def _slerp(a: np.ndarray, b: np.ndarray, part: float) -> np.ndarray:
    a, b = a / np.linalg.norm(a), b / np.linalg.norm(b)
    cosine = float(a @ b)
    if cosine < 0:
        b, cosine = -b, -cosine
    angle = np.arccos(min(cosine, 1.0))
    if angle < 1e-9:
        return a
    mixed: np.ndarray = np.sin((1 - part) * angle) * a + np.sin(part * angle) * b
    return mixed / np.sin(angle)


def _matrix(position: np.ndarray, quaternion: np.ndarray) -> np.ndarray:
    matrix = np.eye(4)
    matrix[:3, :3] = quat2mat(quaternion)
    matrix[:3, 3] = position
    return matrix


def angle_between(a: list[float], b: list[float]) -> float:
    """Return the angle (radians) between two orientations."""
    cosine = abs(float(np.dot(a, b)) / float(np.linalg.norm(a) * np.linalg.norm(b)))
    return 2 * float(np.arccos(min(cosine, 1.0)))
