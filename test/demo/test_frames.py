# SPDX-License-Identifier: Apache-2.0
"""Frames that do not meet put every sensor's data in the wrong place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import numpy as np
import pytest

from ros_viz_bridge.demo import frames
from ros_viz_bridge.demo.robot import Robot


def tree(robot: Robot) -> dict[str, frames.Transform]:
    moving = frames.moving_transforms(robot)
    every = [frames.map_from_odom(robot.time), *moving, *frames.static_transforms()]
    assert len({t.child for t in every}) == len(every), 'a frame has two parents'
    return {t.child: t for t in every}


def in_map(links: dict[str, frames.Transform], frame: str) -> np.ndarray:
    matrix = np.eye(4)
    while frame != 'map':
        matrix = links[frame].matrix @ matrix
        frame = links[frame].parent
    return matrix


@given(travelled=st.floats(0, 60), time=st.floats(0, 1000))
def test_all_frames_are_connected_and_the_sensors_are_where_rays_start(
    travelled: float, time: float
) -> None:
    robot = Robot(time=time, travelled=travelled)
    links = tree(robot)
    for frame in links:
        in_map(links, frame)
    for sensor in (frames.LIDAR_FRAME, frames.CAMERA_FRAME):
        found = frames.map_from_sensor(robot.pose, sensor)
        assert in_map(links, sensor) == pytest.approx(found, abs=1e-9)


def test_the_tree_has_what_the_demo_names() -> None:
    names = {'base_link', 'base_scan', 'camera_link', 'camera_optical', 'wheel_left', 'arm_tool'}
    assert names <= set(tree(Robot()))


def test_the_optical_frame_looks_along_z_with_y_down() -> None:
    link = next(t for t in frames.static_transforms() if t.child == frames.CAMERA_FRAME)
    turn = link.matrix[:3, :3]
    assert turn @ [0, 0, 1] == pytest.approx([1, 0, 0])
    assert turn @ [1, 0, 0] == pytest.approx([0, -1, 0])
    assert turn @ [0, 1, 0] == pytest.approx([0, 0, -1])


@given(st.floats(-3, 3), st.floats(-1.5, 1.5), st.floats(-3, 3))
def test_rotations_are_unit_quaternions_about_fixed_axes(r: float, p: float, y: float) -> None:
    q = frames.turned(r, p, y)
    assert np.linalg.norm(q) == pytest.approx(1)
    matrix = frames.Transform('a', 'b', (0, 0, 0), q).matrix
    forward = np.array([np.cos(y) * np.cos(p), np.sin(y) * np.cos(p), -np.sin(p)])
    assert matrix[:3, 0] == pytest.approx(forward, abs=1e-9)
