# SPDX-License-Identifier: Apache-2.0
"""Point clouds of scripts: none of their millimetres is lost, and colours travel apart."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from support.published import Published

from ros_viz_bridge.wire.scene_points import PointsLook


@pytest.fixture
def out() -> Published:
    return Published()


def test_a_cloud(out: Published) -> None:
    points = np.random.default_rng(1).normal(size=(100, 3))
    out.scene.add_point_cloud('c', points, (1.0, 0.5, 0.0), frame_id='map', stamp=2.0)
    place = out.part('/c', 'placement')
    assert (place.frame, place.stamp) == ('map', 2.0)
    assert out.part('/c') == PointsLook('', '/c', 0.1, 'square', 'gradient')
    np.testing.assert_allclose(out.points(), points, atol=1e-6)
    assert out.part('/c', 'colors').colors.tolist() == [[255, 128, 0]]


def test_what_changes_is_sent_and_nothing_else(out: Published) -> None:
    points = np.zeros((2, 3))
    cloud = out.scene.add_point_cloud('c', points, np.zeros((2, 3), np.uint8))
    out.sent()
    cloud.point_size, cloud.point_shape, cloud.point_shading = 0.2, 'circle', 'flat'
    assert out.sent() == ['PointsLook'] * 3
    cloud.colors = [[1.0, 0.0, 0.0]] * 2
    assert out.sent() == ['PointsColors']
    assert cloud.colors.tolist() == [[255, 0, 0]] * 2
    cloud.points = points + 1.0
    assert out.sent() == ['PointsBuffers']
    cloud.update(points=np.ones((3, 3)), colors=(1, 2, 3), position=(1, 0, 0))
    assert sorted(out.sent()) == ['NodePlacement', 'PointsBuffers', 'PointsColors']
    assert (cloud.points.shape, cloud.colors.tolist()) == ((3, 3), [1, 2, 3])
    cloud.remove()
    with pytest.raises(RuntimeError, match="'/c' was removed"):
        cloud.points = points


def test_a_change_that_does_not_fit_changes_nothing(out: Published) -> None:
    cloud = out.scene.add_point_cloud('c', np.zeros((2, 3)))
    out.sent()
    with pytest.raises(ValueError, match='point_size must not be below 0'):
        cloud.update(points=np.ones((2, 3)), point_size=-1)
    assert (out.sent(), cloud.points.tolist()) == ([], [[0.0] * 3] * 2)


def test_precision_is_a_choice(out: Published) -> None:
    cloud = out.scene.add_point_cloud('c', [[300.1, 0.0, 1.0]], precision='float16')
    assert out.points()[0].tolist() == pytest.approx([300.1, 0, 1], abs=0.13)
    assert out.part('/c', 'buffers').data.nbytes == 6
    cloud.precision = 'float32'
    assert out.points()[0].tolist() == pytest.approx([300.1, 0, 1], abs=1e-4)
    with pytest.raises(ValueError, match='precision must be one of'):
        cloud.precision = 'int8'  # type: ignore[assignment]


def test_far_away_points_keep_their_millimetres(out: Published) -> None:
    points = np.array([[500_000.001, 5_400_000.002, 100.003], [500_001.0, 5_400_001.0, 101.0]])
    out.scene.add_point_cloud('c', points)
    np.testing.assert_allclose(out.points(), points, atol=1e-4)


def test_points_that_are_not_finite_stay_among_the_others(out: Published) -> None:
    out.scene.add_point_cloud('c', points=[[np.nan, 0, 0], [1, 2, 3]])
    assert np.isnan(out.points()[0]).any()
    assert out.points()[1].tolist() == [1, 2, 3]
    out.scene.add_point_cloud('c', points=np.zeros((0, 3)))
    assert len(out.points()) == 0


@pytest.mark.parametrize(
    ('points', 'colors', 'reason'),
    [
        (np.zeros((3, 2)), None, r'points must have shape \(N, 3\), not \(3, 2\)'),
        (np.zeros(3), None, 'points must have shape'),
        (np.zeros((3, 3)), np.zeros((2, 3)), 'one colour or one per point: 3, not 2'),
        (np.zeros((3, 3)), np.zeros((3, 4)), 'colors must have shape'),
        (np.zeros((1, 3)), (0, 300, 0), 'colors of ints must be from 0 to 255'),
    ],
)
def test_other_shapes_are_refused(out: Published, points: Any, colors: Any, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        out.scene.add_point_cloud('c', points=points, colors=colors)
    assert out.messages == []
