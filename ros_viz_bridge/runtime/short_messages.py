# SPDX-License-Identifier: Apache-2.0
"""
What a page says most often, acks and pings, without the general parser: whole and short messages.

An ack that comes alone costs more to be read by steps, as a parser of any stream must, than to be
acted upon.
"""

from __future__ import annotations

from websockets.utils import apply_mask

_BINARY = 0x82
"""A whole binary message in one frame (RFC 6455, 5.2)."""
_MASKED, _LONGER = 0x80, 126
_HEAD = 6
"""Bytes before what a client says in so short a frame: two, and four of its mask."""


def short_messages(data: bytes) -> list[bytes] | None:
    """
    Return the messages in what a client sent, which begins with a frame.

    None if it is anything else than binary messages of at most 125 bytes, each whole and in one
    masked frame.
    """
    messages = []
    start, end = 0, len(data)
    while start < end:
        if end - start < _HEAD or data[start] != _BINARY:
            return None
        size = data[start + 1] - _MASKED
        after = start + _HEAD + size
        if not 0 <= size < _LONGER or after > end:
            return None
        messages.append(apply_mask(data[start + _HEAD : after], data[start + 2 : start + _HEAD]))
        start = after
    return messages
