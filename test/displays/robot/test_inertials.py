# SPDX-License-Identifier: Apache-2.0
"""Masses and inertias as they are written; what no body can have gives no box."""

from __future__ import annotations

from displays.robot.urdf_texts import robot
import numpy as np
import pytest

from ros_viz_bridge.displays.robot.inertials import even_box
from ros_viz_bridge.displays.robot.urdf import read_urdf
from ros_viz_bridge.wire.robot import RobotInertial

BOX = np.array([0.4, 0.2, 0.1])
MASS = 3.0


def moments(sizes: np.ndarray) -> np.ndarray:
    """Return the inertia (3, 3) of an even box along the axes."""
    squares = sizes**2
    return np.diag(MASS / 12 * (squares.sum() - squares))


def matrix(q: tuple[float, ...]) -> np.ndarray:
    x, y, z, w = q
    return np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
            [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
            [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
        ]
    )


def only(inside: str) -> tuple[list[RobotInertial], list[str]]:
    text = robot(f'<link name="part"><inertial>{inside}</inertial></link>')
    made, items = read_urdf(text, display='/r')
    return made.inertials, [item.text for item in items if item.name == 'link part']


@pytest.mark.parametrize('seed', range(8))
def test_a_box_that_lies_anyhow_is_found_again(seed: int) -> None:
    rng = np.random.default_rng(seed)
    turn = matrix(tuple(q := rng.normal(size=4)) / np.linalg.norm(q))
    tensor = turn @ moments(BOX) @ turn.T
    size, axes = even_box(MASS, tensor)
    assert sorted(size) == pytest.approx(sorted(BOX))
    assert np.linalg.norm(axes) == pytest.approx(1.0)
    again = matrix(axes) @ moments(np.array(size)) @ matrix(axes).T
    np.testing.assert_allclose(again, tensor, atol=1e-12)


def test_it_arrives_in_the_frame_of_its_link() -> None:
    ixx, iyy, izz = np.diag(moments(BOX))
    [found], said = only(
        '<origin xyz="1 2 3" rpy="0 0 1.5707963267948966"/><mass value="3"/>'
        f'<inertia ixx="{ixx}" iyy="{iyy}" izz="{izz}" ixy="0" ixz="0" iyz="0"/>'
    )
    assert said == []
    assert (found.link, found.mass, found.position) == (1, 3.0, (1, 2, 3))
    turned = np.abs(matrix(found.orientation) @ np.diag(found.box) @ matrix(found.orientation).T)
    np.testing.assert_allclose(turned, np.diag([0.2, 0.4, 0.1]), atol=1e-9)


@pytest.mark.parametrize(
    'tensor',
    [np.diag([1.0, 1.0, 5.0]), np.diag([-1.0, 1.0, 1.0]), np.zeros((3, 3)), np.eye(3) * 1e300],
)
def test_an_impossible_inertia_has_no_box(tensor: np.ndarray) -> None:
    assert even_box(1.0, tensor)[0] == (0.0, 0.0, 0.0)
    assert even_box(0.0, np.eye(3))[0] == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ('inside', 'word'),
    [
        ('<mass value="heavy"/>', 'heavy'),
        ('<mass value="-1"/>', 'mass is -1 kg'),
        ('<mass value="1"/><inertia ixx="nan"/>', 'ixx'),
        ('<origin xyz="1 2"/><mass value="1"/>', 'xyz'),
    ],
)
def test_what_is_no_mass_is_named_and_the_link_stays(inside: str, word: str) -> None:
    found, [text] = only(inside)
    assert found == []
    assert word in text and 'left out' in text


def test_a_link_without_mass_says_nothing() -> None:
    made, items = read_urdf(robot('<link name="part"/>'), display='/r')
    assert made.inertials == []
    assert [item.name for item in items] == ['robot']
