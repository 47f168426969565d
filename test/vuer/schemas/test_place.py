# SPDX-License-Identifier: Apache-2.0
"""Places mean what three.js means by them."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st
import numpy as np
import pytest

from ros_viz_bridge.vuer.schemas import Box, Group
from ros_viz_bridge.vuer.schemas.place import (
    columns_of,
    from_euler,
    matrix_of,
    parts,
    quaternion_of,
    to_euler,
)

angle = st.floats(-3.0, 3.0)


def axis(x: float, y: float, z: float) -> np.ndarray:
    cx, cy, cz, sx, sy, sz = (f(a) for f in (math.cos, math.sin) for a in (x, y, z))
    rx = np.array([[1, 0, 0], [0, cx, -sx], [0, sx, cx]])
    ry = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
    rz = np.array([[cz, -sz, 0], [sz, cz, 0], [0, 0, 1]])
    return rx @ ry @ rz


@given(angle, angle, angle)
def test_euler_angles_are_of_order_xyz(x: float, y: float, z: float) -> None:
    matrix = matrix_of(from_euler((x, y, z)))
    assert np.allclose(matrix, axis(x, y, z), atol=1e-9)
    assert np.allclose(axis(*to_euler(matrix)), matrix, atol=1e-6)
    assert np.allclose(matrix_of(quaternion_of(matrix)), matrix, atol=1e-9)


def test_angles_at_the_pole() -> None:
    for y in (math.pi / 2, -math.pi / 2):
        matrix = axis(0.3, y, 0.0)
        assert np.allclose(axis(*to_euler(matrix)), matrix, atol=1e-6)


@given(st.tuples(angle, angle, angle), st.tuples(*[st.floats(0.1, 9.0)] * 3))
def test_a_matrix_comes_apart_and_together(
    position: tuple[float, ...], scale: tuple[float, ...]
) -> None:
    rotation = axis(*position)
    matrix = np.eye(4)
    matrix[:3, :3], matrix[:3, 3] = rotation * scale, position
    place, quaternion, sizes = parts(tuple(matrix.T.reshape(-1)))
    assert np.allclose(place, position) and np.allclose(sizes, scale)
    assert np.allclose(matrix_of(quaternion), rotation, atol=1e-9)


def test_poses_become_matrices_column_by_column() -> None:
    half = math.sqrt(0.5)
    found = columns_of([[1, 2, 3, 0, 0, half, half]])
    assert np.allclose(found[0].reshape(4, 4).T @ [1, 0, 0, 1], [1, 3, 3, 1], atol=1e-6)


def test_places_of_elements() -> None:
    place = Box(position=[1, 2, 3], rotation=[0, math.pi, 0], scale=2, hide=True)._place()
    assert place['position'] == (1, 2, 3) and place['scale'] == (2, 2, 2)
    assert place['visible'] is False
    assert place['wxyz'] == pytest.approx((0, 0, 1, 0))
    assert Box(quaternion=[0, 0, 0, 1])._place()['wxyz'] == (1, 0, 0, 0)
    assert Box(rotation=[0, 0, 0, 'XYZ'])._place()['wxyz'] == (1, 0, 0, 0)
    assert Group()._plan().values['show_axes'] is False


@pytest.mark.parametrize(
    ('given', 'named'),
    [
        ({'position': [1, 2]}, "'b': position must be 3"),
        ({'position': 'abc'}, 'position must be 3'),
        ({'position': 7}, 'position must be 3'),
        ({'rotation': [0, math.nan, 0]}, 'rotation must be 3 finite'),
        ({'rotation': [0, 0, 0, 'ZYX']}, 'rotation must be 3'),
        ({'quaternion': [0, 0, 1]}, 'quaternion must be 4'),
        ({'scale': [1, 2]}, 'scale must be 3'),
        ({'matrix': [0] * 16}, 'scale of zero'),
        ({'matrix': [0] * 15}, 'matrix must be 16'),
    ],
)
def test_what_is_no_place_is_named(given: dict[str, object], named: str) -> None:
    with pytest.raises((ValueError, TypeError), match=named):
        Box(key='b', **given)._place()
