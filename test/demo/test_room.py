# SPDX-License-Identifier: Apache-2.0
"""The room must be closed, and the robot's course through it free."""

from __future__ import annotations

import numpy as np
import pytest

from ros_viz_bridge.demo.robot import COURSE_LENGTH, on_course
from ros_viz_bridge.demo.room import furniture, HEIGHT, LENGTH, look, walker, WIDTH
from ros_viz_bridge.demo.world import Rays

MIDDLE = np.array([[0.0], [0.0], [1.0]], np.float32)


def distances(*directions: tuple[float, float, float]) -> list[float]:
    rays = Rays(MIDDLE, np.array(directions, np.float32).T)
    return [float(d) for d in look((), rays=rays).distance]


def test_walls_and_floor_are_where_the_measures_say() -> None:
    found = distances((1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0), (0, 0, -1))
    assert found == pytest.approx([LENGTH / 2, LENGTH / 2, WIDTH / 2, WIDTH / 2, 1.0])


def test_the_room_is_open_at_the_top() -> None:
    assert distances((0, 0, 1)) == [np.inf]


def test_normals_look_into_the_room_and_colours_are_colours() -> None:
    random = np.random.default_rng(1)
    directions = random.normal(size=(3, 500)).astype(np.float32)
    directions /= np.linalg.norm(directions, axis=0)
    hits = look(furniture(), rays=Rays(MIDDLE + np.float32([[0], [3], [0]]), directions))
    seen = np.isfinite(hits.distance)
    assert seen.sum() > 300
    assert (np.sum(hits.normal * directions, axis=0)[seen] < 0).all()
    assert hits.colour.min() >= 0 and hits.colour.max() <= 1
    assert (hits.reflectivity[seen] > 0).all()


def test_the_robot_meets_nothing_on_its_course() -> None:
    solids = [*furniture(), *(walker(t) for t in range(24))]
    for travelled in np.linspace(0, COURSE_LENGTH, 300):
        pose = on_course(float(travelled))
        assert abs(pose.x) < LENGTH / 2 - 0.5 and abs(pose.y) < WIDTH / 2 - 0.5
        for solid in solids:
            (x, y, z), radius = solid.sphere
            reach = min(radius, np.sqrt(max(radius**2 - z**2, 0.0)) if z < HEIGHT / 2 else radius)
            assert np.hypot(pose.x - x, pose.y - y) - reach > 0.3, solid


def test_the_walker_comes_back() -> None:
    places = {round(walker(t).centre[0], 3) for t in np.linspace(0, 24, 25)}
    assert len(places) > 10
    assert walker(0).centre == pytest.approx(walker(24).centre)
