# SPDX-License-Identifier: Apache-2.0
"""Places are as many as each other, and turned by quaternions of any length but zero."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from support.published import Published

from ros_viz_bridge.api.scene import instances as i


def test_what_places_are_kept_as() -> None:
    assert i.positions('it', [[1, 2, 3]]).dtype == np.float32
    assert i.rotations('it', [[2, 0, 0, 0], [0, 0, 3, 0]]).tolist() == [[0, 0, 0, 1], [0, 1, 0, 0]]
    assert i.scales('it', None).shape == (0, 3)
    assert i.scales('it', [1, 2]).tolist() == [[1, 1, 1], [2, 2, 2]]
    assert i.one_or_many_colors('it', (255, 0, 0)).shape == (1, 3)
    assert i.one_or_many_colors('it', np.zeros((5, 3))).shape == (5, 3)
    assert i.opacities('it', None).shape == (0,)
    assert i.opacities('it', [0, 1]).tolist() == [0, 1]
    assert i.lod('it', 'auto') == 'auto'
    assert i.lod('it', ((2, 0.5), (4, 0.25))) == [(2.0, 0.5), (4.0, 0.25)]


@pytest.mark.parametrize(
    ('check', 'value', 'text'),
    [
        (i.rotations, [[1, 0, 0, 0], [0, 0, 0, 0]], r'it\[1\] is a quaternion of length zero'),
        (i.rotations, [1, 0, 0, 0], r'it must have shape \(N, 4\)'),
        (i.scales, np.zeros((2, 2)), r'it must have shape \(N, 3\)'),
        (i.one_or_many_colors, np.zeros((2, 2, 3)), r'it must have shape \(3,\) or \(N, 3\)'),
        (i.opacities, [2.0], 'it must be from 0 to 1'),
        (i.lod, 'best', "it must be 'auto', 'off' or"),
        (i.lod, (1, 2), "it must be 'auto', 'off' or 1 to 8"),
        (i.lod, ((1, 2),), 'it ratio must be from 0 to 1, not 2.0'),
    ],
)
def test_what_does_not_fit_is_refused(check: Any, value: Any, text: str) -> None:
    with pytest.raises(ValueError, match=text):
        check('it', value)


def test_pages_keep_what_they_show_until_all_arrays_are_as_many() -> None:
    out = Published()
    axes = out.scene.add_batched_axes('/a', np.tile([1.0, 0, 0, 0], (2, 1)), np.zeros((2, 3)))
    out.sent()
    axes.batched_positions = np.ones((3, 3))
    assert out.sent() == [] and len(axes.batched_positions) == 3
    axes.visible = False
    assert out.sent() == ['NodePlacement']
    axes.batched_wxyzs = np.tile([1.0, 0, 0, 0], (3, 1))
    assert out.sent() == ['BatchedAxesInstances']
    assert len(out.part('/a', 'instances').positions) == 3
