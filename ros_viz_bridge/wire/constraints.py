# SPDX-License-Identifier: Apache-2.0
"""
Limits that the codec enforces on what comes from outside.

They live in the annotations of the schema.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Length:
    """At most this many characters of a string, or items of a list."""

    maximum: int


@dataclass(frozen=True)
class NoNul:
    """A string without U+0000, which no string of ROS can hold."""


@dataclass(frozen=True)
class Range:
    """A number between the two, both included."""

    minimum: float
    maximum: float


@dataclass(frozen=True)
class Sizes:
    """A column of one of these numbers of values, all of them finite."""

    allowed: tuple[int, ...]


@dataclass(frozen=True)
class Unit:
    """A quaternion of length one, within 1e-3."""
