# SPDX-License-Identifier: Apache-2.0
"""The files of a certificate that somebody else keeps: seen when they are others."""

from __future__ import annotations

from collections.abc import Callable
import os

State = tuple[tuple[int, int, int], ...]


class CertificateFiles:
    """
    Two files, as of when they were last good together.

    ``check`` raises ValueError where they are not: whoever renews them writes one after the other.
    """

    def __init__(self, cert: str, key: str, check: Callable[[str, str], None]) -> None:
        self._paths = (cert, key)
        self._check = check
        self._good = self._state()

    def renewed(self) -> bool:
        """Tell whether they are others now, and go together."""
        now = self._state()
        if now == self._good:
            return False
        self._check(*self._paths)
        self._good = now
        return True

    def _state(self) -> State:
        found = [os.stat(path) for path in self._paths]
        return tuple((each.st_mtime_ns, each.st_size, each.st_ino) for each in found)
