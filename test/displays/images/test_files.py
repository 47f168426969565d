# SPDX-License-Identifier: Apache-2.0
"""Files are known by their first bytes, and 16-bit ones read exactly."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from PIL import Image as Pillow
import pytest

from ros_viz_bridge.displays.base import DisplayError
from ros_viz_bridge.displays.images.files import decode_png16, picture_format, png_header

PIXELS = np.arange(0, 60000, 10000, dtype=np.uint16).reshape(2, 3)


def saved(pixels: Any, kind: str) -> Any:
    file = io.BytesIO()
    Pillow.fromarray(pixels).save(file, kind)
    return np.frombuffer(file.getvalue(), np.uint8)


@pytest.mark.parametrize('kind', ['jpeg', 'png', 'webp'])
def test_files_are_known(kind: str) -> None:
    assert picture_format(saved(np.zeros((4, 4, 3), np.uint8), kind)) == kind


@pytest.mark.parametrize('data', [b'', b'\xff\xd8', b'GIF89a', b'RIFF....WAVE', b'\x89PNG'])
def test_others_are_not(data: bytes) -> None:
    assert picture_format(np.frombuffer(data, np.uint8)) is None


def test_sixteen_bit_numbers_are_exact() -> None:
    file = saved(PIXELS, 'png')
    header = png_header(file)
    assert (header.width, header.height, header.depth, header.grey) == (3, 2, 16, True)
    np.testing.assert_array_equal(decode_png16(file), PIXELS)
    assert not png_header(saved(np.zeros((4, 4, 3), np.uint8), 'png')).grey


@pytest.mark.parametrize('cut', [8, 20, 25, 50])
def test_cut_files_say_so(cut: int) -> None:
    with pytest.raises(DisplayError, match='header chunk is missing|is broken'):
        decode_png16(saved(PIXELS, 'png')[:cut])
