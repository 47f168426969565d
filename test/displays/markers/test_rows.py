# SPDX-License-Identifier: Apache-2.0
"""Columns of markers as they are read, before anything is decided about them."""

from __future__ import annotations

from typing import Any

from displays.marker_messages import marker, points
import numpy as np

from ros_viz_bridge.displays import marker_array
from ros_viz_bridge.displays.markers.rows import expiry, Lists, read_rows


def test_names_and_lists(as_view: Any) -> None:
    messages = [marker('a', 3, 8, points=points(2)), marker('b/c', -4), marker('a', 5, 8)]
    rows = read_rows(as_view(marker_array.ROS_TYPE, {'markers': messages}).markers)
    assert len(rows) == 3
    assert [rows.name(i) for i in range(3)] == ['a/3', 'b/c/-4', 'a/5']
    assert rows.points.counts.tolist() == [2, 0, 0]
    assert rows.points.values.dtype == np.float32


def test_what_float32_cannot_hold_is_infinite(as_view: Any) -> None:
    rows = read_rows(
        as_view(marker_array.ROS_TYPE, {'markers': [marker(scale={'x': -1e300})]}).markers
    )
    assert rows.scale[0].tolist() == [-np.inf, 0.0, 0.0]


def test_lifetimes_end_after_receipt(as_view: Any) -> None:
    lifetimes = [(0, 0), (0, 100_000), (0, 200_000), (5, 500_000_000), (-1, 0)]
    messages = [
        marker('a', i, lifetime={'sec': sec, 'nanosec': nanosec})
        for i, (sec, nanosec) in enumerate(lifetimes)
    ]
    rows = read_rows(as_view(marker_array.ROS_TYPE, {'markers': messages}).markers)
    assert expiry(rows, 1000.0).tolist() == [0.0, 0.0, 1000.0002, 1005.5, 0.0]


def test_lists_count_marked_values() -> None:
    lists = Lists(np.zeros((5, 3), np.float32), np.array([0, 0, 2, 2, 5]))
    assert lists.count(np.array([1, 1, 0, 0, 1], np.bool_)).tolist() == [0, 2, 0, 1]
