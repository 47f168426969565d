# SPDX-License-Identifier: Apache-2.0
"""Thinned clouds: points as they came, spread over all of the message, the same ones each time."""

from __future__ import annotations

from typing import Any

from displays.cloud_messages import cloud, decode
import numpy as np
import pytest

from ros_viz_bridge.displays import point_cloud2
from ros_viz_bridge.displays.base import Source
from ros_viz_bridge.wire.packed_cloud import PackedCloud

XYZ = [('x', '<f4'), ('y', '<f4'), ('z', '<f4')]


def numbered(count: int, dtype: Any = (*XYZ, ('number', '<u4'))) -> np.ndarray[Any, Any]:
    """Points that say which they are: in x, and in ``number``."""
    made = np.zeros(count, list(dtype))
    made['x'] = made['number'] = np.arange(count)
    made['y'] = -made['x']
    return made


def convert(as_view: Any, message: dict[str, Any], most: float, **options: Any) -> Any:
    """Return the one message that is made of a cloud."""
    source = Source(
        display='/points',
        topic='/points',
        received=5.0,
        options=point_cloud2.Options(max_points=most, **options),
    )
    (out,) = point_cloud2.convert(as_view(point_cloud2.ROS_TYPE, message), source)
    return out


@pytest.mark.parametrize(('count', 'most'), [(1000, 1), (1000, 100), (1000, 999), (7, 3)])
@pytest.mark.parametrize('height', [1, 10])
@pytest.mark.parametrize('padding', [0, 5])
def test_whole_points_are_left_of_every_part(
    as_view: Any, count: int, most: int, height: int, padding: int
) -> None:
    message = cloud(numbered(count), height=height if count % height == 0 else 1, padding=padding)
    out = convert(as_view, message, most)
    kept = decode(out, 'number')
    assert out.count == most
    assert decode(out, 'x').tolist() == kept.tolist()
    assert decode(out, 'y').tolist() == (-kept.astype(float)).tolist()
    starts = np.arange(most + 1) * count // most
    assert (starts[:-1] <= kept).all()
    assert (kept < starts[1:]).all()


@pytest.mark.parametrize('most', [0, 6, 7, 0.5])
def test_what_has_no_more_points_stays_as_it_came(as_view: Any, most: float) -> None:
    message = cloud(numbered(6))
    out = convert(as_view, message, most)
    assert out.data.tobytes() == message['data'].tobytes()


def test_a_scanner_of_rows_keeps_all_its_directions(as_view: Any) -> None:
    width, height = 1000, 64
    out = convert(as_view, cloud(numbered(width * height), height=height), 6400)
    columns = decode(out, 'number') % width
    assert len(np.unique(columns)) > 0.9 * width


def test_the_same_points_are_left_of_the_next_cloud(as_view: Any) -> None:
    first = convert(as_view, cloud(numbered(5000)), 300)
    again = convert(as_view, cloud(numbered(5000)), 300)
    assert decode(first, 'number').tolist() == decode(again, 'number').tolist()


def test_points_that_are_packed_anew_are_thinned_too(as_view: Any) -> None:
    dtype = [('x', '>f8'), ('y', '>f8'), ('z', '>f8'), ('number', '>u4')]
    out = convert(as_view, cloud(numbered(1000, dtype), height=10, padding=3), 50)
    kept = decode(out, 'number')
    assert (out.count, decode(out, 'x').tolist()) == (50, kept.tolist())


def test_both_ways_to_fewer_bytes_go_together(as_view: Any) -> None:
    out = convert(as_view, cloud(numbered(1000)), 200, max_error=0.01)
    assert isinstance(out, PackedCloud)
    assert out.count == 200


def test_a_cloud_without_points_stays_one(as_view: Any) -> None:
    assert convert(as_view, cloud(numbered(0)), 10).count == 0
