# SPDX-License-Identifier: Apache-2.0
"""Several messages that must be seen in one picture, or not at all."""

from __future__ import annotations

from dataclasses import dataclass

from .columns import U8
from .message import ServerMessage


@dataclass(frozen=True)
class Bundle(ServerMessage):
    """Frames of other messages; a page takes them one after the other before it draws again."""

    sizes: list[int]
    """Bytes of each frame."""
    frames: U8
    """The frames; each begins at a multiple of eight bytes."""
