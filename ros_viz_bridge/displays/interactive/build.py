# SPDX-License-Identifier: Apache-2.0
"""An update of an interactive marker server to one scene message."""

from __future__ import annotations

from collections.abc import Generator, Iterator
import math
from typing import Any

import numpy as np

from ...cdr import View
from ...wire.display import StatusItem
from ...wire.interactive_markers import InteractiveMarker, InteractiveMarkers, InteractivePose
from ..base import DisplayError, Source
from .controls import Controls, LONGEST_TEXT, read_controls
from .menus import make_menu, read_entries
from .poses import read_poses
from .visuals import visual_columns

KEEP_ALIVE, UPDATE = 0, 1


def convert_update(msg: View, source: Source) -> Iterator[InteractiveMarkers | StatusItem]:
    """
    Return what an update changes, and a StatusItem for each part that is refused or looks wrong.

    A marker that is refused leaves the one it would have replaced. With ``source.whole`` it is no
    update, but the answer of visualization_msgs/srv/GetInteractiveMarkers. Raises DisplayError for
    an update of an unknown type.
    """
    if not source.whole and msg.type == KEEP_ALIVE:
        return
    if not source.whole and msg.type != UPDATE:
        raise DisplayError(f'type is {msg.type}: known are 0 (KEEP_ALIVE) and 1 (UPDATE)')
    names = msg.markers.name.list()
    places, problems = read_poses(msg.markers)
    controls = read_controls(msg.markers.controls, names)
    last = {name: i for i, name in enumerate(names)}
    used = np.zeros(len(names), np.bool_)
    markers: list[InteractiveMarker] = []
    for i, (name, place, problem) in enumerate(zip(names, places, problems, strict=True)):
        if last[name] != i:
            text = 'there is another marker of this name in the same update'
            yield StatusItem(_short(name), 'warning', text)
            continue
        scale = float(msg.markers.scale[i])
        if place is not None and not (math.isfinite(scale) and scale >= 0.0):
            place, problem = None, f'scale is {scale}: a size in metres is expected'
        if problem:
            yield StatusItem(_short(name), 'error' if place is None else 'warning', problem)
        if place is None:
            continue
        menu, faults = make_menu(read_entries(msg.markers.menu_entries[i]))
        if faults:
            more = f' (and {len(faults) - 1} more)' if len(faults) > 1 else ''
            yield StatusItem(_short(name), 'warning', f'{faults[0]}{more}')
        used[i] = True
        markers.append(_marker(msg.markers, i, place, scale, menu, controls))
    refused = {_short(name) for i, name in enumerate(names) if not used[i]}
    yield from (item for item in controls.items if item.name.split('/')[0] not in refused)
    columns, items = visual_columns(msg.markers.controls, controls, names, used)
    yield from items
    poses, erased = [], []
    if not source.whole:
        poses, erased = (yield from _poses(msg.poses)), msg.erases.list()
    message = InteractiveMarkers(
        source.display,
        source.display,
        clear_all=source.whole,
        erased=erased,
        markers=markers,
        poses=poses,
        **columns,
    )
    if source.whole or message.erased or markers or poses:
        yield message


def _marker(
    markers: Any,
    i: int,
    place: InteractivePose,
    scale: float,
    menu: list[Any],
    controls: Controls,
) -> InteractiveMarker:
    return InteractiveMarker(
        name=place.name,
        frame=place.frame,
        stamp=place.stamp,
        position=place.position,
        orientation=place.orientation,
        scale=scale or 1.0,
        description=markers.description[i][:LONGEST_TEXT],
        menu=menu,
        controls=controls.of[i],
    )


def _poses(messages: Any) -> Generator[StatusItem, None, list[InteractivePose]]:
    found = []
    for pose, problem, name in zip(*read_poses(messages), messages.name, strict=True):
        if problem:
            yield StatusItem(_short(name), 'error' if pose is None else 'warning', problem)
        if pose is not None:
            found.append(pose)
    return found


def _short(name: str) -> str:
    return name[:60] or '(no name)'
