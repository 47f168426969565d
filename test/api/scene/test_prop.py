# SPDX-License-Identifier: Apache-2.0
"""A property is a field of a message, under a name of its own where it needs one."""

from __future__ import annotations

from support.published import Published

from ros_viz_bridge.api.scene.frames import FrameHandle
from ros_viz_bridge.api.scene.prop import Prop


def test_names() -> None:
    assert (FrameHandle.wxyz.name, FrameHandle.wxyz.field) == ('wxyz', 'orientation')
    assert (FrameHandle.show_axes.name, FrameHandle.show_axes.field) == ('show_axes', 'show_axes')
    assert isinstance(FrameHandle.show_axes, Prop)


def test_it_is_read_and_assigned_through_the_message() -> None:
    out = Published()
    node = out.scene.add_frame('/f', origin_color=(1.0, 0.0, 0.0))
    assert node.origin_color == (255, 0, 0)
    node.origin_color = (0, 255, 0)
    assert out.part('/f').origin_color == node.origin_color == (0, 255, 0)
