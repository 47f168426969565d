# SPDX-License-Identifier: Apache-2.0
"""visualization_msgs/msg/MarkerArray: what is shown after a message, whatever stands in it."""

from __future__ import annotations

from typing import Any

from displays.marker_messages import colors, convert, deleted, marker, points, ragged, shown
import numpy as np
import pytest

from ros_viz_bridge.wire import codec, schema
from ros_viz_bridge.wire.markers import Markers


def test_every_column_of_a_marker_arrives(as_view: Any) -> None:
    scene, items = convert(
        as_view,
        marker('lane', 7, 4, points=points(3), colors=colors(3), frame_locked=True),
        marker('box', -8, 1, lifetime={'sec': 2, 'nanosec': 500_000_000}),
    )
    assert items == [] and scene is not None
    assert shown(scene) == [('lane', 7), ('box', -8)]
    assert scene.type.tolist() == [4, 1]
    assert [scene.frames[i] for i in scene.frame] == ['map', 'map']
    assert scene.frame_locked.tolist() == [True, False]
    assert scene.stamp.tolist() == [3.5, 3.5]
    assert scene.expires.tolist() == [0.0, 102.5]
    assert scene.pose.tolist() == [[1, 2, 3, 0, 0, 0, 1]] * 2
    assert scene.scale[0].tolist() == pytest.approx([0.1, 0.2, 0.3])
    assert scene.color[0].tolist() == [0.25, 0.5, 0.75, 1.0]
    assert ragged(scene.points, scene.point_offsets) == [[[0, 0, 0], [1, 0, 0], [2, 0, 0]], []]
    assert ragged(scene.colors, scene.color_offsets) == [[[1, 0, 0, 1]] * 3, []]
    assert scene.text.size == scene.mesh.size == scene.texture.size == 0


def test_what_is_encoded_is_what_was_made(as_view: Any) -> None:
    kinds = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    markers = [
        marker('all', kind, kind, points=points(6), text='hi', mesh_resource='file:///m.stl')
        for kind in kinds
        if kind != 0
    ]
    scene, items = convert(as_view, marker('all', 0, 0), *markers)
    assert items == [] and scene is not None
    for name, column in schema.layout(Markers):
        if column is not None:
            assert getattr(scene, name).dtype == np.dtype(column.dtype), name
    read = codec.decode(codec.encode(scene), schema.SERVER_MESSAGES)
    assert read.type.tolist() == kinds
    assert np.diff(read.point_offsets).tolist() == [0, 0, 0, 0, 6, 6, 6, 6, 6, 0, 0, 6, 6]
    assert [read.texts[i] if i >= 0 else None for i in read.text][9] == 'hi'
    assert [i >= 0 for i in read.text].count(True) == 1
    assert [read.meshes[i] if i >= 0 else None for i in read.mesh][10] == 'file:///m.stl'
    assert [i >= 0 for i in read.mesh].count(True) == 1


def test_actions_in_any_order_come_to_clear_delete_add(as_view: Any) -> None:
    scene, items = convert(
        as_view,
        marker('a', 1),
        marker('', 0, action=3),
        marker('a', 2),
        marker('b', 3, action=2),
        marker('c', 4),
        marker('c', 0, action=3),
        marker('c', 5),
    )
    assert items == [] and scene is not None
    assert scene.clear_all
    assert [scene.namespaces[i] for i in scene.cleared] == ['c']
    assert deleted(scene) == []  # cleared anyway
    assert shown(scene) == [('a', 2), ('c', 5)]
    assert (scene.namespaces, scene.frames) == (['a', 'c'], ['map'])


def test_a_refused_marker_harms_no_other(as_view: Any) -> None:
    nan = {'position': {'x': float('nan')}, 'orientation': {'w': 1.0}}
    scene, (item,) = convert(
        as_view, marker('a', 1), marker('a', 2, pose=nan, points=points(2)), marker('a', 3)
    )
    assert shown(scene) == [('a', 1), ('a', 3)]
    assert (item.name, item.level) == ('a/2', 'error')
    assert 'pose holds NaN' in item.text


def test_hundreds_of_bad_markers_make_a_short_report(as_view: Any) -> None:
    scene, items = convert(as_view, *(marker('a', i, 99) for i in range(300)))
    assert scene is None
    assert len(items) < 30
    assert items[-1].name.startswith('280 more')


def test_an_empty_array_is_no_news(as_view: Any) -> None:
    assert convert(as_view) == (None, [])
