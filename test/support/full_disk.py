# SPDX-License-Identifier: Apache-2.0
"""A disk that is full, as far as this process can tell: no file of it grows further."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
import resource


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """Let every write beyond ``size`` bytes of a file fail, by the system itself."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
