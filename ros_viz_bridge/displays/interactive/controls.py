# SPDX-License-Identifier: Apache-2.0
"""Controls of interactive markers, checked: which are shown, under which names."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
import typing
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...wire.display import StatusItem
from ...wire.interactive_markers import InteractionMode, InteractiveControl, OrientationMode
from .poses import LONGEST_NAME, orientations

MOST = 256
"""So many controls of one marker are shown."""
LONGEST_TEXT = 1000
ORIENTATION_MODES: tuple[OrientationMode, ...] = typing.get_args(OrientationMode)
INTERACTION_MODES: tuple[InteractionMode, ...] = typing.get_args(InteractionMode)


@dataclass(frozen=True)
class Controls:
    """The controls of n markers."""

    of: list[list[InteractiveControl]]
    """Those that are shown, by marker."""
    marker: NDArray[np.int64]
    """(m,) which marker each control of the message belongs to."""
    shown: NDArray[np.bool_]
    """(m,) which of them are shown."""
    items: list[StatusItem]


def read_controls(controls: Any, names: list[str]) -> Controls:
    """
    Return the controls of markers.

    ``controls`` are ragged columns of visualization_msgs/msg/InteractiveMarkerControl, ``names``
    the markers' (n,).
    """
    columns, offsets = controls.values, controls.offsets
    count = len(columns)
    marker = np.repeat(np.arange(len(names)), np.diff(offsets))
    shown = np.zeros(count, np.bool_)
    of: list[list[InteractiveControl]] = [[] for _ in names]
    items: list[StatusItem] = []
    if not count:
        return Controls(of, marker, shown, items)
    turns, notes = orientations(columns.orientation.array())
    table = list(
        zip(
            columns.name.list(),
            columns.orientation_mode.tolist(),
            columns.interaction_mode.tolist(),
            columns.always_visible.tolist(),
            columns.independent_marker_orientation.tolist(),
            columns.description.list(),
            np.diff(columns.markers.offsets).tolist(),
            strict=True,
        )
    )
    for number, (low, high) in enumerate(pairwise(offsets.tolist())):
        used: set[str] = set()
        for i in range(low, high):
            name, frame_mode, mode, always, independent, text, visuals = table[i]
            where = f'{names[number]}/{name[:60] or f"control {i - low}"}'
            problem = _problem(name, frame_mode, mode)
            if turns[i] is None:
                problem = problem or notes[i]
            if i - low >= MOST:
                problem = f'the marker has more than {MOST} controls'
            if problem:
                items.append(StatusItem(where, 'error', problem))
                continue
            if notes[i]:
                items.append(StatusItem(where, 'warning', f'orientation {notes[i]}'))
            own = _unique(name, used)
            if own != name:
                said = f'there is another control of this name: it goes by {own!r}'
                items.append(StatusItem(where, 'warning', said))
            used.add(own)
            shown[i] = True
            of[number].append(
                InteractiveControl(
                    name=own,
                    orientation=turns[i] or (0.0, 0.0, 0.0, 1.0),
                    orientation_mode=ORIENTATION_MODES[frame_mode],
                    interaction_mode=INTERACTION_MODES[mode],
                    always_visible=always,
                    independent_marker_orientation=independent,
                    description=text[:LONGEST_TEXT],
                    visuals=visuals,
                )
            )
    return Controls(of, marker, shown, items)


def _problem(name: str, orientation_mode: int, interaction_mode: int) -> str:
    if interaction_mode >= len(INTERACTION_MODES):
        return f'interaction_mode {interaction_mode} is unknown: known are 0 to 9'
    if orientation_mode >= len(ORIENTATION_MODES):
        return f'orientation_mode {orientation_mode} is unknown: known are 0 to 2'
    if len(name) > LONGEST_NAME:
        return f'name has {len(name)} characters; at most {LONGEST_NAME} are possible'
    return ''


def _unique(name: str, used: set[str]) -> str:
    """Return a name that no other control has, as RViz makes it: feedback goes by it."""
    number = 0
    found = name
    while found in used:
        found = f'{found[: LONGEST_NAME - 8]}_u{number}'
        number += 1
    return found
