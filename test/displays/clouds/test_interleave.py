# SPDX-License-Identifier: Apache-2.0
"""Columns become points that the page reads back number by number."""

from __future__ import annotations

import numpy as np

from ros_viz_bridge.displays.clouds.interleave import interleaved


def test_every_number_is_where_its_field_says() -> None:
    xyz = np.arange(9, dtype=np.float64).reshape(3, 3)
    columns = {
        'ring': np.array([7, 8, 9], np.uint16),
        'time': np.array([1e9, 1e9 + 0.5, 1e9 + 1], np.float64),
    }
    data, step, fields = interleaved(xyz, columns)
    assert [(f.name, f.offset, f.scalar) for f in fields] == [
        ('x', 0, 'f4'), ('y', 4, 'f4'), ('z', 8, 'f4'), ('ring', 12, 'u2'), ('time', 16, 'f8'),
    ]  # fmt: skip
    assert (step, len(data)) == (24, 72)
    back = np.frombuffer(
        data.tobytes(),
        {
            'names': [f.name for f in fields],
            'formats': ['<' + f.scalar for f in fields],
            'offsets': [f.offset for f in fields],
            'itemsize': step,
        },
    )
    assert back['y'].tolist() == [1.0, 4.0, 7.0]
    assert back['ring'].tolist() == [7, 8, 9]
    assert back['time'].tolist() == columns['time'].tolist()


def test_no_points_have_fields_all_the_same() -> None:
    data, step, fields = interleaved(np.zeros((0, 3), np.float32), {'i': np.zeros(0, np.float32)})
    assert (len(data), step, len(fields)) == (0, 16, 4)
