# SPDX-License-Identifier: Apache-2.0
"""The axis that a scene calls up is up."""

from __future__ import annotations

import numpy as np
import pytest

from ros_viz_bridge.vuer.schemas import DefaultScene, Scene
from ros_viz_bridge.vuer.schemas.place import matrix_of


@pytest.mark.parametrize('axis', range(3))
@pytest.mark.parametrize('sign', [1, -1])
def test_up_is_up_and_nothing_is_mirrored(axis: int, sign: int) -> None:
    up = np.zeros(3)
    up[axis] = sign
    scene = Scene(up=up.tolist())
    assert scene.turn() @ up == pytest.approx([0, 0, 1])
    assert np.linalg.det(scene.turn()) == pytest.approx(1.0)
    w, x, y, z = scene._plan().values['wxyz']
    assert np.allclose(matrix_of([x, y, z, w]), scene.turn())


def test_forward_is_minus_z_where_y_is_up() -> None:
    assert Scene().turn() @ [0, 0, -1] == pytest.approx([1, 0, 0])
    assert DefaultScene(grid=False).key == '/'


def test_what_is_no_axis_is_named() -> None:
    with pytest.raises(ValueError, match=r'up must be one of the axes'):
        Scene(up=[1, 1, 0]).turn()
