# SPDX-License-Identifier: Apache-2.0
"""An image: a compressed file, or numbers that the page colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from .columns import U8
from .message import Priority, StateMessage


@dataclass(frozen=True)
class Image(StateMessage):
    """The latest picture of a topic."""

    PRIORITY: ClassVar[Priority] = Priority.IMAGE

    frame: str
    stamp: float
    encoding: Literal['jpeg', 'png', 'webp', 'u1', 'u2', 'f4']
    """A file format, or the little-endian number type of one channel that the page colours."""
    width: int
    """Pixels; 0 when only the file knows."""
    height: int
    ros_encoding: str
    """As the publisher said: ``rgb8``, ``16UC1``, ``jpeg`` ..."""
    data: U8
    """The file, or height * width numbers, row by row."""
