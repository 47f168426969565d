# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/Image: colours become JPEG, once for all viewers; depth stays numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.image import Image
from .base import DisplayError, option, Source
from .common.header import seconds
from .images import jpeg, yuv
from .images.bayer import debayer, PATTERNS
from .images.options import VideoOptions
from .images.pixels import Colours, Pixels, Planes
from .images.raw import RawImage, read_raw
from .images.shot import Shot

ROS_TYPE = 'sensor_msgs/msg/Image'


@dataclass(frozen=True)
class Options(VideoOptions):
    """How an image is sent and drawn."""

    quality: float = option(
        85.0,
        'JPEG quality, the same for all viewers.',
        minimum=1.0,
        maximum=100.0,
        step=1.0,
        shared=True,
    )


def convert(msg: View, source: Source) -> Iterator[Image | Shot | StatusItem]:
    """Return the picture. Raises DisplayError for an unknown encoding or sizes that do not fit."""
    encoding = msg.encoding
    reader = _READERS.get(encoding)
    if reader is None:
        raise DisplayError(f'encoding {encoding!r} is unknown; known are {", ".join(_READERS)}')
    found, spare = reader(msg)
    if spare:
        text = f'data has {spare} bytes more than its rows; they are ignored'
        yield StatusItem('data', 'warning', text)
    frame, stamp = msg.header.frame_id.removeprefix('/'), seconds(msg.header.stamp)
    if not isinstance(found, tuple):
        quality = source.options.quality
        shot = Shot(
            source.display,
            frame,
            stamp,
            encoding,
            msg.width,
            msg.height,
            found,
            quality,
            source.options,
        )
        yield shot if shot.options.is_video else shot.picture(Image)
        return
    kind, data = found
    yield Image(
        display=source.display,
        key=source.display,
        frame=frame,
        stamp=stamp,
        encoding=kind,
        width=msg.width,
        height=msg.height,
        ros_encoding=encoding,
        data=data,
    )


_Numbers: TypeAlias = tuple[Any, NDArray[np.uint8]]
"""(Image.encoding, its data) of one channel that the page colours."""

_Reader: TypeAlias = Callable[[Any], tuple[Colours | _Numbers, int]]
"""Returns the picture, and how many bytes belong to no row."""


def _colour(order: jpeg.Order, scalar: str = 'u1') -> _Reader:
    channels = 1 if order == 'GRAY' else len(order)

    def read(msg: Any) -> tuple[Colours | _Numbers, int]:
        image = read_raw(msg, pixel_size=channels * int(scalar[1]))
        pixels = _eight_bits(image.pixels(scalar, channels))
        return Pixels(pixels, order), image.spare

    return read


def _numbers(scalar: str, sent: str) -> _Reader:
    def read(msg: Any) -> tuple[Colours | _Numbers, int]:
        image = read_raw(msg, pixel_size=int(scalar[1]))
        with np.errstate(over='ignore', invalid='ignore'):
            values = np.ascontiguousarray(image.pixels(scalar), '<' + sent)
        return (sent, values.reshape(-1).view(np.uint8)), image.spare

    return read


def _bayer(pattern: str, scalar: str) -> _Reader:
    def read(msg: Any) -> tuple[Colours | _Numbers, int]:
        image = read_raw(msg, pixel_size=int(scalar[1]))
        if min(image.width, image.height) < 2:
            raise DisplayError(f'{image.width} x {image.height} pixels are no Bayer pattern')
        rgb = debayer(_eight_bits(image.pixels(scalar)), pattern)
        return Pixels(rgb, 'RGB'), image.spare

    return read


def _packed_yuv(*, luma_first: bool) -> _Reader:
    def read(msg: Any) -> tuple[Colours | _Numbers, int]:
        image = read_raw(msg, pixel_size=2, even='width')
        planes = yuv.packed_422(image.pixels('u1', 2), luma_first=luma_first)
        return Planes(planes), image.spare

    return read


def _semi_planar(*, v_first: bool, halved: bool) -> _Reader:
    def read(msg: Any) -> tuple[Colours | _Numbers, int]:
        even = 'width and height' if halved else ''
        image = read_raw(msg, pixel_size=1, planes=1.5 if halved else 3.0, even=even)
        luma, chroma = image.pixels('u1'), _chroma(image, halved=halved)
        planes = yuv.semi_planar(luma, chroma, v_first=v_first)
        return Planes(planes), image.spare

    return read


def _chroma(image: RawImage, *, halved: bool) -> NDArray[np.uint8]:
    """Return the colours, which follow the rows of luma: (height, width, 2), or both halved."""
    if halved:
        rows = image.pixels('u1', row=image.height, rows=image.height // 2)
        return rows.reshape(image.height // 2, image.width // 2, 2)
    # Two numbers a pixel take two of the rows.
    start = image.height * image.step
    packed = image.data[start : start + 2 * image.height * image.step]
    return packed.reshape(image.height, -1)[:, : 2 * image.width].reshape(
        image.height, image.width, 2
    )


def _eight_bits(pixels: NDArray[Any]) -> NDArray[np.uint8]:
    return pixels if pixels.itemsize == 1 else (pixels >> 8).astype(np.uint8)


_READERS: dict[str, _Reader] = {
    'rgb8': _colour('RGB'),
    'bgr8': _colour('BGR'),
    'rgba8': _colour('RGBA'),
    'bgra8': _colour('BGRA'),
    'mono8': _colour('GRAY'),
    '8UC1': _colour('GRAY'),
    '8UC3': _colour('BGR'),
    '8UC4': _colour('BGRA'),
    'rgb16': _colour('RGB', 'u2'),
    'bgr16': _colour('BGR', 'u2'),
    'rgba16': _colour('RGBA', 'u2'),
    'bgra16': _colour('BGRA', 'u2'),
    'mono16': _numbers('u2', 'u2'),
    '16UC1': _numbers('u2', 'u2'),
    '8SC1': _numbers('i1', 'f4'),
    '16SC1': _numbers('i2', 'f4'),
    '32SC1': _numbers('i4', 'f4'),
    '32FC1': _numbers('f4', 'f4'),
    '64FC1': _numbers('f8', 'f4'),
    **{f'bayer_{pattern}8': _bayer(pattern, 'u1') for pattern in PATTERNS},
    **{f'bayer_{pattern}16': _bayer(pattern, 'u2') for pattern in PATTERNS},
    'yuv422': _packed_yuv(luma_first=False),
    'uyvy': _packed_yuv(luma_first=False),
    'yuv422_yuy2': _packed_yuv(luma_first=True),
    'yuyv': _packed_yuv(luma_first=True),
    'nv12': _semi_planar(v_first=False, halved=True),
    'nv21': _semi_planar(v_first=True, halved=True),
    'nv24': _semi_planar(v_first=False, halved=False),
}
