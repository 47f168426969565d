# SPDX-License-Identifier: Apache-2.0
"""Widgets that viewers set: a class each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from .gui import Widget, WidgetValue


@dataclass(frozen=True, kw_only=True)
class GuiButton(Widget):
    """A button; each press is a change to true that is told, and not kept."""

    KEEPS_VALUE: ClassVar[bool] = False

    def misfit(self, value: WidgetValue) -> str:
        """Return why it cannot have this value, '' if it can."""
        return _boolean(self, value)


@dataclass(frozen=True, kw_only=True)
class GuiCheckbox(Widget):
    """On or off."""

    def misfit(self, value: WidgetValue) -> str:
        """Return why it cannot have this value, '' if it can."""
        return _boolean(self, value)


@dataclass(frozen=True, kw_only=True)
class GuiText(Widget):
    """A text that is typed."""

    multiline: bool = False

    def misfit(self, value: WidgetValue) -> str:
        """Return why it cannot have this value, '' if it can."""
        return '' if isinstance(value, str) else f'{self.label} needs a text'


@dataclass(frozen=True, kw_only=True)
class GuiDropdown(Widget):
    """One of several texts."""

    options: list[str] = field(default_factory=list)

    def misfit(self, value: WidgetValue) -> str:
        """Return why it cannot have this value, '' if it can."""
        if not isinstance(value, str):
            return f'{self.label} needs a text'
        return '' if value in self.options else f'{value[:100]!r} is no choice of {self.label}'


@dataclass(frozen=True, kw_only=True)
class GuiNumber(Widget):
    """A number that is typed or stepped."""

    minimum: list[float] = field(default_factory=list)
    """One number, or none where there is no limit."""
    maximum: list[float] = field(default_factory=list)
    step: float = 0.0
    """0 where any number may be taken."""
    unit: str = ''

    def misfit(self, value: WidgetValue) -> str:
        """Return why it cannot have this value, '' if it can."""
        if isinstance(value, (bool, str, list)):
            return f'{self.label} needs a number'
        return beyond(self.label, value, self.minimum[:1], self.maximum[:1])


@dataclass(frozen=True, kw_only=True)
class GuiSlider(Widget):
    """A number between two others, dragged or typed."""

    minimum: float = 0.0
    maximum: float = 0.0
    step: float = 0.0
    """0 where any number may be taken."""
    unit: str = ''

    def misfit(self, value: WidgetValue) -> str:
        """Return why it cannot have this value, '' if it can."""
        if isinstance(value, (bool, str, list)):
            return f'{self.label} needs a number'
        return beyond(self.label, value, [self.minimum], [self.maximum])


def beyond(label: str, value: float, low: list[float], high: list[float]) -> str:
    """Return why a number is not within limits, each of one number or none; '' if it is."""
    slack = 1e-9 * max(1.0, *map(abs, (*low, *high, 0.0)))
    if not (low and value < low[0] - slack) and not (high and value > high[0] + slack):
        return ''
    if low and high:
        return f'{label} goes from {low[0]:g} to {high[0]:g}, not to {value:g}'
    return f'{label} is at {f"least {low[0]:g}" if low else f"most {high[0]:g}"}, not {value:g}'


def _boolean(widget: Widget, value: WidgetValue) -> str:
    return '' if isinstance(value, bool) else f'{widget.label} needs true or false'
