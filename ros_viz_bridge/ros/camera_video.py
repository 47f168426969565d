# SPDX-License-Identifier: Apache-2.0
"""One camera as video: encoded once for all who look, in a thread of its own, the newest alone."""

from __future__ import annotations

from collections.abc import Callable
import logging
import math
import threading
import time

import numpy as np

from ..displays.base import DisplayError
from ..displays.images import h264
from ..displays.images.shot import Shot
from ..runtime.ended import EndedError
from ..wire.image import Image, VideoChunk, VideoPicture

logger = logging.getLogger(__name__)

Publish = Callable[..., None]

MEGA = 1e6
LEAST_KEYS = 0.5
"""Seconds between key frames that are asked for: one viewer's bad link is not everybody's."""
LONGEST_KEYS = 2.0
"""To which that grows while somebody asks all the time."""
STILL = 0.1
"""Seconds for which the next picture is waited for, before the last one is encoded again."""


class CameraVideo:
    """
    Takes pictures, and publishes them in the forms that are wanted; any thread.

    Where nothing encodes video, everybody is sent pictures.
    """

    def __init__(self, publish: Publish) -> None:
        self.skipped = 0
        """Pictures that a newer one overtook before they were encoded."""
        self.encoding = 0.0
        """Seconds that the last one took."""
        self.problem = ''
        """Why there is no video, or no picture; ''."""
        self._publish = publish
        self._changed = threading.Condition()
        self._saying = threading.Lock()
        """Held while something is published, which may wait for the loop: nothing else waits."""
        self._shot: Shot | None = None
        self._fresh = False
        self._videos = self._pictures = False
        self._key_wanted = False
        self._key_made = -math.inf
        self._key_gap = LEAST_KEYS
        self._closed = False
        self._encoder: h264.H264Encoder | None = None
        self._made_for: tuple[int, int, float] | None = None
        # Microseconds: more than any camera of this display had before, which pages may know.
        self._number = time.monotonic_ns() // 1000
        self._codec = ''
        self._thread = threading.Thread(target=self._run, name='camera_video', daemon=True)
        self._thread.start()

    def take(self, shot: Shot) -> None:
        """Show this picture; one that waits is left out."""
        with self._changed:
            self.skipped += self._fresh and self._wanted
            self._shot, self._fresh = shot, True
            self._changed.notify()

    def want(self, *, videos: bool, pictures: bool) -> None:
        """Note who looks: anybody who takes video, anybody who takes pictures alone."""
        with self._changed:
            self._key_wanted |= videos and not self._videos
            self._fresh |= pictures and not self._pictures and self._shot is not None
            self._videos, self._pictures = videos, pictures
            self._changed.notify()

    def again(self) -> None:
        """Somebody needs a key frame."""
        with self._changed:
            self._key_wanted = True
            self._changed.notify()

    def close(self) -> None:
        """Publish nothing more."""
        with self._saying, self._changed:
            self._closed = True
            self._changed.notify()

    @property
    def _wanted(self) -> bool:
        return self._videos or self._pictures

    def _run(self) -> None:
        while (work := self._next()) is not None:
            shot, key = work
            began = time.perf_counter()
            try:
                self._show(shot, key)
            except DisplayError as error:
                self.problem = str(error)
            except EndedError:
                return  # the server, and with it whoever looks
            except Exception as error:
                self._encoder = None  # perhaps another one can
                problem = f'a picture could not be encoded: {error}'
                if problem != self.problem:
                    logger.exception('%s: a picture could not be encoded', shot.display)
                self.problem = problem
            self.encoding = time.perf_counter() - began

    def _next(self) -> tuple[Shot, bool] | None:
        """Wait for a picture that somebody wants, or a wish for a key frame; None at the end."""
        with self._changed:
            while not self._closed:
                if not self._wanted or self._shot is None:
                    self._changed.wait()
                    continue
                again = self._key_wanted
                if again and not self._fresh:
                    # The next picture does as well, if it comes soon.
                    soon = max(STILL, self._key_due - time.monotonic())
                    self._changed.wait_for(lambda: self._fresh or self._closed, soon)
                    if self._closed or not (self._wanted and self._key_wanted):
                        continue
                if not (self._fresh or again):
                    self._changed.wait()
                    continue
                key = again and time.monotonic() >= self._key_due
                if not (self._fresh or key):
                    continue
                self._fresh = False
                self._key_wanted = again and not key
                return self._shot, key
            return None

    @property
    def _key_due(self) -> float:
        """When a key frame may be made that is asked for."""
        return self._key_made + self._key_gap

    def _note_key(self) -> None:
        now = time.monotonic()
        often = now - self._key_made < 2 * self._key_gap
        self._key_gap = min(2 * self._key_gap, LONGEST_KEYS) if often else LEAST_KEYS
        self._key_made = now

    def _show(self, shot: Shot, key: bool) -> None:
        if self._videos:
            self._say(self._frame(shot, key))
        else:
            self._encoder = None
        if self._pictures:
            self._say(shot.picture(VideoPicture))

    def _say(self, message: VideoChunk | Image | VideoPicture) -> None:
        with self._saying:
            if not self._closed:
                self._publish(message)

    def _frame(self, shot: Shot, key: bool) -> VideoChunk | Image:
        """Return the next frame, or a picture for all where there is no video."""
        try:
            return self._encoded(shot, key)
        except DisplayError as error:
            told = shot.options.codec == 'h264' or h264.available() == ''
            self.problem = str(error) if told else ''
            return shot.picture(Image)

    def _encoded(self, shot: Shot, key: bool) -> VideoChunk:
        frame = h264.frame_of(shot.colours)
        made_for = (frame.width, frame.height, shot.options.bitrate)
        if self._encoder is None or self._made_for != made_for:
            self._encoder = h264.H264Encoder(*made_for[:2], shot.options.bitrate * MEGA)
            self._made_for = made_for
        data, is_key = self._encoder.encode(frame, key=key)
        if is_key:
            self._note_key()
            self._codec = h264.codec_of(data)
        self._number += 1
        self.problem = ''
        return VideoChunk(
            display=shot.display,
            key=shot.display,
            frame=shot.frame,
            stamp=shot.stamp,
            encoding='h264',
            width=self._encoder.width,
            height=self._encoder.height,
            ros_encoding=shot.ros_encoding,
            data=np.frombuffer(data, np.uint8),
            number=self._number,
            key_frame=is_key,
            codec=self._codec,
        )
