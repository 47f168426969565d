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
        self.path = path
        self.offset = offset
