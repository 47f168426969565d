# SPDX-License-Identifier: Apache-2.0
"""An update changes what it names, and nothing else; what is wrong stays where it is."""

from __future__ import annotations

from typing import Any

from displays.conftest import by_writer
from displays.interactive_messages import control, convert, interactive, pose_of, visual
import pytest

from ros_viz_bridge.displays.base import DisplayError


def test_poses_alone_bring_no_marker_again() -> None:
    scene, items = convert(by_writer, poses=[pose_of('a', 4.0)])
    assert items == [] and scene is not None
    assert (scene.markers, scene.erased, len(scene.id)) == ([], [], 0)
    assert scene.poses[0].position == (4.0, 0.0, 0.0)


def test_erases_and_snapshots() -> None:
    scene, _ = convert(by_writer, erases=['a', 'b'])
    assert scene is not None and scene.erased == ['a', 'b'] and not scene.clear_all
    scene, _ = convert(by_writer, whole=True)
    assert scene is not None and scene.clear_all


def test_nothing_new_is_no_message() -> None:
    assert convert(by_writer) == (None, [])
    assert convert(by_writer, interactive('a'), type=0) == (None, []), 'KEEP_ALIVE'


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(DisplayError, match='type is 9'):
        convert(by_writer, type=9)


@pytest.mark.parametrize('scale', [-1.0, float('nan'), float('inf')])
def test_a_scale_that_is_no_size_is_refused(scale: float) -> None:
    marker = interactive('a', control('x', 3, visual()), scale=scale)
    scene, (item,) = convert(by_writer, marker, interactive('b', control('y', 3, visual())))
    assert scene is not None
    assert [one.name for one in scene.markers] == ['b']
    assert scene.namespaces == ['b'], 'its visuals are not shown either'
    assert 'scale' in item.text and item.level == 'error'


def test_no_scale_is_one() -> None:
    scene, items = convert(by_writer, interactive('a', scale=0.0))
    assert items == [] and scene is not None
    assert scene.markers[0].scale == 1.0


def test_of_two_of_one_name_the_last_counts() -> None:
    scene, (item,) = convert(
        by_writer,
        interactive('a', control('x', 3, visual(1))),
        interactive('a', control('y', 3, visual(2))),
    )
    assert scene is not None
    assert [one.controls[0].name for one in scene.markers] == ['y']
    assert scene.type.tolist() == [2]
    assert item.level == 'warning' and 'another marker of this name' in item.text


def test_faults_of_a_refused_marker_are_told_once() -> None:
    nowhere: Any = {'frame_id': ''}
    scene, items = convert(by_writer, interactive('a', control('x', 99), header=nowhere))
    assert scene is None
    assert [item.text for item in items] == ['header.frame_id is empty']
