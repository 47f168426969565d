# SPDX-License-Identifier: Apache-2.0
"""Pictures to H.264 in fragments of MP4, as a ``<video>`` plays while it comes."""

from __future__ import annotations

from fractions import Fraction
import io
import threading
from typing import Any

import numpy as np

TICKS = 90_000
"""A second, in the time of the film."""
FRAGMENTS = 'empty_moov+default_base_moof+frag_every_frame'


class NoEncoderError(RuntimeError):
    """There is nothing here that encodes films."""


class _Chunks(io.RawIOBase):
    """Takes what is written; there is no way back in what is sent already."""

    def __init__(self) -> None:
        self._taken = bytearray()

    def writable(self) -> bool:
        """It is written to."""
        return True

    def write(self, data: Any) -> int:
        """Take bytes."""
        self._taken += data
        return len(data)

    def take(self) -> bytes:
        """Return what came since the last time."""
        taken, self._taken = bytes(self._taken), bytearray()
        return taken


class ViewVideo:
    """
    An encoder without delay, but that a picture goes out with the next one; any thread.

    Pictures are cut to even sides, which H.264 wants. Raises NoEncoderError.
    """

    def __init__(self, width: int, height: int, fps: float) -> None:
        try:
            import av
        except ImportError:
            raise NoEncoderError(
                'films of the view need PyAV: pip install "ros_viz_bridge[video]", or use'
                ' view.mjpeg, which needs nothing'
            ) from None
        self._av = av
        self._size = (width & ~1, height & ~1)
        self._chunks = _Chunks()
        self._file = av.open(self._chunks, 'w', format='mp4', options={'movflags': FRAGMENTS})
        options = {'preset': 'ultrafast', 'tune': 'zerolatency', 'crf': '23'}
        self._stream: Any = self._file.add_stream(
            'libx264', rate=Fraction(fps).limit_denominator(1000), options=options
        )
        self._stream.width, self._stream.height = self._size
        self._stream.pix_fmt = 'yuv420p'
        self._stream.codec_context.time_base = Fraction(1, TICKS)
        self._last = -1
        self._lock = threading.Lock()

    def add(self, picture: bytes, time: float) -> bytes:
        """Return what there is to send after a JPEG that was drawn at a time, seconds."""
        with self._lock:
            return self._add(picture, time)

    def close(self) -> None:
        """Free the encoder; ``add`` must not be called any more."""
        with self._lock:
            self._file.close()

    def _add(self, picture: bytes, time: float) -> bytes:
        from PIL import Image

        width, height = self._size
        pixels = np.asarray(Image.open(io.BytesIO(picture), formats=['JPEG']).convert('RGB'))
        frame = self._av.VideoFrame.from_ndarray(
            np.ascontiguousarray(pixels[:height, :width]), format='rgb24'
        )
        self._last = frame.pts = max(self._last + 1, round(time * TICKS))
        frame.time_base = Fraction(1, TICKS)
        for packet in self._stream.encode(frame):
            self._file.mux(packet)
        return self._chunks.take()
