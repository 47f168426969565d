# SPDX-License-Identifier: Apache-2.0
"""Packing moves every number of every point, whatever the layout it comes from."""

from __future__ import annotations

from typing import Any

from displays.cloud_messages import cloud, decode
from displays.conftest import by_writer
from hypothesis import given, settings
import hypothesis.strategies as st
import numpy as np

from ros_viz_bridge.displays import point_cloud2
from ros_viz_bridge.displays.base import Source

SOURCE = Source(display='/p', topic='/p', received=0.0, options=point_cloud2.Options())
SCALARS = ['i1', 'u1', 'i2', 'u2', 'i4', 'u4', 'f4', 'f8']


@st.composite
def structures(draw: Any) -> np.dtype[Any]:
    """Return a point of x, y, z and up to three others, of any types, in any order, with gaps."""
    names = draw(st.permutations(['x', 'y', 'z', *['a', 'b', 'c'][: draw(st.integers(0, 3))]]))
    order = draw(st.sampled_from('<>'))
    offset, formats, offsets = 0, [], []
    for _ in names:
        offset += draw(st.integers(0, 5))
        scalar = draw(st.sampled_from(SCALARS))
        formats.append(order + scalar)
        offsets.append(offset)
        offset += int(scalar[1])
    step = offset + draw(st.integers(0, 5))
    spec = {'names': names, 'formats': formats, 'offsets': offsets, 'itemsize': step}
    return np.dtype(spec)  # type: ignore[call-overload,no-any-return]


@settings(deadline=None)
@given(structures(), st.integers(1, 3), st.integers(1, 4), st.integers(0, 9), st.integers(0, 999))
def test_every_number_arrives(
    dtype: np.dtype[Any], height: int, width: int, padding: int, seed: int
) -> None:
    points = np.zeros(height * width, dtype)
    assert dtype.names is not None
    for name in dtype.names:
        points[name] = np.random.default_rng(seed).integers(0, 120, points.size)
    message = cloud(points, height=height, padding=padding)
    (out,) = point_cloud2.convert(by_writer(point_cloud2.ROS_TYPE, message), SOURCE)
    assert out.step % 4 == 0 and out.data.size == out.count * out.step
    for name in dtype.names:
        np.testing.assert_array_equal(decode(out, name), points[name])
    for field in out.fields:
        if field.name in ('x', 'y', 'z'):
            assert field.scalar == 'f4' and field.offset % 4 == 0
