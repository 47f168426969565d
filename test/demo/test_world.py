# SPDX-License-Identifier: Apache-2.0
"""A ray caster that is wrong shows walls where none are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import numpy as np
import pytest

from ros_viz_bridge.demo.world import Box, cast, Cylinder, Hits, Rays, rotation_z, Solid, Vec3

RED: Vec3 = (1.0, 0.0, 0.0)
BOX = Box((5.0, 0.0, 0.0), (2.0, 4.0, 2.0), RED, reflectivity=0.7)
POST = Cylinder((5.0, 0.0, 0.0), 1.0, 2.0, RED)


def ray(origin: Vec3, direction: Vec3) -> Rays:
    unit = np.array(direction, np.float32) / np.float32(np.linalg.norm(direction))
    return Rays(np.array([origin], np.float32).T, unit[:, None])


def nothing(count: int) -> Hits:
    empty = np.zeros((3, count), np.float32)
    return Hits(np.full(count, np.inf, np.float32), empty, empty, np.zeros(count, np.float32))


@pytest.mark.parametrize('solid', [BOX, POST])
def test_a_ray_meets_the_near_face_and_its_normal_looks_back(solid: Solid) -> None:
    distance, normal = solid.hit(ray((0, 0, 0), (1, 0, 0)))
    assert distance == pytest.approx([4.0])
    assert normal[:, 0] == pytest.approx([-1, 0, 0], abs=1e-6)


@pytest.mark.parametrize('solid', [BOX, POST])
def test_from_above_the_top_is_met(solid: Solid) -> None:
    distance, normal = solid.hit(ray((5.5, 0.2, 4), (0, 0, -1)))
    assert distance == pytest.approx([3.0])
    assert normal[:, 0] == pytest.approx([0, 0, 1], abs=1e-6)


@pytest.mark.parametrize('solid', [BOX, POST])
@pytest.mark.parametrize('direction', [(-1, 0, 0), (0, 1, 0), (1, 1, 0), (1, 0, 2)])
def test_rays_that_pass_by_or_look_away_meet_nothing(solid: Solid, direction: Vec3) -> None:
    assert solid.hit(ray((0, 0, 0), direction))[0] == np.inf


def test_a_turned_box_is_met_at_its_corner() -> None:
    turned = Box((5.0, 0.0, 0.0), (2.0, 2.0, 2.0), RED, yaw=np.pi / 4)
    distance, _ = turned.hit(ray((0, 0.001, 0), (1, 0, 0)))
    assert distance == pytest.approx([5 - np.sqrt(2)], abs=0.01)


@given(
    yaw=st.floats(-3, 3),
    aim=st.tuples(*[st.floats(-0.9, 0.9)] * 3),
    start=st.tuples(*[st.floats(-3, 3)] * 3).filter(lambda p: np.linalg.norm(p) > 2),
)
def test_every_hit_on_a_box_lies_on_its_surface(yaw: float, aim: Vec3, start: Vec3) -> None:
    size = np.array([2.0, 1.6, 1.2])
    box = Box((0.0, 0.0, 0.0), (2.0, 1.6, 1.2), RED, yaw=yaw)
    inside = rotation_z(yaw) @ (np.array(aim, np.float32) * size.astype(np.float32) / 2)
    rays = ray(start, tuple(inside - np.array(start)))
    distance, _ = box.hit(rays)
    point = rotation_z(-yaw) @ (rays.origins + rays.directions * distance)
    assert np.abs(np.abs(point[:, 0]) / (size / 2)).max() == pytest.approx(1, abs=1e-3)


def test_cast_keeps_the_nearest_and_what_nothing_hides() -> None:
    far = Box((9.0, 0.0, 0.0), (1.0, 4.0, 2.0), (0.0, 1.0, 0.0), reflectivity=0.2)
    directions = np.array([[1, 0, 0], [-1, 0, 0]], np.float32).T
    rays = Rays(np.zeros((3, 1), np.float32), directions)
    for solids in ([BOX, far], [far, BOX]):
        hits = cast(solids, nothing(2), rays=rays)
        assert hits.distance.tolist() == [4.0, np.inf]
        assert hits.colour[:, 0].tolist() == list(RED)
        assert hits.reflectivity.tolist() == pytest.approx([0.7, 0.0])


def test_rays_with_origins_of_their_own_are_cast_from_there() -> None:
    origins = np.array([[0, 0, 0], [2, 0, 0], [0, 9, 0]], np.float32).T
    directions = np.tile(np.array([[1], [0], [0]], np.float32), (1, 3))
    hits = cast([BOX], nothing(3), rays=Rays(origins, directions))
    assert hits.distance.tolist() == [4.0, 2.0, np.inf]
