# SPDX-License-Identifier: Apache-2.0
"""What is concluded from the fields and sizes of a cloud, before any byte of it is read."""

from __future__ import annotations

from typing import Any

from displays.cloud_messages import cloud, field
import numpy as np
import pytest

from ros_viz_bridge.displays.base import DisplayError
from ros_viz_bridge.displays.clouds.layout import Layout, MOST_FIELDS, read_layout
from ros_viz_bridge.displays.point_cloud2 import ROS_TYPE

POINTS = np.zeros(6, [('x', '<f4'), ('y', '<f4'), ('z', '<f4'), ('i', '<u2'), ('j', '<u2')])


def layout(as_view: Any, **changes: Any) -> Layout:
    msg = as_view(ROS_TYPE, {**cloud(POINTS, height=2), **changes})
    return read_layout(msg, msg.data)


def test_a_usual_cloud_is_drawable_as_it_lies(as_view: Any) -> None:
    found = layout(as_view)
    assert (found.count, found.step, found.drawable, found.padded) == (6, 16, True, False)


@pytest.mark.parametrize(
    'changes',
    [
        {'is_bigendian': True},
        {'fields': [field('x', 1), field('y', 5), field('z', 9)]},
        {'fields': [field('x', 0), field('y', 8), field('z', 8, 8)]},
        {'fields': [field('x', 0), field('y', 4, 6), field('z', 8)]},
        {
            'point_step': 15,
            'row_step': 48,
            'fields': [field(n, 4 * i) for i, n in enumerate('xyz')],
        },
    ],
)
def test_what_the_gpu_cannot_read(as_view: Any, changes: dict[str, Any]) -> None:
    assert not layout(as_view, **changes).drawable


def test_what_is_known_is_not_read_again_and_the_size_is_looked_at(as_view: Any) -> None:
    known: dict[Any, Layout] = {}

    def read(**changes: Any) -> Layout:
        msg = as_view(ROS_TYPE, {**cloud(POINTS, height=2), **changes})
        return read_layout(msg, msg.data, known)

    first = read()
    assert read(data=np.arange(96, dtype=np.uint8)) is first
    assert read().plain is first.plain
    with pytest.raises(DisplayError, match='data has 95 bytes'):
        read(data=np.zeros(95, np.uint8))
    assert not read(is_bigendian=True).drawable
    assert read(width=2).count == 4
    with pytest.raises(DisplayError, match='no field y, z'):
        read(fields=[field('x', 0)])
    empty = read(width=0, data=np.zeros(0, np.uint8))
    assert empty.count == 0
    assert read(width=0, data=np.zeros(0, np.uint8)) is empty
    for width in range(1, 20):
        read(height=1, width=width, data=np.zeros(400, np.uint8), row_step=0)
    assert len(known) <= 8
    assert read() == first


def test_names_that_only_look_like_coordinates_do_not_matter(as_view: Any) -> None:
    fields = [*(field(n, 4 * i) for i, n in enumerate('xyz')), field('xy', 1, 8), field('yz', 3)]
    assert layout(as_view, fields=fields).drawable


def test_padded_rows_are_noticed(as_view: Any) -> None:
    message = cloud(POINTS, height=2, padding=4)
    msg = as_view(ROS_TYPE, message)
    assert read_layout(msg, msg.data).padded


def test_count_zero_means_one_and_the_first_of_two_equal_names_counts(as_view: Any) -> None:
    fields = [*(field(n, 4 * i, 7, 0) for i, n in enumerate('xyz')), field('x', 12)]
    assert [f.offset for f in layout(as_view, fields=fields).fields] == [0, 4, 8]


def test_a_point_of_thousands_of_fields_is_refused(as_view: Any) -> None:
    fields = [*(field(n, 4 * i) for i, n in enumerate('xyz'))]
    fields += [field(f'f{i}', 0, 2, 12) for i in range(MOST_FIELDS)]
    with pytest.raises(DisplayError, match=f'{MOST_FIELDS + 3} fields'):
        layout(as_view, fields=fields)
