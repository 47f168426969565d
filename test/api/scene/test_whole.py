# SPDX-License-Identifier: Apache-2.0
"""The scene as a whole: found by name, emptied, hidden, turned."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from support.published import Published

from ros_viz_bridge.api.scene.whole import turn_up


@pytest.fixture
def out() -> Published:
    return Published()


def test_nodes_by_name(out: Published) -> None:
    node = out.scene.add_frame('/a/b')
    assert out.scene.get_handle_by_name('a/b/') is node
    assert out.scene.get_handle_by_name('/a') is None
    out.scene.remove_by_name('/ghost')
    out.scene.remove_by_name('/a/b')
    assert node.removed and out.scene.get_handle_by_name('/a/b') is None


def test_reset_leaves_the_world_axes_and_the_root(out: Published) -> None:
    out.scene.world_axes.visible = True
    out.scene.set_up_direction('+y')
    out.scene.add_frame('/a/b')
    out.scene.add_frame('/c')
    out.scene.configure_fog(1.0, 2.0)
    out.scene.set_background_image(np.zeros((2, 2, 3), np.uint8))
    out.scene.configure_environment_map('studio')
    assert {'fog', 'background', 'environment'} <= set(out.shown)
    out.scene.reset()
    assert set(out.shown) == {'/', '/WorldAxes'} and out.together > 0


def test_world_axes_are_hidden_at_first(out: Published) -> None:
    axes = out.scene.world_axes
    assert axes is out.scene.world_axes and not axes.visible
    assert axes.name == '/WorldAxes'


def test_everything_is_hidden_by_the_root(out: Published) -> None:
    out.scene.set_global_visibility(False)
    assert out.part('/', 'placement').visible is False
    out.scene.set_global_visibility(True)
    assert out.part('/', 'placement').visible is True


@pytest.mark.parametrize(
    ('up', 'axis'),
    [
        ('+x', (1, 0, 0)),
        ('-x', (-1, 0, 0)),
        ('+y', (0, 1, 0)),
        ('+z', (0, 0, 1)),
        ('-z', (0, 0, -1)),
        ((0, 3, 4), (0, 0.6, 0.8)),
    ],
)
def test_up_is_up(out: Published, up: Any, axis: Any) -> None:
    out.scene.set_up_direction(up)
    x, y, z, w = out.part('/', 'placement').orientation
    v = np.array([x, y, z])
    turned = np.array(axis) + 2 * np.cross(v, np.cross(v, axis) + w * np.array(axis))
    np.testing.assert_allclose(turned, (0, 0, 1), atol=1e-12)
    assert turn_up((0, 0, 1)) == (1, 0, 0, 0)


def test_no_direction_is_refused(out: Published) -> None:
    with pytest.raises(ValueError, match=r"direction must be one of \('\+x'"):
        out.scene.set_up_direction('up')
    with pytest.raises(ValueError, match='direction is a vector of length zero'):
        out.scene.set_up_direction((0, 0, 0))
    assert out.messages == []
