# SPDX-License-Identifier: Apache-2.0
"""Pictures become files; files stay what they are."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from PIL import Image
import pytest

from ros_viz_bridge.api.pictures import as_pixels, encoded


def decoded(data: np.ndarray) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(data.tobytes())))


def test_what_has_an_opacity_is_a_png_and_all_else_a_jpeg() -> None:
    colours = np.full((4, 6, 3), (250, 20, 20), np.uint8)
    kind, data = encoded('image', colours, 'auto', 95)
    assert kind == 'jpeg' and np.abs(decoded(data).astype(int) - colours).max() < 12
    kind, data = encoded('image', np.dstack([colours, colours[..., :1]]), 'auto', None)
    assert kind == 'png' and decoded(data).shape == (4, 6, 4)
    assert encoded('image', np.zeros((4, 6, 4), np.uint8), 'jpeg', None)[0] == 'jpeg'
    for grey in (np.full((4, 6), 9, np.uint8), np.full((4, 6, 1), 9, np.uint8)):
        assert decoded(encoded('image', grey, 'png', None)[1])[0, 0] == 9
        assert encoded('image', grey, 'auto', None)[0] == 'jpeg'


def test_a_file_goes_as_it_is() -> None:
    file = encoded('image', np.zeros((2, 2, 3), np.uint8), 'png', None)[1].tobytes()
    assert encoded('image', file, 'auto', None)[0] == 'png'
    assert encoded('image', file, 'jpeg', None)[1].tobytes() == file
    with pytest.raises(ValueError, match='image is no jpeg, png or webp file'):
        encoded('image', b'GIF89a', 'auto', None)


def test_numbers_of_other_types() -> None:
    assert as_pixels('image', np.full((1, 1, 3), 0.5)).tolist() == [[[128] * 3]]
    assert as_pixels('image', np.full((1, 1, 3), 1.2)).max() == 255
    assert as_pixels('image', np.full((1, 1, 3), 77, np.int64)).dtype == np.uint8


@pytest.mark.parametrize(
    ('image', 'quality', 'reason'),
    [
        (np.zeros((4, 4, 2)), None, r'image must have shape .* not \(4, 4, 2\)'),
        (np.zeros((0, 4, 3)), None, 'image must have shape'),
        (np.full((4, 4, 3), 300), None, 'image must be uint8, or floats from 0 to 1'),
        (np.zeros((4, 4, 3)), 0, 'jpeg_quality must be from 1 to 100, not 0'),
    ],
)
def test_what_is_no_picture_is_refused(image: Any, quality: int | None, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        encoded('image', image, 'auto', quality)
