# SPDX-License-Identifier: Apache-2.0
"""Markers whose columns do not fit each other are refused, whichever column it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from support.scene import markers

from ros_viz_bridge.core.folds.marker_check import check
from ros_viz_bridge.wire.interactive_markers import InteractiveMarkers


def u32(*values: int) -> Any:
    return np.array(values, np.uint32)


def good() -> Any:
    return markers(
        ('a', 1, 1.0),
        ('b', 2, 2.0),
        deleted=[('a', 3)],
        points=np.zeros((3, 3), np.float32),
        point_offsets=u32(0, 0, 3),
        texts=['hello'],
        text=np.array([-1, 0], np.int32),
        texture_names=['wood'],
        texture=np.array([0, -1], np.int32),
        images=np.zeros(4, np.uint8),
        image_offsets=u32(0, 4),
    )


def test_markers_that_fit_pass() -> None:
    check(good())
    check(markers())
    check(markers(cleared=['a'], clear_all=True))
    check(InteractiveMarkers('d', 'd', [], []))


@pytest.mark.parametrize(
    ('column', 'value', 'said'),
    [
        ('ns', u32(0, 7), 'ns has 7, but namespaces has 2'),
        ('ns', u32(0), 'ns has 1 rows, not 2'),
        ('ns', np.array([0.0, 1.0]), 'ns is no column of integers'),
        ('frame', u32(0, 1), 'frame has 1, but frames has 1'),
        ('deleted_ns', u32(9), 'deleted_ns has 9'),
        ('deleted_ns', u32(0, 0), 'deleted_id has 1 rows, not 2'),
        ('cleared', u32(2), 'cleared has 2'),
        ('text', np.array([0, 1], np.int32), 'text has 1, but texts has 1'),
        ('text', np.array([0, -2], np.int32), 'text has -2'),
        ('text', np.array([0], np.int32), 'text has 1 rows, not 0 or 2'),
        ('pose', np.zeros((2, 6)), r'pose is no array of shape \(n, 7\)'),
        ('pose', [[0.0] * 7] * 2, 'pose is no array'),
        ('expires', np.zeros((2, 1)), r'expires is no array of shape \(n,\)'),
        ('expires', np.zeros(3), 'expires has 3 rows'),
        ('point_offsets', u32(0, 3), 'point_offsets has 2 entries, not 3'),
        ('point_offsets', u32(1, 1, 3), 'begin with the integer 0'),
        ('point_offsets', u32(0, 5, 3), 'does not rise to 3, the length of points'),
        ('point_offsets', u32(0, 0, 4), 'does not rise to 3'),
        ('image_offsets', u32(0, 5), 'does not rise to 4, the length of images'),
        ('image_offsets', u32(0, 0, 4), 'image_offsets has 3 entries, not 2'),
    ],
)
def test_a_column_that_does_not_fit_is_named(column: str, value: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        check(replace(good(), **{column: value}))
