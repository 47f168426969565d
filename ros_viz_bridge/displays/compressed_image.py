# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/CompressedImage: files pass through untouched; depth becomes numbers again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..cdr import View
from ..wire.image import Image
from .base import DisplayError, Source
from .common.header import seconds
from .images.depth import decode_depth
from .images.files import check_picture, decode_png16, picture_format, png_header
from .images.options import VideoOptions
from .images.pixels import JpegFile
from .images.shot import Shot

ROS_TYPE = 'sensor_msgs/msg/CompressedImage'


@dataclass(frozen=True)
class Options(VideoOptions):
    """How a compressed image is drawn."""


def convert(msg: View, source: Source) -> Iterator[Image | Shot]:
    """
    Return the picture: JPEG, PNG and WebP files as they are, 16-bit files as numbers.

    The bytes tell what they are; ``format`` is only asked for compressedDepth (image_transport),
    which begins with a header of its own. Raises DisplayError for anything else.
    """
    data, width, height = msg.data, 0, 0
    kind = picture_format(data)
    if 'compressedDepth' in msg.format:
        numbers = decode_depth(data, msg.format)
        height, width = numbers.shape
        encoding, data = numbers.dtype.str[1:], numbers.tobytes()
    elif kind is None:
        head = data[:4].tobytes().hex(' ') or 'nothing'
        raise DisplayError(
            f'data begins with {head}: it is neither JPEG, PNG nor WebP (format: {msg.format!r})'
        )
    else:
        encoding = kind
        check_picture(data, kind)
    frame, stamp = msg.header.frame_id.removeprefix('/'), seconds(msg.header.stamp)
    options = source.options
    if encoding == 'jpeg' and options.is_video:
        file = JpegFile(data)
        yield Shot(source.display, frame, stamp, msg.format, 0, 0, file, 0.0, options)
        return
    if kind == 'png':
        header = png_header(data)
        width, height = header.width, header.height
        if header.grey and header.depth == 16:
            encoding, data = 'u2', decode_png16(data).tobytes()
    yield Image(
        display=source.display,
        key=source.display,
        frame=frame,
        stamp=stamp,
        encoding=encoding,
        width=width,
        height=height,
        ros_encoding=msg.format,
        data=data,
    )
