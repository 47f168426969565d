# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/Image: the right colours and numbers of every encoding, errors for lies."""

from __future__ import annotations

from typing import Any

from displays.image_messages import assert_two_colours, image, open_jpeg, two_colours
import numpy as np
import pytest

from ros_viz_bridge.displays import image as image_display
from ros_viz_bridge.displays.base import DisplayError, Source
from ros_viz_bridge.wire.display import StatusItem

RGB = two_colours()
BGR = RGB[..., ::-1]


def source(quality: float = 85.0) -> Source:
    options = image_display.Options(quality=quality)
    return Source(display='/camera', topic='/camera', received=5.0, options=options)


def convert(as_view: Any, message: dict[str, Any]) -> Any:
    (out,) = image_display.convert(as_view(image_display.ROS_TYPE, message), source())
    return out


def with_alpha(pixels: Any) -> Any:
    return np.dstack([pixels, np.full(pixels.shape[:2], 9, np.uint8)])


def wide(pixels: Any) -> Any:
    return pixels.astype(np.uint16) * 256 + 255


def yuv(rgb: Any) -> tuple[Any, Any, Any]:
    """Return BT.601 video planes in full size, by the textbook."""
    r, g, b = (rgb[..., i].astype(float) for i in range(3))
    y = 16 + (65.481 * r + 128.553 * g + 24.966 * b) / 255
    u = 128 + (-37.797 * r - 74.203 * g + 112.0 * b) / 255
    v = 128 + (112.0 * r - 93.786 * g - 18.214 * b) / 255
    return tuple(np.round(plane).astype(np.uint8) for plane in (y, u, v))  # type: ignore[return-value]


def packed_422(rgb: Any, *, luma_first: bool) -> Any:
    y, u, v = yuv(rgb)
    chroma = np.empty_like(y)
    chroma[:, 0::2], chroma[:, 1::2] = u[:, 0::2], v[:, 0::2]
    return np.dstack([y, chroma] if luma_first else [chroma, y])


COLOURS = {
    'rgb8': RGB,
    'bgr8': BGR,
    'rgba8': with_alpha(RGB),
    'bgra8': with_alpha(BGR),
    '8UC3': BGR,
    '8UC4': with_alpha(BGR),
    'rgb16': wide(RGB),
    'bgr16': wide(BGR),
    'rgba16': wide(with_alpha(RGB)),
    'bgra16': wide(with_alpha(BGR)),
    'yuv422': packed_422(RGB, luma_first=False),
    'uyvy': packed_422(RGB, luma_first=False),
    'yuv422_yuy2': packed_422(RGB, luma_first=True),
    'yuyv': packed_422(RGB, luma_first=True),
}


@pytest.mark.parametrize('padding', [0, 6])
@pytest.mark.parametrize('encoding', COLOURS)
def test_colours_become_jpeg(as_view: Any, encoding: str, padding: int) -> None:
    out = convert(as_view, image(encoding, COLOURS[encoding], padding=padding))
    assert (out.encoding, out.ros_encoding) == ('jpeg', encoding)
    assert (out.width, out.height, out.frame, out.stamp) == (48, 32, 'camera', 3.5)
    assert_two_colours(open_jpeg(out.data))


@pytest.mark.parametrize('encoding', ['mono8', '8UC1'])
def test_grey_becomes_grey_jpeg(as_view: Any, encoding: str) -> None:
    ramp = np.tile(np.arange(0, 240, 5, np.uint8), (32, 1))
    out = convert(as_view, image(encoding, ramp, padding=3))
    assert out.encoding == 'jpeg'
    np.testing.assert_allclose(open_jpeg(out.data), ramp, atol=6)


NUMBERS = [
    ('mono16', 'u2', 'u2', [0, 1, 65535]),
    ('16UC1', 'u2', 'u2', [0, 1234, 65535]),
    ('32FC1', 'f4', 'f4', [0.5, np.nan, np.inf]),
    ('64FC1', 'f8', 'f4', [0.5, -1.25, 1e6]),
    ('8SC1', 'i1', 'f4', [-128, 0, 127]),
    ('16SC1', 'i2', 'f4', [-32768, 5, 32767]),
    ('32SC1', 'i4', 'f4', [-70000, 5, 70000]),
]


@pytest.mark.parametrize('big_endian', [False, True])
@pytest.mark.parametrize(('encoding', 'scalar', 'sent', 'values'), NUMBERS)
def test_numbers_stay_numbers(
    as_view: Any, encoding: str, scalar: str, sent: str, values: list[float], big_endian: bool
) -> None:
    pixels = np.array([values, values[::-1]], scalar)
    out = convert(as_view, image(encoding, pixels, padding=5, big_endian=big_endian))
    assert out.encoding == sent
    found = np.asarray(out.data).view('<' + sent).reshape(2, 3)
    np.testing.assert_array_equal(found, pixels.astype(sent))


@pytest.mark.parametrize('scalar', ['u1', 'u2'])
@pytest.mark.parametrize('pattern', ['rggb', 'bggr', 'gbrg', 'grbg'])
def test_bayer_patterns_give_back_the_colours(as_view: Any, pattern: str, scalar: str) -> None:
    raw = np.empty(RGB.shape[:2], np.uint8)
    for i, colour in enumerate(pattern):
        raw[i // 2 :: 2, i % 2 :: 2] = RGB[i // 2 :: 2, i % 2 :: 2, 'rgb'.index(colour)]
    pixels = raw if scalar == 'u1' else wide(raw)
    encoding = f'bayer_{pattern}{8 * int(scalar[1])}'
    out = convert(as_view, image(encoding, pixels, padding=2, big_endian=True))
    assert_two_colours(open_jpeg(out.data))


def semi_planar(encoding: str, padding: int) -> Any:
    y, u, v = yuv(RGB)
    if encoding == 'nv24':
        chroma = np.dstack([u, v]).reshape(RGB.shape[0] * 2, -1)
    else:
        halves = [plane[::2, ::2] for plane in ((u, v) if encoding == 'nv12' else (v, u))]
        chroma = np.dstack(halves).reshape(RGB.shape[0] // 2, -1)
    message = image(encoding, np.vstack([y, chroma]), padding=padding)
    return {**message, 'height': RGB.shape[0]}


@pytest.mark.parametrize('encoding', ['nv12', 'nv21', 'nv24'])
def test_semi_planar_video(as_view: Any, encoding: str) -> None:
    out = convert(as_view, semi_planar(encoding, 0))
    assert_two_colours(open_jpeg(out.data))


@pytest.mark.parametrize('encoding', ['nv12', 'nv21'])
def test_semi_planar_video_with_padded_rows(as_view: Any, encoding: str) -> None:
    assert_two_colours(open_jpeg(convert(as_view, semi_planar(encoding, 16)).data))


def test_quality_is_the_layouts(as_view: Any) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (64, 64, 3), np.uint8)
    view = as_view(image_display.ROS_TYPE, image('rgb8', noise))
    (rough,) = image_display.convert(view, source(10.0))
    (fine,) = image_display.convert(view, source(95.0))
    assert len(rough.data) < len(fine.data) / 3


def test_spare_bytes_are_ignored_with_a_word(as_view: Any) -> None:
    message = image('rgb8', RGB)
    message['data'] = np.append(message['data'], np.zeros(10, np.uint8))
    item, out = image_display.convert(as_view(image_display.ROS_TYPE, message), source())
    assert isinstance(item, StatusItem) and '10 bytes more' in item.text
    assert_two_colours(open_jpeg(out.data))


GOOD = image('rgb8', RGB)


@pytest.mark.parametrize(
    ('message', 'text'),
    [
        ({**GOOD, 'encoding': 'h264'}, "encoding 'h264' is unknown; known are rgb8, bgr8"),
        ({**GOOD, 'encoding': ''}, "encoding '' is unknown"),
        ({**GOOD, 'width': 0}, 'no pixels: width 0, height 32'),
        ({**GOOD, 'height': 0}, 'no pixels'),
        ({**GOOD, 'width': 49}, 'step is 144, but a row of 49 pixels of rgb8 has 147 bytes'),
        ({**GOOD, 'step': 0}, 'step is 0'),
        ({**GOOD, 'height': 33}, 'data has 4608 bytes, but 33 rows of step 144 are 4752'),
        ({**GOOD, 'height': 4_000_000_000}, 'data has 4608 bytes'),
        ({**GOOD, 'data': np.zeros(0, np.uint8)}, 'data has 0 bytes'),
        ({**GOOD, 'encoding': '64FC1', 'width': 19}, 'a row of 19 pixels of 64FC1 has 152'),
        ({**semi_planar('nv12', 0), 'height': 31}, 'height is 31, but nv12 needs an even one'),
        ({**semi_planar('nv12', 0), 'height': 34}, '51 rows of step 48'),
        ({**image('yuyv', RGB[:, :, :2]), 'width': 47}, 'width is 47, but yuyv needs an even'),
        (image('bayer_rggb8', RGB[:1, :, 0]), '48 x 1 pixels are no Bayer pattern'),
        (image('mono8', np.zeros((1, 70_000), np.uint8)), 'JPEG ends at 65500'),
    ],
)
def test_an_image_that_lies_says_how(as_view: Any, message: dict[str, Any], text: str) -> None:
    with pytest.raises(DisplayError, match=text):
        convert(as_view, message)
