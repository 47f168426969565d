# SPDX-License-Identifier: Apache-2.0
"""Assigning to a node changes it in pages, and sends nothing that has not changed."""

from __future__ import annotations

import threading
from typing import Any

import numpy as np
import pytest
from support.published import Published

from ros_viz_bridge.api.scene.node import slots_of
from ros_viz_bridge.wire.scene import FrameLook, NodePlacement


@pytest.fixture
def out() -> Published:
    return Published()


def test_a_pose_is_assigned_and_read_w_first(out: Published) -> None:
    node = out.scene.add_frame('/f', wxyz=(2, 0, 0, 0), position=(1, 2, 3))
    assert out.sent() == ['NodePlacement', 'FrameLook']
    node.wxyz = (0, 0, 0, 5)
    node.position += np.array([1.0, 0.0, 0.0])
    assert out.sent() == ['NodePlacement', 'NodePlacement']
    place = out.part('/f', 'placement')
    assert (place.position, place.orientation) == ((2.0, 2.0, 3.0), (0.0, 0.0, 1.0, 0.0))
    assert (node.position.tolist(), node.wxyz.tolist()) == ([2, 2, 3], [0, 0, 0, 1])


def test_what_is_read_is_a_copy(out: Published) -> None:
    node = out.scene.add_frame('/f')
    node.position[:] = 9
    assert node.position.tolist() == [0, 0, 0]


def test_the_rest_of_the_place(out: Published) -> None:
    node = out.scene.add_frame('f', scale=2, frame_id='map', stamp=3.0, visible=False)
    assert (node.name, node.scale, node.frame_id, node.stamp) == ('/f', 2.0, 'map', 3.0)
    assert node.visible is False
    node.scale, node.frame_id, node.stamp, node.visible = (1, 2, 3), 'base', 0.0, True
    place = out.part('/f', 'placement')
    assert (place.scale, place.frame, place.stamp, place.visible) == ((1, 2, 3), 'base', 0, True)
    assert node.scale == (1.0, 2.0, 3.0)


def test_several_properties_change_at_once(out: Published) -> None:
    node = out.scene.add_frame('/f')
    out.sent()
    node.update(position=(1, 0, 0), wxyz=(0, 1, 0, 0), axes_length=2)
    assert sorted(out.sent()) == ['FrameLook', 'NodePlacement']
    with pytest.raises(ValueError, match='axes_radius must be above 0'):
        node.update(axes_length=3, axes_radius=-1)
    assert (node.axes_length, out.sent()) == (2.0, [])
    with pytest.raises(TypeError, match="FrameHandle has no property 'colour'"):
        node.update(colour=1)


@pytest.mark.parametrize(
    ('name', 'value', 'error', 'text'),
    [
        ('wxyz', (0, 0, 0, 0), ValueError, 'wxyz is a quaternion of length zero'),
        ('wxyz', (0, 0, 1), ValueError, 'wxyz must be 4 numbers, not an array of shape'),
        ('position', (0, 0, float('nan')), ValueError, 'position must be 3 finite numbers'),
        ('visible', 'yes', TypeError, "visible must be True or False, not 'yes'"),
        ('scale', 0, ValueError, 'scale must not be 0'),
        ('frame_id', None, TypeError, 'frame_id must be a string, not None'),
    ],
)
def test_what_is_no_place_is_refused(
    out: Published, name: str, value: Any, error: Any, text: str
) -> None:
    with pytest.raises(error, match=text):
        out.scene.add_frame('f', **{name: value})
    assert out.messages == []
    node = out.scene.add_frame('f')
    with pytest.raises(error, match=text):
        setattr(node, name, value)


def test_a_removed_node_says_so(out: Published) -> None:
    node = out.scene.add_frame('/f')
    assert not node.removed
    node.remove()
    node.remove()
    assert node.removed and out.removed == ['/f']
    out.sent()
    with pytest.raises(RuntimeError, match="the scene node '/f' was removed"):
        node.position = (1, 2, 3)
    assert out.sent() == []
    assert node.position.tolist() == [0, 0, 0]


def test_changes_of_two_threads_are_both_seen(out: Published) -> None:
    node = out.scene.add_frame('/f')

    def count(name: str) -> None:
        for i in range(300):
            setattr(node, name, i + 1)

    threads = [threading.Thread(target=count, args=(n,)) for n in ('axes_length', 'stamp')]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (node.axes_length, node.stamp) == (300.0, 300.0)
    assert out.part('/f').axes_length == out.part('/f', 'placement').stamp == 300.0


def test_the_slot_of_a_field() -> None:
    assert slots_of(NodePlacement, None, FrameLook)['position'] == 'placement'
    assert slots_of(NodePlacement, None, FrameLook)['show_axes'] == 'look'
