# SPDX-License-Identifier: Apache-2.0
"""Frames that a program pushes, and the pictures of elements that show the newest of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
import io
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ..api.checks import integer, text
from ..core.internal import internal

Show = Callable[[bytes], None]
QUALITY = 80
_NONE = b''


class VideoStream:
    """
    A stream of frames for any number of viewers, each encoded once, in the thread that pushes it.

    A viewer whose connection is slow is sent fewer of them, always the newest, behind control.
    """

    PATH: ClassVar[str] = '/webrtc/offer/'

    def __init__(self, stream_id: str, base: str, *, quality: int = QUALITY) -> None:
        text('stream_id', stream_id)
        if not stream_id or not all(each.isalnum() or each in '-_.' for each in stream_id):
            raise ValueError(f'stream_id must be letters, digits, - _ or ., not {stream_id!r}')
        if not 1 <= integer('quality', quality) <= 100:
            raise ValueError(f'quality must be 1 to 100, not {quality!r}')
        self.stream_id = stream_id
        self.quality = quality
        self._base = base.rstrip('/')
        self._shows: Mapping[Any, Show] = {}  # replaced on the loop, read by any thread
        self._newest = _NONE

    @property
    def url(self) -> str:
        """The name of the stream for ``src``."""
        return f'{self.PATH}{self.stream_id}'

    @property
    def endpoint(self) -> str:
        """The same, with the server's address before it."""
        return f'{self._base}{self.url}'

    @property
    def ready(self) -> bool:
        """Frames may be pushed from its construction on."""
        return True

    def wait_ready_sync(self, timeout: float = 10.0) -> None:
        """Return at once: frames may be pushed from its construction on."""

    def push_frame(self, frame: Any) -> None:
        """
        Show a frame (h, w, 3) of uint8, blue green red as OpenCV has them. Any thread.

        Raises TypeError and ValueError that say what came.
        """
        jpeg = _jpeg(frame, self.quality)
        self._newest = jpeg
        for show in self._shows.values():
            show(jpeg)

    @internal
    def show_in(self, key: Any, show: Show) -> None:
        """Call ``show`` with each frame, a JPEG, from the newest on; loop thread."""
        self._shows = {**self._shows, key: show}
        shown = _NONE
        while shown is not self._newest:  # one may come from another thread meanwhile
            shown = self._newest
            show(shown)

    @internal
    def leave(self, key: Any) -> None:
        """Call no more; loop thread."""
        self._shows = {each: show for each, show in self._shows.items() if each != key}


def _jpeg(frame: Any, quality: int) -> bytes:
    if not isinstance(frame, np.ndarray):
        raise TypeError(f'a frame is an array (h, w, 3) of uint8, not {type(frame).__name__}')
    if frame.dtype != np.uint8 or frame.ndim != 3 or frame.shape[2] != 3 or not frame.size:
        raise ValueError(f'a frame is (h, w, 3) of uint8, not {frame.shape} of {frame.dtype}')
    rgb: NDArray[np.uint8] = np.ascontiguousarray(frame[:, :, ::-1])
    file = io.BytesIO()
    Image.fromarray(rgb).save(file, 'JPEG', quality=quality)
    return file.getvalue()
