# SPDX-License-Identifier: Apache-2.0
"""Poses of interactive markers, checked and with unit quaternions."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...wire.interactive_markers import InteractivePose, Orientation, Position
from ..common import quaternions
from ..common.header import seconds

LONGEST_NAME = 256
"""Characters: longer ones cannot be named in feedback."""
_TOLERANCE = 0.1


def read_poses(messages: Any) -> tuple[list[InteractivePose | None], list[str]]:
    """
    Return the poses of columns with a header, a pose and a name, None where one is refused.

    With them, for each, what is wrong with it; '' for nothing.
    """
    if not len(messages):
        return [], []
    values = messages.pose.array()
    turns, notes = orientations(values[:, 3:])
    finite = np.isfinite(values[:, :3]).all(axis=1).tolist()
    rows = zip(
        messages.name.list(),
        messages.header.frame_id.list(),
        seconds(messages.header.stamp).tolist(),
        values[:, :3].tolist(),
        finite,
        turns,
        notes,
        strict=True,
    )
    found: list[InteractivePose | None] = []
    problems: list[str] = []
    for name, frame, stamp, position, whole, turn, note in rows:
        problem = _problem(name, frame)
        if not problem and (turn is None or not whole):
            problem = 'pose holds NaN or infinity'
        if problem or turn is None:
            found.append(None)
            problems.append(problem)
            continue
        place: Position = (position[0], position[1], position[2])
        found.append(InteractivePose(name, frame.removeprefix('/'), stamp, place, turn))
        problems.append(f'pose.orientation {note}' if note else '')
    return found, problems


def orientations(values: NDArray[Any]) -> tuple[list[Orientation | None], list[str]]:
    """
    Return unit quaternions of (n, 4) x y z w, None for one with NaN; and a note on each, or ''.

    All zeros is no rotation, as in RViz.
    """
    norms = quaternions.lengths(np.concatenate([np.zeros((len(values), 3)), values], axis=1))
    found: list[Orientation | None] = []
    notes: list[str] = []
    for (x, y, z, w), norm in zip(values.tolist(), norms.tolist(), strict=True):
        if not np.isfinite(norm):
            found.append(None)
            notes.append('holds NaN or infinity')
        elif norm == 0.0:
            found.append((0.0, 0.0, 0.0, 1.0))
            notes.append('')
        else:
            found.append((x / norm, y / norm, z / norm, w / norm))
            far = abs(norm - 1.0) > _TOLERANCE
            notes.append(f'has length {norm:.3g}: made a unit quaternion' if far else '')
    return found, notes


def _problem(name: str, frame: str) -> str:
    if not name:
        return 'name is empty'
    if len(name) > LONGEST_NAME:
        return f'name has {len(name)} characters; at most {LONGEST_NAME} are possible'
    if not frame.removeprefix('/'):
        return 'header.frame_id is empty'
    if len(frame) > LONGEST_NAME:
        return f'header.frame_id has {len(frame)} characters; at most {LONGEST_NAME} are possible'
    return ''
