# SPDX-License-Identifier: Apache-2.0
"""Connections of Zenoh that are given up are closed at once, though their other end is gone."""

from __future__ import annotations

from contextlib import suppress
import ctypes
import os
import socket
import struct
from threading import Event, Thread

LINGERING = struct.pack('ii', 1, 10)
"""
What Zenoh sets on each of its connections (``TCP_LINGER_TIMEOUT``, also for TLS).

Where something is unsent, ``close`` waits for so many seconds until it is, and with it a thread of
Zenoh's and all that it forwards (SO_LINGER, socket(7)): https://github.com/eclipse-zenoh/zenoh/issues/2718.
"""
USUAL = struct.pack('ii', 0, 0)
"""The kernel goes on sending what it has, and nobody waits."""
OPEN = '/dev/fd'
PAUSE = 0.5
"""Seconds between two looks: a new connection is seldom given up that soon."""


class NoLinger:
    """Sees to it, in a thread of its own, from its making until ``stop``."""

    def __init__(self) -> None:
        self._stopped = Event()
        if os.path.isdir(OPEN):
            Thread(target=self._run, name='ros_viz_bridge linger', daemon=True).start()

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()

    def _run(self) -> None:
        while True:
            with suppress(OSError):  # nothing more can be opened here, for now
                stop_lingering()
            if self._stopped.wait(PAUSE):
                return


def stop_lingering() -> None:
    """Let no connection of this process that lingers as Zenoh's do keep a thread as it closes."""
    # Not by Python's sockets: these close what they were lent, or change it.
    libc = ctypes.CDLL(None)
    for name in os.listdir(OPEN):
        option = ctypes.create_string_buffer(len(USUAL))
        size = ctypes.c_uint32(len(USUAL))
        what = int(name), socket.SOL_SOCKET, socket.SO_LINGER
        # What is no socket, or gone by now, refuses.
        if not libc.getsockopt(*what, option, ctypes.byref(size)) and option.raw == LINGERING:
            libc.setsockopt(*what, USUAL, len(USUAL))
