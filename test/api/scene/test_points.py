# SPDX-License-Identifier: Apache-2.0
"""Point clouds of scripts: none of their millimetres is lost."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from support.published import Published


@pytest.fixture
def out() -> Published:
    return Published()


def test_a_cloud(out: Published) -> None:
    points = np.random.default_rng(1).normal(size=(100, 3))
    out.scene.add_point_cloud('c', points=points, frame_id='map', stamp=2.0)
    cloud, place = out.part('/c', 'node'), out.part('/c', 'placement')
    assert (cloud.count, cloud.step, place.frame, place.stamp) == (100, 12, 'map', 2.0)
    assert [field.name for field in cloud.fields] == ['x', 'y', 'z']
    np.testing.assert_allclose(out.points(), points, atol=1e-6)


def test_colours(out: Published) -> None:
    points = np.zeros((2, 3))
    for colors in ([[1.0, 0.5, 0.0]] * 2, (1.0, 0.5, 0.0), [[255, 128, 0]] * 2):
        out.scene.add_point_cloud('c', points=points, colors=colors)
        cloud = out.messages[-1]
        packed = cloud.data.view('<u4').reshape(2, 4)[:, 3]
        assert [hex(each) for each in packed] == ['0xff8000', '0xff8000']
        assert cloud.fields[3].name == 'rgb' and cloud.fields[3].offset == 12


def test_far_away_points_keep_their_millimetres(out: Published) -> None:
    points = np.array([[500_000.001, 5_400_000.002, 100.003], [500_001.0, 5_400_001.0, 101.0]])
    out.scene.add_point_cloud('c', points=points)
    np.testing.assert_allclose(out.points(), points, atol=1e-4)


def test_points_that_are_not_finite_stay_among_the_others(out: Published) -> None:
    out.scene.add_point_cloud('c', points=[[np.nan, 0, 0], [1, 2, 3]])
    assert np.isnan(out.points()[0]).any()
    assert out.points()[1].tolist() == [1, 2, 3]
    out.scene.add_point_cloud('c', points=np.zeros((0, 3)))
    assert out.messages[-1].count == 0


@pytest.mark.parametrize(
    ('points', 'colors', 'reason'),
    [
        (np.zeros((3, 2)), None, r'points must have shape \(N, 3\), not \(3, 2\)'),
        (np.zeros(3), None, 'points must have shape'),
        (np.zeros((3, 3)), np.zeros((2, 3)), r'colors must have shape \(3, 3\)'),
    ],
)
def test_other_shapes_are_refused(out: Published, points: Any, colors: Any, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        out.scene.add_point_cloud('c', points=points, colors=colors)
    assert out.messages == []
