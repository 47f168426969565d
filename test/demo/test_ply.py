# SPDX-License-Identifier: Apache-2.0
"""Every kind of PLY file must come in with all its fields and exact values."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import numpy as np
import pytest

from ros_viz_bridge.demo import ply

NAMES = {
    'i1': 'char',
    'u1': 'uint8',
    'i2': 'short',
    'u2': 'uint16',
    'i4': 'int',
    'u4': 'uint32',
    'f4': 'float',
    'f8': 'float64',
}


def header(encoding: str, points: np.ndarray, *, before: str = '') -> bytes:
    properties = '\n'.join(
        f'property {NAMES[points.dtype[n].str[1:]]} {n}' for n in points.dtype.names
    )
    return (
        f'ply\nformat {encoding} 1.0\ncomment made by a test\n{before}'
        f'element vertex {len(points)}\n{properties}\nend_header\n'
    ).encode()


@st.composite
def clouds(draw: st.DrawFn) -> np.ndarray:
    kinds = draw(st.lists(st.sampled_from(list(NAMES)), min_size=1, max_size=6))
    dtype = np.dtype([(f'f{i}', f'<{kind}') for i, kind in enumerate(kinds)])
    points = np.zeros(draw(st.integers(0, 4)), dtype)
    for name in dtype.names:
        kind = dtype[name]
        info = np.iinfo(kind) if kind.kind in 'iu' else None
        values = st.integers(info.min, info.max) if info else st.floats(-1e6, 1e6, width=32)
        points[name] = [draw(values) for _ in points]
    return points


@given(clouds())
@pytest.mark.parametrize(('order', 'byte_order'), [('little', '<'), ('big', '>')])
def test_binary_of_both_orders(order: str, byte_order: str, points: np.ndarray) -> None:
    stored = points.astype(points.dtype.newbyteorder(byte_order))
    content = header(f'binary_{order}_endian', points) + stored.tobytes() + b'face data'
    read = ply.parse(content)
    assert read.dtype == points.dtype
    assert (read == points).all()


@given(clouds())
def test_ascii(points: np.ndarray) -> None:
    lines = '\n'.join(' '.join(repr(v) for v in row.tolist()) for row in points)
    read = ply.parse(header('ascii', points) + lines.encode() + b'\n')
    assert read.dtype == points.dtype
    assert (read == points).all()


def test_elements_before_the_vertices_are_stepped_over() -> None:
    points = np.array([(1.5, 2)], [('x', '<f4'), ('n', 'u1')])
    before = 'element camera 2\nproperty double view\nproperty uchar id\n'
    start = header('binary_little_endian', points, before=before)
    read = ply.parse(start + bytes(18) + points.tobytes())
    assert read.tolist() == [(1.5, 2)]
    read = ply.parse(header('ascii', points, before=before) + b'0 0\n0 0\n1.5 2\n')
    assert read.tolist() == [(1.5, 2)]


def test_cloud_compare_fields_lose_their_prefix() -> None:
    points = np.array([(0.5,)], [('scalar_intensity', '<f4')])
    assert ply.parse(header('ascii', points) + b'0.5').dtype.names == ('intensity',)


@pytest.mark.parametrize(
    ('lines', 'message'),
    [
        (['format morse 1.0'], "format 'morse'"),
        (['format ascii 1.0', 'element face 0'], 'no element vertex'),
        (['element vertex many'], "'element vertex many' makes no sense"),
        (['format ascii 1.0', 'element vertex 2', 'property float x'], '1 vertices instead of 2'),
        (
            ['format ascii 1.0', 'element vertex 1', 'property float x', 'property float y'],
            'not every vertex has 2',
        ),
        (
            ['format binary_little_endian 1.0', 'element vertex 9', 'property float x'],
            '1 vertices',
        ),
        (['format binary_little_endian 1.0', 'element vertex 1'], 'no properties'),
        (
            ['format ascii 1.0', 'element vertex 1', 'property list uchar int x'],
            "has the list 'x'",
        ),
        (
            ['format ascii 1.0', 'element vertex 1', 'property int x', 'property int x'],
            'twice',
        ),
    ],
)
def test_mistakes_in_the_header_are_named(lines: list[str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ply.parse('\n'.join(['ply', *lines, 'end_header', '12.5\n']).encode())


def test_a_header_without_end_and_words_for_numbers_are_named() -> None:
    with pytest.raises(ValueError, match='header does not end'):
        ply.parse(b'ply\nformat ascii 1.0\n')
    points = np.zeros(1, [('x', '<f4')])
    with pytest.raises(ValueError, match='no number'):
        ply.parse(header('ascii', points) + b'foo')
