# SPDX-License-Identifier: Apache-2.0
"""JPEG by either library: the same colours, whichever is installed."""

from __future__ import annotations

from displays.image_messages import assert_two_colours, open_jpeg, two_colours
import numpy as np
import pytest

from ros_viz_bridge.displays.base import DisplayError
from ros_viz_bridge.displays.images import jpeg

RGB = two_colours()
ALPHA = np.full(RGB.shape[:2], 9, np.uint8)


@pytest.fixture(params=['simplejpeg', 'pillow'])
def library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Leave one library; the other is as if it were not installed."""
    used: str = request.param
    if (jpeg.simplejpeg if used == 'simplejpeg' else jpeg.pillow()) is None:
        pytest.skip(f'{used} is not installed')
    if used == 'simplejpeg':
        monkeypatch.setattr(jpeg, 'pillow', lambda: None)
    else:
        monkeypatch.setattr(jpeg, 'simplejpeg', None)
    return used


@pytest.mark.parametrize('order', ['RGB', 'BGR', 'RGBA', 'BGRA'])
def test_orders_of_colours(library: str, order: jpeg.Order) -> None:
    pixels = RGB if order[0] == 'R' else RGB[..., ::-1]
    if order.endswith('A'):
        pixels = np.dstack([pixels, ALPHA])
    assert_two_colours(open_jpeg(jpeg.encode(pixels, order=order, quality=90.0)))


def test_grey(library: str) -> None:
    ramp = np.tile(np.arange(64, dtype=np.uint8) * 4, (16, 1))
    np.testing.assert_allclose(
        open_jpeg(jpeg.encode(ramp, order='GRAY', quality=95.0)), ramp, atol=4
    )


@pytest.mark.parametrize('shape', [(32, 48), (32, 24), (16, 24)])
def test_planes_of_all_sizes(library: str, shape: tuple[int, int]) -> None:
    y, u, v = (
        np.full((32, 48), 100, np.uint8),
        np.full(shape, 90, np.uint8),
        np.full(shape, 200, np.uint8),
    )
    picture = open_jpeg(jpeg.encode_planes(y, u, v, quality=95.0))
    assert picture.shape == (32, 48, 3)
    np.testing.assert_allclose(picture[16, 24], (201, 62, 33), atol=3)


def test_neither_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jpeg, 'simplejpeg', None)
    monkeypatch.setattr(jpeg, 'pillow', lambda: None)
    with pytest.raises(DisplayError, match='install'):
        jpeg.encode(RGB, order='RGB', quality=90.0)
    with pytest.raises(DisplayError, match='install'):
        jpeg.encode_planes(ALPHA, ALPHA, ALPHA, quality=90.0)
