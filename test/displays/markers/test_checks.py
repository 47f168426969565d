# SPDX-License-Identifier: Apache-2.0
"""Faults of single markers: which refuse them, which only warn, and what the sentence says."""

from __future__ import annotations

import math
from typing import Any

from displays.marker_messages import colors, convert, marker, points, ragged, shown
import pytest

NAN = math.nan
UNIT = {'w': 1.0}

REFUSED = [
    (marker(kind=13), 'type 13 is unknown'),
    (marker(kind=-1), 'type -1 is unknown'),
    (marker(action=1), 'action 1 is unknown'),
    (marker(header={'frame_id': ''}), 'frame_id is empty'),
    (marker(header={'frame_id': '/'}), 'frame_id is empty'),
    (marker(pose={'position': {'y': math.inf}, 'orientation': UNIT}), 'pose holds NaN or inf'),
    (marker(pose={'orientation': {'w': NAN}}), 'pose holds NaN'),
    (marker(scale={'x': NAN, 'y': 1.0, 'z': 1.0}), 'scale holds NaN'),
    (marker(scale={'x': 1e300, 'y': 1.0, 'z': 1.0}), 'scale holds NaN or infinity'),
    (marker(color={'r': NAN, 'a': 1.0}), 'color holds NaN'),
    (marker(kind=8, points=[*points(2), {'z': NAN}]), 'points hold NaN'),
    (marker(kind=8, points=points(2), colors=[{'a': NAN}] * 2), 'colors hold NaN'),
    (marker(kind=5, points=points(3)), 'LINE_LIST has two points for each line, this one has 3'),
    (marker(kind=11, points=points(4)), 'TRIANGLE_LIST has three points'),
    (marker(kind=0, points=points(1)), 'an ARROW has two points or none'),
    (marker(kind=10), 'mesh_resource is empty'),
    (marker(kind=10, mesh_resource='http://x/y.stl'), 'begins with neither package://'),
    (marker(kind=10, mesh_resource='embedded://m'), 'is not supported'),
]

WARNED = [
    (marker(pose={'orientation': {'w': 0.0}}), 'orientation is all zero'),
    (marker(pose={'orientation': {'w': 2.0}}), 'orientation has length 2'),
    (marker(scale={'x': 1.0, 'y': 0.0, 'z': 0.0}), 'scale is 0 in y, z'),
    (marker(kind=4, points=points(2), scale={'x': 0.0}), 'scale is 0 in x'),
    (marker(kind=9, text='t', scale={'x': 0.0, 'y': 0.0, 'z': 0.0}), 'scale is 0 in z'),
    (marker(color={'r': 1.0, 'a': 0.0}), 'alpha is 0'),
    (marker(kind=8, points=points(2), colors=colors(2, alpha=0.0)), 'alpha is 0'),
    (marker(kind=8, points=points(3), colors=colors(2)), '2 colors for 3 points'),
    (marker(kind=4), 'there are no points'),
    (marker(kind=0, points=points(4)), 'the other 2 are ignored'),
    (marker(kind=12, points=points(1)), 'has no arrow'),
]

FINE = [
    marker(kind=4, points=points(2), scale={'x': 0.1}),
    marker(kind=8, points=points(2), scale={'x': 0.1, 'y': 0.1}),
    marker(kind=9, text='t', scale={'z': 0.1}),
    marker(kind=0, points=points(2), scale={'x': 0.1, 'y': 0.1}),
    marker(kind=8, points=points(2), colors=colors(2), color={'a': 0.0}),
    marker(kind=11, points=points(6), colors=colors(2)),
    marker(kind=11, points=points(6), colors=colors(6)),
    marker(kind=1, points=points(1)),
    marker(kind=10, mesh_resource='file:///m.glb', mesh_use_embedded_materials=True,
           color={'a': 0.0}),
]  # fmt: skip


@pytest.mark.parametrize(('bad', 'text'), REFUSED, ids=[text for _, text in REFUSED])
def test_refused(as_view: Any, bad: dict[str, Any], text: str) -> None:
    scene, (item,) = convert(as_view, marker('ok', 1), {**bad, 'ns': 'bad'}, marker('ok', 2))
    assert shown(scene) == [('ok', 1), ('ok', 2)]
    assert (item.name, item.level) == ('bad/0', 'error')
    assert text in item.text


@pytest.mark.parametrize(('odd', 'text'), WARNED, ids=[text for _, text in WARNED])
def test_warned(as_view: Any, odd: dict[str, Any], text: str) -> None:
    scene, (item,) = convert(as_view, marker('ok', 1), {**odd, 'ns': 'odd'})
    assert shown(scene) == [('ok', 1), ('odd', 0)]
    assert (item.name, item.level) == ('odd/0', 'warning')
    assert text in item.text


@pytest.mark.parametrize('good', FINE)
def test_fine(as_view: Any, good: dict[str, Any]) -> None:
    scene, items = convert(as_view, good)
    assert items == []
    assert len(shown(scene)) == 1


def test_only_what_a_type_uses_is_sent(as_view: Any) -> None:
    scene, _ = convert(
        as_view,
        marker('a', 0, 0, points=points(4)),
        marker('a', 1, 1, points=points(5), colors=colors(5)),
        marker('a', 2, 8, points=points(2, start=7.0), colors=colors(3)),
        marker('a', 3, 8, points=points(1, start=9.0), colors=colors(1)),
    )
    assert scene is not None
    xs = [[x for x, _, _ in row] for row in ragged(scene.points, scene.point_offsets)]
    assert xs == [[0, 1], [], [7, 8], [9]]
    assert [len(row) for row in ragged(scene.colors, scene.color_offsets)] == [0, 0, 0, 1]


def test_rotations_are_made_unit_length(as_view: Any) -> None:
    scene, _ = convert(
        as_view,
        marker('a', 0, pose={'orientation': {'w': 0.0}}),
        marker('a', 1, pose={'orientation': {'z': 3.0, 'w': 4.0}}),
    )
    assert scene is not None
    assert scene.pose[:, 3:].tolist() == [[0, 0, 0, 1], [0, 0, 0.6, 0.8]]


def test_colours_are_kept_within_one(as_view: Any) -> None:
    scene, _ = convert(as_view, marker(color={'r': 255.0, 'g': -1.0, 'b': 0.5, 'a': 1.0}))
    assert scene is not None
    assert scene.color.tolist() == [[1.0, 0.0, 0.5, 1.0]]
