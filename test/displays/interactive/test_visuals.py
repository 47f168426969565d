# SPDX-License-Identifier: Apache-2.0
"""What is drawn of a control is found by its place among the controls, whatever was refused."""

from __future__ import annotations

from typing import Any

from displays.conftest import by_writer
from displays.interactive_messages import control, convert, interactive, STAMP, visual
from displays.marker_messages import points, ragged

from ros_viz_bridge.displays.interactive.visuals import visual_columns


def rows(scene: Any) -> list[tuple[str, int, int]]:
    """Return (marker, id, type) of each row."""
    columns = zip(scene.ns.tolist(), scene.id.tolist(), scene.type.tolist(), strict=True)
    return [(scene.namespaces[ns], number, kind) for ns, number, kind in columns]


def test_ids_count_through_the_controls() -> None:
    scene, items = convert(
        by_writer,
        interactive('a', control('x', 3, visual(1), visual(2)), control('y', 3, visual(3))),
        interactive('b', control('z', 3), control('w', 3, visual(1))),
    )
    assert items == [] and scene is not None
    assert rows(scene) == [('a', 0, 1), ('a', 1, 2), ('a', 2, 3), ('b', 0, 1)]


def test_a_refused_control_takes_its_visuals_along() -> None:
    scene, _ = convert(
        by_writer, interactive('a', control('x', 77, visual(1)), control('y', 3, visual(2)))
    )
    assert scene is not None
    assert rows(scene) == [('a', 0, 2)]
    assert [one.name for one in scene.markers[0].controls] == ['y']


def test_a_refused_visual_leaves_the_others_their_ids() -> None:
    nan = {'position': {'x': float('nan')}, 'orientation': {'w': 1.0}}
    scene, (item,) = convert(
        by_writer,
        interactive('a', control('x', 3, visual(pose=nan), visual(2)), control('y', 3, visual(3))),
    )
    assert scene is not None
    assert rows(scene) == [('a', 1, 2), ('a', 2, 3)]
    assert (item.name, item.level) == ('a/0', 'error')


def test_an_axis_without_a_scale_has_size_one() -> None:
    scene, items = convert(by_writer, interactive('a', control('x', 3, visual(scale={'x': 2.0}))))
    assert items == [] and scene is not None
    assert scene.scale.tolist() == [[2.0, 1.0, 1.0]]


def test_a_frame_of_its_own_stays_with_the_row() -> None:
    own = visual(header={'frame_id': '/tool', 'stamp': STAMP})
    scene, items = convert(by_writer, interactive('a', control('x', 3, visual(), own)))
    assert items == [] and scene is not None
    assert [scene.frames[i] for i in scene.frame] == ['', 'tool']
    assert scene.stamp.tolist() == [0.0, 3.5]


def test_points_texts_and_meshes_arrive() -> None:
    scene, items = convert(
        by_writer,
        interactive(
            'a',
            control('x', 3, visual(4, points=points(3)), visual(9, text='hi')),
            control('y', 3, visual(10, mesh_resource='file:///m.stl')),
        ),
    )
    assert items == [] and scene is not None
    assert ragged(scene.points, scene.point_offsets)[0] == [[0, 0, 0], [1, 0, 0], [2, 0, 0]]
    assert [scene.texts[i] for i in scene.text if i >= 0] == ['hi']
    assert [scene.meshes[i] for i in scene.mesh if i >= 0] == ['file:///m.stl']
    assert callable(visual_columns)
