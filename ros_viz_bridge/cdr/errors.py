# SPDX-License-Identifier: Apache-2.0
"""The one error that reading, writing and describing ROS messages raises."""

from __future__ import annotations


class CdrError(ValueError):
    """
    A message, a value or a type description that is not what it should be.

    `path` is the field (`markers[3].points`), empty where no single field is to blame; `offset` is
    the byte in the message, counted from its first byte (the encapsulation header included), or
    None.
    """

    def __init__(self, problem: str, *, path: str = '', offset: int | None = None) -> None:
        """Make the sentence `path (byte offset): problem`."""
        where = path if offset is None else f'{path or "message"} (byte {offset})'
        super().__init__(f'{where}: {problem}' if where else problem)
        self.problem = problem
        self.path = path
        self.offset = offset

    def inside(self, path: str) -> CdrError:
        """Return the same error with `path` put before its own."""
        joined = f'{path}.{self.path}' if path and self.path else path or self.path
        return CdrError(self.problem, path=joined, offset=self.offset)
