# SPDX-License-Identifier: Apache-2.0
"""The end that a person or a launch file asks for by a signal."""

from __future__ import annotations

from types import FrameType


class Interrupted(KeyboardInterrupt):
    """
    Raised for SIGINT and SIGTERM, and caught where a command ends.

    Not its base: of that CPython remembers, even when it was caught, that it once got out of an
    ``exec``, which dataclasses are made by, and ends with status 130 instead of what was returned
    (``run_eval_code_obj`` in Python/pythonrun.c).
    """


def interrupt(number: int, frame: FrameType | None) -> None:
    """Handle a signal."""
    raise Interrupted
