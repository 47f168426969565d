# SPDX-License-Identifier: Apache-2.0
"""
The time of publishing: in the header of every message, and in the first point of a cloud.

There every bridge carries it, whatever its format.
"""

from __future__ import annotations

import struct
import time
from typing import Any

WRAP = 16_000_000
"""Microseconds after which the count starts again: below 2**24, so float32 holds each exactly."""
MAGIC = struct.pack('<ff', 12345.5, -54321.25)


def now() -> int:
    """Return microseconds of the machine's monotonic clock, modulo ``WRAP``."""
    return time.monotonic_ns() // 1000 % WRAP


def mark() -> bytes:
    """Return x, y, z of a first point that tells the time."""
    return struct.pack('<f', float(now())) + MAGIC


def age(data: Any) -> float | None:
    """Return milliseconds since ``mark`` for the cloud in ``data``, None if there is none."""
    at = bytes(data[:4096]).find(MAGIC)
    if at < 4:
        return None
    (then,) = struct.unpack('<f', data[at - 4 : at])
    return float((now() - int(then)) % WRAP / 1000)


FIRST = {'tf': 8, 'markers': 8}
"""Where the first stamp is in the serialised messages of arrays; of others behind the head."""


def header_age(cdr: Any, kind: str) -> float:
    """Return milliseconds since the first stamp of a serialised message of a load."""
    seconds, nanoseconds = struct.unpack_from('<iI', cdr, FIRST.get(kind, 4))
    return age_of(seconds + nanoseconds * 1e-9)


def age_of(stamp: float) -> float:
    """Return milliseconds since a ROS time."""
    return (time.time() - stamp) * 1e3
