# SPDX-License-Identifier: Apache-2.0
"""Fewer bytes: no point moves farther than allowed, and every other number is what is promised."""

from __future__ import annotations

from typing import Any

from displays.cloud_messages import cloud, field
from hypothesis import given, settings
import hypothesis.strategies as st
import numpy as np
import pytest

from ros_viz_bridge.displays import point_cloud2
from ros_viz_bridge.displays.base import DisplayError, Source
from ros_viz_bridge.displays.clouds.coarse import LEVELS, pack_blocks
from ros_viz_bridge.wire.packed_cloud import BLOCK, PackedCloud
from ros_viz_bridge.wire.point_cloud import PointCloud

ERROR = 0.0015
XYZ = [('x', '<f4'), ('y', '<f4'), ('z', '<f4')]


def convert(as_view: Any, made: np.ndarray[Any, Any], max_error: float = ERROR) -> list[Any]:
    options = point_cloud2.Options(max_error=max_error)
    source = Source(display='/p', topic='/p', received=0.0, options=options)
    return list(point_cloud2.convert(as_view(point_cloud2.ROS_TYPE, cloud(made)), source))


def unpacked(message: PackedCloud, name: str) -> np.ndarray[Any, Any]:
    """Return the numbers of a field, read bit by bit."""
    index = [field.name for field in message.fields].index(name)
    field, blocks = message.fields[index], -(-message.count // BLOCK)
    starts = np.concatenate([[0], np.cumsum(message.widths.astype(int) * 2)]) * 32
    bits = np.unpackbits(message.bits.view(np.uint8), bitorder='little').astype(np.uint64)
    codes: list[int] = []
    for block in range(index * blocks, (index + 1) * blocks):
        width = int(message.widths[block])
        own = bits[starts[block] : starts[block] + BLOCK * width].reshape(BLOCK, width)
        added = own @ (np.uint64(1) << np.arange(width, dtype=np.uint64))
        codes += (added.astype(np.int64) + int(message.least[block])).tolist()
    found = np.array(codes[: message.count], np.int64)
    if field.step == 0.0:
        return found.astype(np.uint32)
    return np.where(found == field.none, np.nan, field.start + field.step * found)


def test_no_point_moves_farther_and_a_third_of_the_bytes_is_left(as_view: Any) -> None:
    random = np.random.default_rng(1)
    made = np.zeros(20_000, [*XYZ, ('intensity', '<f4')])
    turn = np.linspace(0, 40 * np.pi, made.size)
    far = 8 + np.sin(3 * turn) + random.normal(0, 0.01, made.size)
    made['x'], made['y'] = far * np.cos(turn), far * np.sin(turn)
    made['z'] = turn / 20 + random.normal(0, 0.01, made.size)
    made['intensity'] = random.random(made.size)
    (out,) = convert(as_view, made)
    axes = zip('xyz', out.origin, strict=True)
    places = np.stack([unpacked(out, name) + at for name, at in axes])
    moved = places - np.stack([made[name] for name in 'xyz'])
    assert np.linalg.norm(moved, axis=0).max() < ERROR * 1.001
    assert np.abs(unpacked(out, 'intensity') - made['intensity']).max() < 0.51 / LEVELS
    assert out.bits.nbytes + out.least.nbytes + out.widths.nbytes < made.nbytes / 3


@pytest.mark.parametrize('far', [0.0, 100.0, 7e3])
def test_none_moves_farther_either_where_float32_is_coarse(as_view: Any, far: float) -> None:
    """The page has coordinates as float32, from the origin."""
    made = np.zeros(3000, [(name, '<f8') for name in 'xyz'])
    for name in 'xyz':
        made[name] = np.random.default_rng(3).uniform(-far, far, made.size)
    (out,) = convert(as_view, made)
    places = [unpacked(out, name).astype(np.float32).astype(float) for name in 'xyz']
    moved = [
        place + at - made[name] for place, at, name in zip(places, out.origin, 'xyz', strict=True)
    ]
    assert np.linalg.norm(moved, axis=0).max() <= ERROR


@settings(deadline=None)
@given(st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=4))
def test_numbers_of_every_width_come_back(given: list[int]) -> None:
    codes = np.resize(np.array([*given, 0], np.uint32), (3, BLOCK))
    least, widths, bits = pack_blocks(codes)
    fields: Any = [type('Word', (), {'name': 'a', 'step': 0.0})]
    message: Any = type('Cloud', (), {'fields': fields, 'count': 3 * BLOCK})
    message.least, message.widths, message.bits = least, widths, bits
    assert (unpacked(message, 'a') == codes.ravel()).all()


def test_colours_and_whole_numbers_are_exact_and_nan_stays(as_view: Any) -> None:
    made = np.zeros(100, [*XYZ, ('rgb', '<f4'), ('ring', '<u2'), ('i', '<f4'), ('id', '<u4')])
    random = np.random.default_rng(2)
    made['rgb'] = random.integers(0, 2**24, 100).astype(np.uint32).view(np.float32)
    made['ring'], made['i'] = np.arange(100), np.arange(100) - 7
    made['id'] = 2**32 - 1 - np.arange(100)
    made['i'][3], made['x'][5] = np.nan, np.inf
    (out,) = convert(as_view, made)
    kept = made[np.isfinite(made['x'])]
    assert out.count == 99
    assert unpacked(out, 'rgb').tolist() == kept['rgb'].view(np.uint32).tolist()
    assert unpacked(out, 'ring').tolist() == kept['ring'].tolist()
    assert unpacked(out, 'id').tolist() == kept['id'].tolist()
    np.testing.assert_array_equal(unpacked(out, 'i'), kept['i'])
    kinds = {field.name: field.scalar for field in out.fields}
    assert (kinds['rgb'], kinds['ring'], kinds['id']) == ('f4', 'f4', 'u4')


def test_numbers_without_a_range_are_nan_and_the_others_what_they_were(as_view: Any) -> None:
    made = np.zeros(5, [*XYZ, ('t', '<f8')])
    made['t'] = 1e308, -1e308, np.nan, 1.7e9, 1.7e9 + 4094
    (out,) = convert(as_view, made)
    np.testing.assert_array_equal(unpacked(out, 't'), [np.nan] * 3 + [1.7e9, 1.7e9 + 4094])


def test_fields_that_lie_over_each_other_do_not_make_it_large(as_view: Any) -> None:
    message = cloud(np.zeros(2, XYZ))
    message['fields'] += [field(f'f{i}', 0, 2, 12) for i in range(20)]
    options = point_cloud2.Options(max_error=ERROR)
    source = Source(display='/p', topic='/p', received=0.0, options=options)
    with pytest.raises(DisplayError, match='one over the other'):
        list(point_cloud2.convert(as_view(point_cloud2.ROS_TYPE, message), source))


@pytest.mark.parametrize('missing', [np.nan, np.inf])
def test_a_cloud_of_no_points_has_none(as_view: Any, missing: float) -> None:
    made = np.full(5, missing, [*XYZ])
    (out,) = convert(as_view, made)
    assert (out.count, out.bits.size) == (0, 0)


@pytest.mark.parametrize('far', [1e5, 1e30])
def test_points_too_far_apart_are_sent_as_they_came(as_view: Any, far: float) -> None:
    made = np.zeros(2, XYZ)
    made['x'] = (0.0, far)
    warning, out = convert(as_view, made)
    assert 'too far apart' in warning.text
    assert isinstance(out, PointCloud)
