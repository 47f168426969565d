# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/PointCloud2: the right points from every layout, clear errors from lies."""

from __future__ import annotations

import math
from typing import Any

from displays.cloud_messages import cloud, decode, field
import numpy as np
import pytest

from ros_viz_bridge.displays import point_cloud2
from ros_viz_bridge.displays.base import DisplayError, Source
from ros_viz_bridge.wire.display import StatusItem

SOURCE = Source(display='/points', topic='/points', received=5.0, options=point_cloud2.Options())
XYZ = [('x', '<f4'), ('y', '<f4'), ('z', '<f4')]


def convert(as_view: Any, message: dict[str, Any]) -> Any:
    (out,) = point_cloud2.convert(as_view(point_cloud2.ROS_TYPE, message), SOURCE)
    return out


def points(dtype: Any, n: int = 6) -> np.ndarray[Any, Any]:
    made = np.zeros(n, dtype)
    for i, name in enumerate(made.dtype.names or ()):
        column = made[name]
        column[...] = (np.arange(column.size) * (i + 1)).reshape(column.shape)
    return made


def test_a_usual_cloud_is_passed_on_as_it_lies(as_view: Any) -> None:
    made = points([*XYZ, ('intensity', '<f4')])
    msg = as_view(point_cloud2.ROS_TYPE, cloud(made))
    (out,) = point_cloud2.convert(msg, SOURCE)
    assert (out.frame, out.stamp, out.count, out.step) == ('lidar', 3.25, 6, 16)
    assert [(f.name, f.offset, f.scalar) for f in out.fields] == [
        ('x', 0, 'f4'), ('y', 4, 'f4'), ('z', 8, 'f4'), ('intensity', 12, 'f4'),
    ]  # fmt: skip
    assert np.shares_memory(out.data, msg.data)
    assert out.data.tobytes() == made.tobytes()


@pytest.mark.parametrize('order', ['<', '>'])
@pytest.mark.parametrize('scalar', ['i1', 'u1', 'i2', 'u2', 'i4', 'u4', 'f4', 'f8'])
def test_every_datatype_in_both_byte_orders(as_view: Any, scalar: str, order: str) -> None:
    made = points([(name, order + scalar) for name in ('x', 'y', 'z', 'value')])
    out = convert(as_view, cloud(made))
    for name in ('x', 'y', 'z', 'value'):
        assert decode(out, name).tolist() == made[name].tolist()
    kinds = {f.name: f.scalar for f in out.fields}
    assert (kinds['x'], kinds['y'], kinds['z'], kinds['value']) == ('f4', 'f4', 'f4', scalar)
    assert out.step % 4 == 0
    assert all(f.offset % 4 == 0 for f in out.fields if f.name in ('x', 'y', 'z'))


def test_coordinates_at_any_offset_and_mixed_types(as_view: Any) -> None:
    made = points([('t', '<u1'), ('z', '<f8'), ('x', '<i2'), ('rgb', '<u4'), ('y', '<f4')])
    assert made.dtype.itemsize == 19
    out = convert(as_view, cloud(made))
    for name in ('t', 'z', 'x', 'rgb', 'y'):
        assert decode(out, name).tolist() == made[name].tolist()


def test_rows_with_padding_lose_it(as_view: Any) -> None:
    made = points(XYZ, 6)
    message = cloud(made, height=2, width=3, padding=20)
    out = convert(as_view, message)
    assert (out.count, out.step, len(out.data)) == (6, 12, 72)
    assert decode(out, 'z').tolist() == made['z'].tolist()


def test_padded_rows_that_have_to_be_packed(as_view: Any) -> None:
    made = points([('x', '>f8'), ('y', '>f8'), ('z', '>f8')], 6)
    out = convert(as_view, cloud(made, height=3, width=2, padding=5))
    assert decode(out, 'y').tolist() == made['y'].tolist()


def test_an_organised_cloud_keeps_its_holes(as_view: Any) -> None:
    made = points(XYZ)
    made['x'][2] = np.nan
    out = convert(as_view, cloud(made, height=2, width=3, is_dense=False))
    assert np.isnan(decode(out, 'x')).tolist() == [False, False, True, False, False, False]


def test_fields_of_several_elements_can_be_picked_one_by_one(as_view: Any) -> None:
    made = points([*XYZ, ('normal', '<f4', (3,))])
    out = convert(as_view, cloud(made))
    for i in range(3):
        assert decode(out, f'normal[{i}]').tolist() == made['normal'][:, i].tolist()


def test_long_descriptors_are_cut_with_a_word(as_view: Any) -> None:
    made = points([*XYZ, ('fpfh', '<f4', (100,))])
    item, out = point_cloud2.convert(as_view(point_cloud2.ROS_TYPE, cloud(made)), SOURCE)
    assert isinstance(item, StatusItem) and item.name == 'fpfh' and '64' in item.text
    assert len(out.fields) == 3 + 64


def test_far_float64_coordinates_keep_their_precision(as_view: Any) -> None:
    made = points([('x', '<f8'), ('y', '<f8'), ('z', '<f8')], 3)
    made['x'] = [math.nan, 4_500_000.1234, 4_500_010.4321]
    made['y'] = 600_000.5
    out = convert(as_view, cloud(made))
    assert out.origin == (4_500_000.0, 600_000.0, 2 * 0.0 + round(made['z'][1]))
    restored = decode(out, 'x').astype(np.float64) + out.origin[0]
    assert restored[1:] == pytest.approx(made['x'][1:], abs=1e-5)
    assert np.isnan(restored[0])


def test_near_float64_coordinates_have_no_origin(as_view: Any) -> None:
    made = points([('x', '<f8'), ('y', '<f8'), ('z', '<f8')], 3)
    made['x'] = [math.inf, 999.0, -999.0]
    assert convert(as_view, cloud(made)).origin == (0.0, 0.0, 0.0)


@pytest.mark.parametrize('n', [0, 2])
def test_clouds_without_points_are_empty(as_view: Any, n: int) -> None:
    out = convert(as_view, {**cloud(points(XYZ, 0)), 'height': n, 'point_step': 0, 'fields': []})
    assert (out.count, len(out.data)) == (0, 0)
    assert {f.name for f in out.fields} == {'x', 'y', 'z'}


def test_old_drivers_that_leave_row_step_empty(as_view: Any) -> None:
    made = points(XYZ)
    assert convert(as_view, {**cloud(made), 'row_step': 0}).count == 6


GOOD = cloud(points(XYZ))


@pytest.mark.parametrize(
    ('change', 'text'),
    [
        ({'fields': [field('x', 0), field('z', 8)]}, 'no field y; the fields are x, z'),
        ({'fields': []}, 'no field x, y, z; the fields are none'),
        ({'data': np.zeros(71, np.uint8)}, 'data has 71 bytes, but height 1 x row_step 72 are 72'),
        ({'width': 7, 'row_step': 84}, 'data has 72 bytes'),
        ({'height': 2}, 'are 144'),
        ({'row_step': 60}, 'row_step is 60, but 6 points of 12 bytes are 72'),
        ({'point_step': 11, 'row_step': 72}, "field 'z' .* ends at byte 12 of points of 11"),
        ({'fields': [field('x', 0, 9)]}, "field 'x' has datatype 9; known are 1 i1"),
        ({'fields': [field('x', 0, 7, 4_000_000_000)]}, '4000000000 x f4'),
        (
            {
                'is_bigendian': True,
                'fields': [field(f'{n}{i}'.rstrip('0'), 0) for i in range(9) for n in 'xyz'],
            },
            '27 fields lie one over the other in points of 12 bytes',
        ),
        ({'point_step': 0}, 'point_step is 0, but there are 6 x 1'),
        ({'width': 4_294_967_295, 'height': 4_294_967_295}, 'row_step is 72'),
        ({'header': {'frame_id': ''}}, 'frame_id is empty'),
    ],
)
def test_a_cloud_that_lies_says_how(as_view: Any, change: dict[str, Any], text: str) -> None:
    with pytest.raises(DisplayError, match=text):
        convert(as_view, {**GOOD, **change})
