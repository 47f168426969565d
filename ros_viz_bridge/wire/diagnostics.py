# SPDX-License-Identifier: Apache-2.0
"""The state of a robot's parts, in its own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from .message import Kind, Priority, StateMessage


@dataclass(frozen=True)
class DiagnosticValue:
    """One line of the table of values."""

    key: str
    value: str


@dataclass(frozen=True)
class Diagnostic:
    """The state of one part."""

    name: str
    """``arm: left/elbow``: '/' and ': ' lead down the tree."""
    level: Literal['ok', 'warning', 'error', 'stale']
    message: str
    hardware_id: str
    values: list[DiagnosticValue]
    stamp: float
    """ROS time at which it was said, seconds."""
    received: float
    """ROS time of receipt."""


@dataclass(frozen=True)
class Diagnostics(StateMessage):
    """Some parts have a new state; of each name the latest counts."""

    KIND: ClassVar[Kind] = Kind.FOLD
    PRIORITY: ClassVar[Priority] = Priority.SMALL

    parts: list[Diagnostic]
