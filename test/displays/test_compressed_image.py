# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/CompressedImage: files arrive byte by byte, depth as numbers."""

from __future__ import annotations

import io
import struct
from typing import Any

from displays.image_messages import two_colours
import numpy as np
from PIL import Image as Pillow
import pytest

from ros_viz_bridge.displays import compressed_image
from ros_viz_bridge.displays.base import DisplayError, Source
from ros_viz_bridge.displays.images import files

SOURCE = Source(display='/c', topic='/c', received=5.0, options=compressed_image.Options())
DEPTH = np.array([[0, 1, 700], [65535, 1000, 2]], np.uint16)


def saved(pixels: Any, kind: str) -> bytes:
    file = io.BytesIO()
    Pillow.fromarray(pixels).save(file, kind)
    return file.getvalue()


def convert(as_view: Any, described: str, data: bytes) -> Any:
    message = {
        'header': {'stamp': {'sec': 3}, 'frame_id': 'camera'},
        'format': described,
        'data': np.frombuffer(data, np.uint8),
    }
    (out,) = compressed_image.convert(as_view(compressed_image.ROS_TYPE, message), SOURCE)
    return out


@pytest.mark.parametrize(
    ('described', 'kind'),
    [
        ('jpeg', 'jpeg'),
        ('jpg', 'jpeg'),
        ('rgb8; jpeg compressed bgr8', 'jpeg'),
        ('', 'jpeg'),
        ('png', 'png'),
        ('rgb8; png compressed bgr8', 'png'),
        ('jpeg', 'png'),
        ('webp', 'webp'),
    ],
)
def test_files_pass_untouched(as_view: Any, described: str, kind: str) -> None:
    data = saved(two_colours(), kind)
    out = convert(as_view, described, data)
    assert (out.encoding, out.ros_encoding) == (kind, described)
    assert bytes(out.data) == data
    assert (out.width, out.height) == ((48, 32) if kind == 'png' else (0, 0))


def test_png_depth_becomes_numbers(as_view: Any) -> None:
    out = convert(as_view, '16UC1; png compressed ', saved(DEPTH, 'png'))
    assert (out.encoding, out.width, out.height) == ('u2', 3, 2)
    assert np.frombuffer(out.data, '<u2').tolist() == DEPTH.reshape(-1).tolist()


def test_compressed_depth_in_millimetres(as_view: Any) -> None:
    data = struct.pack('<iff', 0, 0.0, 0.0) + saved(DEPTH, 'png')
    out = convert(as_view, '16UC1; compressedDepth png', data)
    assert (out.encoding, out.width, out.height) == ('u2', 3, 2)
    assert np.frombuffer(out.data, '<u2').tolist() == DEPTH.reshape(-1).tolist()


def test_compressed_depth_in_metres(as_view: Any) -> None:
    depths = np.array([[0.5, 1.0, 2.5], [np.nan, 4.0, 9.0]])
    a, b = 100.0 * 101.0, 1.0 - 101.0 / 10.0  # depth_quantization 100, depth_max 10
    with np.errstate(invalid='ignore'):
        stored = np.where(np.isnan(depths), 0, np.round(a / depths + b)).astype(np.uint16)
    data = struct.pack('<iff', 0, a, b) + saved(stored, 'png')
    out = convert(as_view, '32FC1; compressedDepth png', data)
    assert out.encoding == 'f4'
    found = np.frombuffer(out.data, '<f4').reshape(2, 3)
    np.testing.assert_allclose(found, depths, rtol=1e-2)


@pytest.mark.parametrize(
    ('described', 'data', 'text'),
    [
        ('jpeg', b'', 'begins with nothing'),
        ('h264', b'\0\0\0\1gB', r"00 00 00 01: it is neither JPEG, PNG nor WebP \(format: 'h264'"),
        ('png', b'\x89PNG\r\n\x1a\n', 'header chunk is missing'),
        ('16UC1; compressedDepth rvl', bytes(40), 'without a PNG image'),
        ('16UC1; compressedDepth png', b'abc', 'without a PNG image'),
        ('16UC1; compressedDepth png', bytes(12) + saved(DEPTH, 'png')[:40], 'is broken'),
        ('16UC1; png', saved(DEPTH, 'png')[:-30], 'is broken'),
    ],
)
def test_bytes_that_are_no_picture(as_view: Any, described: str, data: bytes, text: str) -> None:
    with pytest.raises(DisplayError, match=text):
        convert(as_view, described, data)


def test_a_depth_bomb_is_not_decoded(as_view: Any) -> None:
    bomb = bytearray(saved(DEPTH, 'png'))
    bomb[16:24] = struct.pack('>II', 100_000, 100_000)
    with pytest.raises(DisplayError, match='100000 x 100000 pixels is not shown: at most 100'):
        convert(as_view, 'png', bytes(bomb))


def test_a_small_file_does_not_become_a_large_picture(
    as_view: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, 'FREE_NUMBERS', 1_000_000)
    flat = np.zeros((1100, 1000), np.uint16)
    for described in ('16UC1; png', '16UC1; compressedDepth png'):
        head = struct.pack('<iff', 0, 0.0, 0.0) if 'Depth' in described else b''
        with pytest.raises(DisplayError, match='beyond 1 million pixels it may take up to 50'):
            convert(as_view, described, head + saved(flat, 'png'))
        assert convert(as_view, described, head + saved(flat[:1000], 'png')).height == 1000


def test_pictures_that_browsers_could_not_hold_are_refused(
    as_view: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, 'FREE_PIXELS', 1_000_000)
    flat = np.zeros((1100, 1000), np.uint8)
    for kind in ('jpeg', 'png', 'webp'):
        with pytest.raises(DisplayError, match='an image of 1000 x 1100 pixels in a file of'):
            convert(as_view, kind, saved(flat, kind))
        assert convert(as_view, kind, saved(flat[:1000], kind)).encoding == kind


def test_depth_without_pillow_says_what_to_install(
    as_view: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, 'pillow', lambda: None)
    with pytest.raises(DisplayError, match='python3-pil'):
        convert(as_view, 'png', saved(DEPTH, 'png'))
