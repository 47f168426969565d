# SPDX-License-Identifier: Apache-2.0
"""Widgets and their values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from .message import StateMessage

WidgetValue = bool | float | str


@dataclass(frozen=True)
class Widget(StateMessage):
    """A control in the page; ``key`` is its id."""

    SLOT: ClassVar[str] = 'widget'

    kind: Literal['slider', 'number', 'checkbox', 'dropdown', 'text', 'button']
    label: str
    order: int
    hint: str = ''
    """Where it goes: topic and type."""
    minimum: float = 0.0
    maximum: float = 0.0
    step: float = 0.0
    unit: str = ''
    choices: list[str] = field(default_factory=list)
    disabled: bool = False


@dataclass(frozen=True)
class WidgetState(StateMessage):
    """The value of the widget of this key, as all viewers see it."""

    SLOT: ClassVar[str] = 'value'

    value: WidgetValue
    known: bool
    """False until somebody set it: a layout's ``value:`` is shown but was never published."""
    origin: str
    """Client id that set it; '' for a topic or a script."""
    seq: int
    """
    The setter's own count (``WidgetChanged.seq``).

    A page ignores echoes older than its latest change.
    """
