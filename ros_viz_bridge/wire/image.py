# SPDX-License-Identifier: Apache-2.0
"""An image: a compressed file, numbers that the page colours, or a frame of a video."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from .columns import U8
from .message import Kind, Priority, StateMessage


@dataclass(frozen=True)
class PictureMessage(StateMessage):
    """Base of what shows the latest picture of a topic."""

    PRIORITY: ClassVar[Priority] = Priority.IMAGE

    frame: str
    stamp: float
    encoding: Literal['jpeg', 'png', 'webp', 'u1', 'u2', 'f4', 'h264']
    """File format, little-endian number type of one channel that the page colours, or codec."""
    width: int
    """Pixels; 0 when only the file knows."""
    height: int
    ros_encoding: str
    """As the publisher said: ``rgb8``, ``16UC1``, ``jpeg`` ..."""
    data: U8
    """The file, or height * width numbers, row by row, or the frame."""


@dataclass(frozen=True)
class Image(PictureMessage):
    """The latest picture of a topic."""


@dataclass(frozen=True)
class VideoPicture(PictureMessage):
    """The latest picture of a video, for who takes pictures alone (``Interest.pictures``)."""

    SLOT: ClassVar[str] = 'picture'


@dataclass(frozen=True)
class VideoChunk(PictureMessage):
    """A frame of a video, for who takes video. ``data`` is H.264 in Annex B, one access unit."""

    KIND: ClassVar[Kind] = Kind.CHAIN
    SLOT: ClassVar[str] = 'video'
    QUEUED: ClassVar[int] = 8

    number: int = 0
    """Counts the frames: one that does not follow on the one before cannot be shown."""
    key_frame: bool = False
    """It needs none before it."""
    codec: str = ''
    """As WebCodecs calls it: ``avc1.42c028``."""

    @property
    def stands_alone(self) -> bool:
        """A key frame needs none before it."""
        return self.key_frame
