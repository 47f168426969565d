# SPDX-License-Identifier: Apache-2.0
"""What a file says of its size is found without decoding it, and judged by the file's own."""

from __future__ import annotations

import io
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
import numpy as np
from PIL import Image as Pillow
import pytest

from ros_viz_bridge.displays.base import DisplayError
from ros_viz_bridge.displays.images.sizes import check_size, jpeg_size, webp_size


def saved(kind: str, **how: Any) -> Any:
    file = io.BytesIO()
    Pillow.fromarray(np.zeros((37, 1234, 3), np.uint8)).save(file, kind, **how)
    return np.frombuffer(file.getvalue(), np.uint8)


@pytest.mark.parametrize(
    'how', [{}, {'progressive': True}, {'exif': b'Exif\0\0' + b'x' * 60_000}, {'comment': b'hi'}]
)
def test_of_jpeg_files(how: dict[str, Any]) -> None:
    assert jpeg_size(saved('jpeg', **how)) == (1234, 37)


@pytest.mark.parametrize('how', [{}, {'lossless': True}, {'exif': b'Exif\0\0MM'}])
def test_of_webp_files(how: dict[str, Any]) -> None:
    assert webp_size(saved('webp', **how)) == (1234, 37)


@given(st.sampled_from(['jpeg', 'webp']), st.integers(0, 700), st.binary(max_size=40))
@settings(deadline=None)
def test_whatever_is_in_a_file_it_is_judged_quickly(kind: str, cut: int, rest: bytes) -> None:
    data = np.frombuffer(saved(kind)[:cut].tobytes() + rest, np.uint8)
    (jpeg_size if kind == 'jpeg' else webp_size)(data)


def test_no_jpeg_is_searched_for_ever() -> None:
    assert jpeg_size(np.full(100_000, 0xFF, np.uint8)) is None
    assert jpeg_size(np.frombuffer(b'\xff\xd8' + b'\xff\xe0\0\0' * 10_000, np.uint8)) is None


def test_cameras_of_8k_pass_however_little_they_see() -> None:
    check_size((7680, 4320), 60_000, free=40_000_000, pixel_bytes=4)
    check_size((11000, 9000), 30_000_000, free=40_000_000, pixel_bytes=4)


@pytest.mark.parametrize(
    ('size', 'file_bytes', 'said'),
    [
        ((10_000, 9_500), 180_000, 'an image of 10000 x 9500 pixels in a file of 180000 bytes'),
        ((65_500, 65_500), 10**9, 'at most 100 million'),
        ((0, 10), 1000, '0 x 10'),
    ],
)
def test_what_grows_beyond_measure_is_refused(
    size: tuple[int, int], file_bytes: int, said: str
) -> None:
    with pytest.raises(DisplayError, match=said):
        check_size(size, file_bytes, free=16_000_000, pixel_bytes=2)
