# SPDX-License-Identifier: Apache-2.0
"""Widgets that show how something is: the value of a lamp, a gauge, numbers over time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from .gui import Widget
from .message import Priority


@dataclass(frozen=True)
class SignalState:
    """What some values look like."""

    of: str
    """The value: a text, true, false; of numbers the least, up to the next of the list."""
    color: str
    """A colour of the page's palette, #rrggbb, or '' for none."""
    text: str
    """Shown in place of the value; '' is the value itself."""


@dataclass(frozen=True, kw_only=True)
class GuiIndicator(Widget):
    """A lamp and a text: what its value is, and looks like."""

    KEEPS_VALUE: ClassVar[bool] = False
    PRIORITY: ClassVar[Priority] = Priority.SMALL

    states: list[SignalState] = field(default_factory=list)
    unit: str = ''
    color: str = ''
    """Of values that no state is for; '' is a lamp that is out."""


@dataclass(frozen=True, kw_only=True)
class GuiGauge(Widget):
    """A number on a dial."""

    KEEPS_VALUE: ClassVar[bool] = False
    PRIORITY: ClassVar[Priority] = Priority.SMALL

    minimum: float = 0.0
    maximum: float = 1.0
    unit: str = ''
    states: list[SignalState] = field(default_factory=list)
    """By numbers: the colours of the dial."""


@dataclass(frozen=True, kw_only=True)
class GuiPlot(Widget):
    """Numbers of topics over time, which each page asks for itself."""

    KEEPS_VALUE: ClassVar[bool] = False
    PRIORITY: ClassVar[Priority] = Priority.SMALL

    paths: list[str] = field(default_factory=list)
    """Topic and field, such as /odom.twist.twist.linear.x."""
    seconds: float = 30.0
    """So much time is shown."""
    minimum: list[float] = field(default_factory=list)
    """One number, or none: as the data is."""
    maximum: list[float] = field(default_factory=list)
    height: float = 140.0
    """CSS pixels."""
