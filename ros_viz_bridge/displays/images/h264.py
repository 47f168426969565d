# SPDX-License-Identifier: Apache-2.0
"""H.264 without delay, by PyAV: each picture in gives one access unit out, in Annex B."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
import os
from typing import Any

import numpy as np

from ..base import DisplayError
from .pixels import Colours, JpegFile, Planes

NONE = 'video needs PyAV: pip install "ros_viz_bridge[video]"'
TICKS = 90_000
KEY_EVERY = 300
"""Frames after which a key frame comes unasked: a recording can be entered there."""
_THREADS = 4
_FORMATS = {'RGB': 'rgb24', 'BGR': 'bgr24', 'RGBA': 'rgba', 'BGRA': 'bgra', 'GRAY': 'gray'}
_SPS = 7

# BT.709 with sRGB's transfer function, which is what pages draw with.
_X264 = 'colorprim=bt709:transfer=iec61966-2-1:colormatrix=bt709:range=tv'
_ENCODERS: tuple[tuple[str, dict[str, str]], ...] = (
    (
        'h264_nvenc',
        {
            'preset': 'p1',
            'tune': 'ull',
            'zerolatency': '1',
            'delay': '0',
            'rc': 'cbr',
            'forced-idr': '1',
            'bf': '0',
        },
    ),
    (
        'libx264',
        {
            'preset': 'ultrafast',
            'tune': 'zerolatency',
            'crf': '23',
            'forced-idr': '1',
            'bf': '0',
            'x264-params': _X264,
        },
    ),
)


def available() -> str:
    """Return why there is no video, '' where there is."""
    return '' if _av() is not None else NONE


@cache
def _av() -> Any:
    """Return PyAV, None where it is not installed."""
    try:
        import av
    except ImportError:
        return None
    return av


class H264Encoder:
    """
    An encoder for pictures of one size; one thread at a time.

    ``bitrate`` is the most bits per second. Raises DisplayError where nothing here encodes.
    """

    def __init__(self, width: int, height: int, bitrate: float) -> None:
        av = _av()
        if av is None:
            raise DisplayError(NONE)
        self.width, self.height = _even(width, height)
        """Pixels of the video: H.264 has even sizes, the last column or row is left out."""
        self._bitrate = bitrate
        self._left = list(_ENCODERS)
        self._reasons: list[str] = []
        """Why those that were tried do not do."""
        self._context: Any = None
        self._count = 0

    @property
    def name(self) -> str:
        """The encoder that works, '' before the first frame."""
        return self._context.name if self._context is not None else ''

    def encode(self, frame: Any, *, key: bool) -> tuple[bytes, bool]:
        """
        Return the access unit of a frame (``frame_of``), and whether it is a key frame.

        Raises DisplayError where no encoder takes it.
        """
        if self._context is None:
            return self._first(frame), True
        return self._encode(self._context, frame, key)

    def _first(self, frame: Any) -> bytes:
        """Find an encoder that gives the frame back at once: others keep some for later."""
        while self._left:
            name, options = self._left.pop(0)
            try:
                context = self._open(name, options)
                data, key = self._encode(context, frame, True)
            except Exception as error:  # PyAV's errors have no base but OSError and ValueError
                self._reasons.append(f'{name}: {error}')
                continue
            if data and key and codec_of(data):
                self._context = context
                return data
            self._reasons.append(f'{name}: keeps frames back')
        raise DisplayError(f'video cannot be encoded ({"; ".join(self._reasons)})')

    def _open(self, name: str, options: dict[str, str]) -> Any:
        av = _av()
        assert av is not None
        context: Any = av.CodecContext.create(name, 'w')
        context.width, context.height, context.pix_fmt = self.width, self.height, 'yuv420p'
        context.time_base, context.framerate = Fraction(1, TICKS), Fraction(30, 1)
        context.gop_size, context.thread_count = KEY_EVERY, min(_THREADS, os.cpu_count() or 1)
        rate = round(self._bitrate)
        # What a quarter of a second may hold is what a key frame delays those after it.
        limits = {'maxrate': str(rate), 'bufsize': str(rate // 4)}
        if name != 'libx264':
            context.bit_rate = rate
        context.options = {**options, **limits}
        context.open()
        return context

    def _encode(self, context: Any, frame: Any, key: bool) -> tuple[bytes, bool]:
        av = _av()
        assert av is not None
        frame = frame.reformat(
            self.width, self.height, 'yuv420p', dst_colorspace='ITU709', dst_color_range='MPEG'
        )
        frame.pts, frame.time_base = self._count * TICKS // 30, Fraction(1, TICKS)
        self._count += 1
        frame.pict_type = av.video.frame.PictureType.I if key else av.video.frame.PictureType.NONE
        packets = context.encode(frame)
        return b''.join(bytes(each) for each in packets), any(p.is_keyframe for p in packets)


def frame_of(colours: Colours) -> Any:
    """
    Return a picture as PyAV has it, cut to even sizes.

    Raises DisplayError without PyAV, for files that are broken, and for sizes below two pixels.
    """
    av = _av()
    if av is None:
        raise DisplayError(NONE)
    if isinstance(colours, JpegFile):
        return _decoded(av, colours)
    if isinstance(colours, Planes):
        width, height = _even(*colours.planes[0].shape[::-1])
        full = [_enlarged(each, colours.planes[0].shape) for each in colours.planes]
        stacked = np.stack([each[:height, :width] for each in full])
        return _declared(av.VideoFrame.from_ndarray(stacked, format='yuvj444p'))
    width, height = _even(*colours.array.shape[1::-1])
    pixels = np.ascontiguousarray(colours.array[:height, :width])
    return av.VideoFrame.from_ndarray(pixels, format=_FORMATS[colours.order])


def codec_of(data: bytes) -> str:
    """Return the codec of a key frame as WebCodecs calls it, '' where it says none."""
    at = data.find(b'\0\0\1')
    while 0 <= at < len(data) - 6:
        if data[at + 3] & 0x1F == _SPS:
            return f'avc1.{data[at + 4 : at + 7].hex()}'
        at = data.find(b'\0\0\1', at + 3)
    return ''


def _even(width: int, height: int) -> tuple[int, int]:
    """Return the size without an odd last column and row. Raises DisplayError for too few."""
    if min(width, height) < 2:
        raise DisplayError(f'{width} x {height} pixels are too few for video')
    return width & ~1, height & ~1


def _decoded(av: Any, file: JpegFile) -> Any:
    try:
        decoder = av.CodecContext.create('mjpeg', 'r')
        frames = [*decoder.decode(av.Packet(file.data.tobytes())), *decoder.decode(None)]
    except (OSError, ValueError) as error:
        raise DisplayError(f'the JPEG image is broken: {error}') from None
    if not frames:
        raise DisplayError('the JPEG image has no picture in it')
    return _declared(frames[0])


def _declared(frame: Any) -> Any:
    """Return a frame that says that its numbers are full-range BT.601, as those of JPEG are."""
    frame.colorspace, frame.color_range = 5, 2
    return frame


def _enlarged(plane: Any, shape: tuple[int, ...]) -> Any:
    for axis in (0, 1):
        if plane.shape[axis] != shape[axis]:
            plane = np.repeat(plane, 2, axis)
    return plane[: shape[0], : shape[1]]
