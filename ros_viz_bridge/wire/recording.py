# SPDX-License-Identifier: Apache-2.0
"""Messages about recording what is shown to a file on the server."""

from __future__ import annotations

from dataclasses import dataclass

from .message import ClientMessage, StateMessage


@dataclass(frozen=True)
class Recording(StateMessage):
    """Whether what is shown is recorded; a server that says nothing cannot. ``key`` recording."""

    on: bool
    file: str
    """Path of the file that is written, or was last; '' before the first."""
    since: float
    """ROS time at which it began, seconds."""
    messages: int
    size: float
    """Bytes in the file."""
    topics: int
    lost: int
    """Messages that the disk was too slow for."""
    problem: str
    """Why it ended or could not begin, '' for nothing."""


@dataclass(frozen=True)
class SetRecording(ClientMessage):
    """Begin or end a recording."""

    on: bool
