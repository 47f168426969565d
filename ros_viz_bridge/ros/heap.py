# SPDX-License-Identifier: Apache-2.0
"""What becomes of freed memory."""

from __future__ import annotations

import ctypes
import os

KEPT = 128 * 1024 * 1024
"""Freed bytes that stay with the process."""
_LARGEST = 32 * 1024 * 1024
"""What is larger than this is mapped by itself; glibc takes no more (mallopt(3))."""
_SAID = {'MALLOC_TRIM_THRESHOLD_', 'MALLOC_MMAP_THRESHOLD_'}
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3


def keep_freed_memory() -> None:
    """
    Let the C library keep up to ``KEPT`` bytes that were freed.

    It gives large blocks back to the system by rules that depend on what came before. The buffers
    of a cloud of 5 MB are then mapped anew for every message: taking one from DDS cost 10 to 16 ms
    instead of 1.5, with the interpreter's lock held (``bench/teleop_path.py``). Where
    ``MALLOC_TRIM_THRESHOLD_`` or ``MALLOC_MMAP_THRESHOLD_`` is set, that holds; C libraries other
    than glibc are left alone.
    """
    mallopt = getattr(ctypes.CDLL(None), 'mallopt', None)
    if mallopt is None or _SAID & os.environ.keys():
        return
    mallopt(_M_MMAP_THRESHOLD, _LARGEST)
    mallopt(_M_TRIM_THRESHOLD, KEPT)
