# SPDX-License-Identifier: Apache-2.0
"""Numbers of a robot description: read as URDF means them, or named with what is wrong."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st
import pytest

from ros_viz_bridge.displays.robot.markup import Element
from ros_viz_bridge.displays.robot.values import (
    direction,
    from_rpy,
    number,
    origin,
    size,
    ValueProblem,
    vector,
)

ANGLES = st.floats(-7.0, 7.0)


def element(**attributes: str) -> Element:
    return Element('x', attributes, 1)


def rotated(q: tuple[float, ...], v: tuple[float, ...]) -> list[float]:
    x, y, z, w = q
    matrix = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
        [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
        [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
    ]
    return [sum(a * b for a, b in zip(row, v, strict=True)) for row in matrix]


@given(ANGLES, ANGLES, ANGLES)
def test_angles_turn_about_fixed_axes(roll: float, pitch: float, yaw: float) -> None:
    """Rz(yaw) Ry(pitch) Rx(roll), as the URDF specification has it."""
    x = [
        math.cos(yaw) * math.cos(pitch),
        math.sin(yaw) * math.cos(pitch),
        -math.sin(pitch),
    ]
    q = from_rpy(roll, pitch, yaw)
    assert math.hypot(*q) == pytest.approx(1.0)
    assert rotated(q, (1, 0, 0)) == pytest.approx(x, abs=1e-9)
    assert rotated(q, (0, 0, 1))[2] == pytest.approx(math.cos(pitch) * math.cos(roll), abs=1e-9)


def test_origins() -> None:
    assert origin(None) == ((0, 0, 0), (0, 0, 0, 1))
    assert origin(element(xyz=' 1  2\t3 '))[0] == (1, 2, 3)
    assert origin(element(quat_xyzw='0 0 0 2'))[1] == (0, 0, 0, 1)
    assert direction(element(xyz='0 0 -2'), 'xyz') == (0, 0, -1)
    assert number(element(a='-1.5e-3'), 'a') == -0.0015
    assert number(element(), 'a', 3.0) == 3.0


@pytest.mark.parametrize(
    'text', ['nan 0 0', '0 inf 0', '1 2', '1 2 3 4', '', 'a b c', '1e7 0 0', '1_0 0 0']
)
def test_what_is_no_vector_is_named(text: str) -> None:
    for read in (lambda: vector(element(xyz=text), 'xyz'), lambda: origin(element(rpy=text))):
        with pytest.raises(ValueProblem, match='xyz|rpy'):
            read()


@pytest.mark.parametrize(
    'attributes', [{}, {'r': '0'}, {'r': '-1'}, {'r': 'nan'}, {'r': '1e9'}, {'r': ''}]
)
def test_what_is_no_size_is_named(attributes: dict[str, str]) -> None:
    with pytest.raises(ValueProblem):
        size(element(**attributes), 'r')


def test_axes_need_a_direction() -> None:
    with pytest.raises(ValueProblem, match='no direction'):
        direction(element(xyz='0 0 0'), 'xyz')
    with pytest.raises(ValueProblem, match='direction'):
        origin(element(quat_xyzw='0 0 0 0'))
