# SPDX-License-Identifier: Apache-2.0
"""Notices a session that keeps the loop from everybody else."""

from __future__ import annotations

import asyncio

LONGEST = 5.0
"""Seconds that a session may go on without awaiting anything."""


class LoopTurn:
    """
    Counts how long the loop has not turned while a session worked.

    Sessions share the loop that serves the clients: one that never awaits would hold up all.
    """

    def __init__(self, longest: float = LONGEST) -> None:
        self._longest = longest
        self._since: float | None = None

    def check(self) -> None:
        """Note that the session does something. Raises RuntimeError after too long a turn."""
        loop = asyncio.get_running_loop()
        if self._since is None:
            self._since = loop.time()
            loop.call_soon(self._turned)
        elif loop.time() - self._since > self._longest:
            raise RuntimeError(
                f'this session has awaited nothing for {self._longest:g} s and holds up everybody:'
                ' its loop needs an "await asyncio.sleep(...)"; long computations belong in'
                ' "await asyncio.to_thread(...)"'
            )

    def _turned(self) -> None:
        self._since = None
