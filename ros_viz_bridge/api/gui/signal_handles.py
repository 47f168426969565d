# SPDX-License-Identifier: Apache-2.0
"""The handles of widgets that show how something is: a lamp, and a dial."""

from __future__ import annotations

from collections.abc import Mapping
import math
import numbers
from typing import Any, Generic, TypeVar

from ...wire.gui import WidgetState, WidgetValue
from ...wire.gui_signals import GuiGauge, GuiIndicator, SignalState
from . import checks
from .colors import color, read_color
from .data_handle import GuiDataHandle
from .field import Field
from .handle import W

T = TypeVar('T')
Color = str | tuple[int, int, int] | tuple[float, float, float]
_NONE = ''
"""No value, on the wire."""


def looks(name: str, value: Mapping[Any, Any] | None) -> list[SignalState]:
    """Return what values look like: colours, or colours with texts. Raises what names it."""
    if value is None:
        return []
    if not isinstance(value, Mapping):
        raise TypeError(f'{name} must be a mapping of values to colours, not {value!r}')
    return [_state(f'{name}[{of!r}]', of, look) for of, look in value.items()]


def thresholds(name: str, value: Mapping[Any, Any] | None) -> list[SignalState]:
    """Return colours by the numbers where they begin. Raises what names it."""
    found = looks(name, value)
    for of in value or ():
        checks.number(f'{name}[{of!r}]', of)
    return found


def signal(name: str, value: Any) -> WidgetValue:
    """Return a value of a lamp for the wire. Raises TypeError."""
    if value is None or isinstance(value, (str, bool)):
        return _NONE if value is None else value
    if type(value).__name__ == 'bool_':
        return bool(value)
    return reading(name, value)


def reading(name: str, value: Any) -> WidgetValue:
    """Return a value of a dial for the wire; NaN and infinity are none. Raises TypeError."""
    if value is None:
        return _NONE
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        raise TypeError(f'{name} must be a number or None, not {value!r}')
    return float(value) if math.isfinite(value) else _NONE


def _state(name: str, of: Any, look: Any) -> SignalState:
    both = isinstance(look, (tuple, list)) and len(look) == 2
    tint, text = look if both else (look, '')
    if isinstance(of, bool):
        of = 'true' if of else 'false'
    elif not isinstance(of, str):
        of = f'{checks.number(name, of):.15g}'
    return SignalState(of, color(name, tint), checks.text(name, text))


def _read_states(found: list[SignalState]) -> dict[str, Any]:
    looks = ((each.of, read_color(each.color), each.text) for each in found)
    return {of: (tint, text) if text else tint for of, tint, text in looks}


class _SignalHandle(GuiDataHandle[W, WidgetState], Generic[W, T]):
    label = Field[str](checks.text, 'What it is called.')
    unit = Field[str](checks.text, 'Shown behind a number.')

    def __init__(self, gui: Any, widget: W, value: Any) -> None:
        start = self._to_wire('initial_value', value)
        super().__init__(gui, widget, WidgetState('', widget.key, start, True, '', 0))

    @property
    def value(self) -> T | None:
        """What it shows; None is nothing."""
        value: Any = self._data.state.value
        return None if value == _NONE else value

    @value.setter
    def value(self, value: T | None) -> None:
        self._change_data(value=self._to_wire('value', value))

    def _to_wire(self, name: str, value: Any) -> WidgetValue:
        raise NotImplementedError


class GuiIndicatorHandle(_SignalHandle[GuiIndicator, 'bool | float | str']):
    """A lamp with a text."""

    color = Field['str | tuple[int, ...] | None'](
        color, 'That of values that no state is for; None is a lamp that is out.', read=read_color
    )
    states = Field['dict[str, Any]'](
        looks, 'Value to colour, or to (colour, text).', read=_read_states
    )

    def _to_wire(self, name: str, value: Any) -> WidgetValue:
        return signal(name, value)


class GuiGaugeHandle(_SignalHandle[GuiGauge, float]):
    """A number on a dial."""

    min = Field[float](checks.number, 'Its left end.', wire='minimum')
    max = Field[float](checks.number, 'Its right end.', wire='maximum')
    states = Field['dict[str, Any]'](
        thresholds, 'Colours, by the numbers where they begin.', read=_read_states
    )

    def _to_wire(self, name: str, value: Any) -> WidgetValue:
        return reading(name, value)
