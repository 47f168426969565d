# SPDX-License-Identifier: Apache-2.0
"""What draws the robot must hang on its frames."""

from __future__ import annotations

import numpy as np

from ros_viz_bridge.demo.drawing import Drawing
from ros_viz_bridge.demo.frames import moving_transforms, static_transforms
from ros_viz_bridge.demo.robot import Robot
from ros_viz_bridge.demo.robot_markers import body, room
from ros_viz_bridge.demo.room import LENGTH, WIDTH


def named(drawings: list[Drawing], namespace: str) -> list[Drawing]:
    return [d for d in drawings if d.namespace == namespace]


def test_parts_are_locked_to_frames_of_the_tree() -> None:
    frames = {t.child for t in (*moving_transforms(Robot()), *static_transforms())}
    for drawing in body(lights=False, said='hi'):
        assert drawing.frame in frames and drawing.frame_locked


def test_lamps_show_whether_the_lights_are_on() -> None:
    dark, lit = (named(body(lights=on, said=''), 'lamps')[0].colour for on in (False, True))
    assert sum(lit) > sum(dark) + 1


def test_words_appear_and_go_away() -> None:
    assert named(body(lights=False, said='hello'), 'speech')[0].text == 'hello'
    assert named(body(lights=False, said=''), 'speech')[0].delete


def test_the_map_covers_the_room() -> None:
    floor, course = (named(room(), name)[0] for name in ('floor', 'course'))
    assert len(floor.points) == LENGTH * WIDTH == len(floor.colours)
    for wall in named(room(), 'walls'):
        sides = np.abs(wall.points)
        assert ((sides[:, 0] == LENGTH / 2) | (sides[:, 1] == WIDTH / 2)).all()
    length = sum(len(wall.points) for wall in named(room(), 'walls'))
    assert length == 2 * (LENGTH + WIDTH)
    assert np.linalg.norm(course.points[0] - course.points[-1]) < 1e-3
