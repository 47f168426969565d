# SPDX-License-Identifier: Apache-2.0
"""Every encoding of PCD must give the same points."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from ros_viz_bridge.demo import pcd

POINTS = np.array(
    [(1.5, -2.0, 0.25, 7, (1, 2, 3)), (np.nan, 4.0, 5.0, 65535, (4, 5, 6))] * 2,
    [('x', '<f4'), ('y', '<f4'), ('z', '<f8'), ('ring', '<u2'), ('code', '<i1', (3,))],
)
HEADER = """# .PCD v0.7 - Point Cloud Data file format
VERSION 0.7
FIELDS x y z ring _ code
SIZE 4 4 8 2 1 1
TYPE F F F U U I
COUNT 1 1 1 1 2 3
WIDTH {width}
HEIGHT {height}
VIEWPOINT 0 0 0 1 0 0 0
POINTS 4
DATA {data}
"""
STORED = np.dtype([*POINTS.dtype.descr[:4], ('_4', 'u1', (2,)), POINTS.dtype.descr[4]])


def content(data: str, body: bytes, *, width: int = 4, height: int = 1) -> bytes:
    return HEADER.format(data=data, width=width, height=height).encode() + body


def stored() -> np.ndarray:
    points = np.zeros(len(POINTS), STORED)
    for name in POINTS.dtype.names:
        points[name] = POINTS[name]
    return points


def literals(data: bytes) -> bytes:
    """Return data as LZF that packs nothing."""
    parts = [data[i : i + 32] for i in range(0, len(data), 32)]
    return b''.join(bytes([len(part) - 1]) + part for part in parts)


def compressed() -> bytes:
    points = stored()
    columns = b''.join(np.ascontiguousarray(points[n]).tobytes() for n in STORED.names)
    packed = literals(columns)
    return struct.pack('<II', len(packed), len(columns)) + packed


def ascii_text() -> bytes:
    rows = (
        f'{p["x"]} {p["y"]} {p["z"]} {p["ring"]} 0 0 {" ".join(map(str, p["code"]))}\n'
        for p in POINTS
    )
    return ''.join(rows).encode()


BODIES = {'ascii': ascii_text(), 'binary': stored().tobytes(), 'binary_compressed': compressed()}


@pytest.mark.parametrize('encoding', list(BODIES))
def test_points_and_fields_survive_and_padding_does_not(encoding: str) -> None:
    read = pcd.parse(content(encoding, BODIES[encoding]))
    assert read.dtype == POINTS.dtype
    for name in POINTS.dtype.names:
        np.testing.assert_array_equal(read[name], POINTS[name])


def test_organised_clouds_keep_their_rows() -> None:
    read = pcd.parse(content('binary', stored().tobytes(), width=2, height=2))
    assert read.shape == (2, 2)
    assert read['ring'].tolist() == [[7, 65535], [7, 65535]]


@pytest.mark.parametrize(
    ('data', 'message'),
    [
        (b'no cloud at all', 'neither PLY nor PCD'),
        (content('binary', stored().tobytes()[:-1]), '3 points instead of 4'),
        (content('ascii', b'1 2 3\n' * 4), '4 lines of 9 numbers'),
        (content('ascii', b'1 2 3 x 0 0 1 2 3\n' * 4), "'ring' holds no such number"),
        (content('ascii', b'1 2 3 70000 0 0 1 2 3\n' * 4), "'ring' holds no such number"),
        (content('zip', b''), "DATA is 'zip'"),
        (content('binary_compressed', b'1234'), 'compressed data is missing'),
        (content('binary_compressed', compressed()[:-1]), 'does not fit its header'),
        (
            content('binary_compressed', struct.pack('<II', 1, 4 * STORED.itemsize) + b'\xff'),
            'compressed data is damaged',
        ),
        (content('binary', b'', width=-1), 'makes no sense'),
        (b'FIELDS x\nSIZE ,\nTYPE F\nWIDTH 1\nHEIGHT 1\nDATA ascii\n1\n', 'makes no sense'),
        (b'FIELDS x\nSIZE 4\nTYPE F\nCOUNT -1\nWIDTH 1\nHEIGHT 1\nDATA ascii\n1\n', 'COUNT'),
        (b'FIELDS x\nSIZE 3\nTYPE F\nWIDTH 1\nHEIGHT 1\nDATA ascii\n1\n', 'makes no sense'),
        (b'FIELDS x y\nSIZE 4\nTYPE F\nWIDTH 1\nHEIGHT 1\nDATA ascii\n1\n', 'makes no sense'),
    ],
)
def test_mistakes_are_named(data: bytes, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        pcd.parse(data)
