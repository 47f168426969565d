# SPDX-License-Identifier: Apache-2.0
"""What a page says of the videos that it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from .client import Name
from .constraints import Range
from .message import ClientMessage

Count = Annotated[int, Range(0, 2**53)]


@dataclass(frozen=True)
class VideoShown(ClientMessage):
    """
    How late the frames of one video were drawn since this was last said; about once a second.

    Delays are seconds from the stamp to when the page drew it, by the clock of the server; of one
    that runs behind the camera's they may be negative.
    """

    display: Name
    shown: Count
    """Frames that were drawn; of none the delays are 0."""
    lost: Count
    """Frames that were missing, or that a newer one overtook before it was drawn."""
    least: float
    median: float
    p99: float
    last: float
    """Of the newest."""
