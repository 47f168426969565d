# SPDX-License-Identifier: Apache-2.0
"""Widgets that viewers set: a class each."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Annotated, ClassVar, Literal

from .client import Name
from .constraints import Range
from .gui import Widget, WidgetValue
from .message import ClientMessage

LONGEST_NAME = 255
"""Characters of a file's name."""


@dataclass(frozen=True)
class WidgetHeld(ClientMessage):
    """The viewer holds a button down: said at once, and so often per second until it is let go."""

    widget: Name
    hz: Annotated[float, Range(0.01, 100.0)]
    """One of the button's ``hold_hz``."""


@dataclass(frozen=True)
class SliderMark:
    """A place on a slider's scale."""

    value: float
    label: str
    """'' is a mark alone."""


@dataclass(frozen=True, kw_only=True)
class GuiButton(Widget):
    """A button; each press is a change to true that is told, and not kept."""

    KEEPS_VALUE: ClassVar[bool] = False

    color: str = ''
    """A colour of the page's palette, #rrggbb, or '' for the usual one."""
    icon: str = ''
    """Name of one of Tabler's icons; '' for none."""
    hold_hz: list[float] = field(default_factory=list)
    """How often it is told that it is held, for each callback that wants to know."""
    busy: bool = False
    """What it began goes on still."""

    def misfit(self, value: WidgetValue) -> str:
        """Return why it cannot have this value, '' if it can."""
        return _boolean(self, value)


@dataclass(frozen=True, kw_only=True)
class GuiUploadButton(Widget):
    """A button that sends a file to ``Hello.files``; what it is set to is the file's name."""

    KEEPS_VALUE: ClassVar[bool] = False

    color: str = ''
    """As of ``GuiButton``."""
    icon: str = ''
    mime_type: str = '*/*'
    """What the viewer is offered to choose, as ``accept`` of HTML."""

    def misfit(self, value: WidgetValue) -> str:
        """Return why a file of this name is not taken, '' if it is."""
        if not isinstance(value, str) or not 0 < len(value) <= LONGEST_NAME:
            return f'{self.label}: a file needs a name of 1 to {LONGEST_NAME} characters'
        return ''


@dataclass(frozen=True, kw_only=True)
class GuiButtonGroup(Widget):
    """Buttons in a row; each press is a change to its text that is told, and not kept."""

    KEEPS_VALUE: ClassVar[bool] = False

    options: list[str] = field(default_factory=list)

    def misfit(self, value: WidgetValue) -> str:
        """Return why it cannot have this value, '' if it can."""
        return _choice(self, self.options, value)


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
    live: bool = False
    """Whether each letter is told, and not only what is finished."""

    def misfit(self, value: WidgetValue) -> str:
        """Return why it cannot have this value, '' if it can."""
        return '' if isinstance(value, str) else f'{self.label} needs a text'


@dataclass(frozen=True, kw_only=True)
class GuiDropdown(Widget):
    """One of several texts."""

    options: list[str] = field(default_factory=list)

    def misfit(self, value: WidgetValue) -> str:
        """Return why it cannot have this value, '' if it can."""
        return _choice(self, self.options, value)


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
    marks: list[SliderMark] = field(default_factory=list)

    def misfit(self, value: WidgetValue) -> str:
        """Return why it cannot have this value, '' if it can."""
        if isinstance(value, (bool, str, list)):
            return f'{self.label} needs a number'
        return beyond(self.label, value, [self.minimum], [self.maximum])


@dataclass(frozen=True, kw_only=True)
class GuiMultiSlider(Widget):
    """Ascending numbers between two others, each dragged."""

    count: int = 2
    minimum: float = 0.0
    maximum: float = 0.0
    step: float = 0.0
    """0 where any number may be taken."""
    min_range: float = 0.0
    """Neighbours are at least so far apart."""
    fixed_endpoints: bool = False
    """Viewers cannot move the first and the last."""
    marks: list[SliderMark] = field(default_factory=list)

    def misfit(self, value: WidgetValue) -> str:
        """Return why it cannot have this value, '' if it can."""
        reason = _numbers(self, value, self.count)
        if reason or not isinstance(value, list):
            return reason
        low, high = [self.minimum], [self.maximum]
        for each in value:
            reason = reason or beyond(self.label, each, low, high)
        slack = 1e-9 * max(1.0, abs(self.minimum), abs(self.maximum))
        if not reason and any(b - a < self.min_range - slack for a, b in pairwise(value)):
            reason = f'{self.label} needs ascending numbers'
            if self.min_range:
                reason += f' at least {self.min_range:g} apart'
        return reason

    def bars(self, value: WidgetValue, now: WidgetValue | None) -> str:
        """Return why viewers cannot set it to this, which it can have; ``now`` it has that."""
        if not self.fixed_endpoints or not isinstance(value, list) or not isinstance(now, list):
            return ''
        stay = value[0] == now[0] and value[-1] == now[-1]
        return '' if stay else f'the first and the last of {self.label} stay where they are'


@dataclass(frozen=True, kw_only=True)
class GuiVector(Widget):
    """Two or three numbers that are typed or stepped."""

    count: int = 3
    minimum: list[float] = field(default_factory=list)
    """A number each, or none where there is no limit."""
    maximum: list[float] = field(default_factory=list)
    step: float = 0.0
    """0 where any number may be taken."""

    def misfit(self, value: WidgetValue) -> str:
        """Return why it cannot have this value, '' if it can."""
        reason = _numbers(self, value, self.count)
        if reason or not isinstance(value, list):
            return reason
        for i, each in enumerate(value):
            name = f'{self.label} {"xyz"[i % 3]}'
            low, high = self.minimum[i : i + 1], self.maximum[i : i + 1]
            reason = reason or beyond(name, each, low, high)
        return reason


@dataclass(frozen=True, kw_only=True)
class GuiRgb(Widget):
    """A colour: red, green, blue and perhaps alpha, whole numbers from 0 to 255."""

    alpha: bool = False

    def misfit(self, value: WidgetValue) -> str:
        """Return why it cannot have this value, '' if it can."""
        reason = _numbers(self, value, 4 if self.alpha else 3)
        if reason or not isinstance(value, list):
            return reason
        whole = all(0.0 <= each <= 255.0 and each == int(each) for each in value)
        return '' if whole else f'{self.label} needs whole numbers from 0 to 255'


@dataclass(frozen=True, kw_only=True)
class GuiJoystick(Widget):
    """
    A stick that springs back: how far it is forwards and to the left, each from -1 to 1.

    While it is held it is told ``hz`` times a second, moved or not; once it is let go, or nobody
    can hold it any more (page hidden, connection lost), at once that it is at [0, 0].
    """

    hz: float = 15.0
    axes: Literal['both', 'forward', 'left'] = 'both'
    """Which way it can be moved; the other number stays 0."""

    def misfit(self, value: WidgetValue) -> str:
        """Return why it cannot have this value, '' if it can."""
        reason = _numbers(self, value, 2)
        if reason or not isinstance(value, list):
            return reason
        for each in value:
            reason = reason or beyond(self.label, each, [-1.0], [1.0])
        still = {'forward': value[1], 'left': value[0]}.get(self.axes, 0.0)
        return reason or (f'{self.label} moves one way only' if still else '')


def beyond(label: str, value: float, low: list[float], high: list[float]) -> str:
    """Return why a number is not within limits, each of one number or none; '' if it is."""
    slack = 1e-9 * max(1.0, *map(abs, (*low, *high, 0.0)))
    if not (low and value < low[0] - slack) and not (high and value > high[0] + slack):
        return ''
    if low and high:
        return f'{label} goes from {low[0]:g} to {high[0]:g}, not to {value:g}'
    return f'{label} is at {f"least {low[0]:g}" if low else f"most {high[0]:g}"}, not {value:g}'


def _numbers(widget: Widget, value: WidgetValue, count: int) -> str:
    fits = isinstance(value, list) and len(value) == count
    return '' if fits else f'{widget.label} needs {count} numbers'


def _choice(widget: Widget, options: list[str], value: WidgetValue) -> str:
    if not isinstance(value, str):
        return f'{widget.label} needs a text'
    return '' if value in options else f'{value[:100]!r} is no choice of {widget.label}'


def _boolean(widget: Widget, value: WidgetValue) -> str:
    return '' if isinstance(value, bool) else f'{widget.label} needs true or false'
