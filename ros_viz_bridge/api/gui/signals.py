# SPDX-License-Identifier: Apache-2.0
"""Lamps, dials and sticks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args, Literal

from ...wire.gui_inputs import GuiJoystick
from ...wire.gui_signals import GuiGauge, GuiIndicator
from . import checks, colors
from .base import GuiBase
from .joystick_handle import GuiJoystickHandle
from .signal_handles import Color, GuiGaugeHandle, GuiIndicatorHandle, looks, thresholds

Axes = Literal['both', 'forward', 'left']


class SignalsApi(GuiBase):
    """Adds lamps, dials and sticks. What does not fit raises what names the argument."""

    def add_indicator(
        self,
        label: str,
        initial_value: bool | float | str | None = None,
        *,
        states: Mapping[Any, Any] | None = None,
        unit: str = '',
        color: Color | None = None,
        visible: bool = True,
        hint: str | None = None,
        order: float | None = None,
    ) -> GuiIndicatorHandle:
        """
        Add a lamp with a text.

        ``states`` says what values look like: ``{True: 'green', False: ('red', 'Battery only')}``;
        of numbers where each begins. ``color`` is that of all other values; colours as of
        ``add_button``. None shows no value, ``unit`` stands behind numbers.
        """
        widget = GuiIndicator(
            **self._common(label, order=order, visible=visible, hint=hint),
            states=looks('states', states),
            unit=checks.text('unit', unit),
            color=colors.color('color', color),
        )
        return GuiIndicatorHandle(self, widget, initial_value)

    def add_gauge(
        self,
        label: str,
        min: float,  # noqa: A002  as of add_slider
        max: float,  # noqa: A002
        initial_value: float | None = None,
        *,
        states: Mapping[float, Color] | None = None,
        unit: str = '',
        visible: bool = True,
        hint: str | None = None,
        order: float | None = None,
    ) -> GuiGaugeHandle:
        """
        Add a number on a dial from ``min`` to ``max``.

        ``states`` are its colours, by where they begin: ``{0: 'red', 20: 'green'}``. None and NaN
        show no value; numbers beyond the dial's ends are shown as text.
        """
        low, high = checks.number('min', min), checks.number('max', max)
        checks.ordered(low, high)
        widget = GuiGauge(
            **self._common(label, order=order, visible=visible, hint=hint),
            minimum=low,
            maximum=high,
            unit=checks.text('unit', unit),
            states=thresholds('states', states),
        )
        return GuiGaugeHandle(self, widget, initial_value)

    def add_joystick(
        self,
        label: str,
        *,
        axes: Axes = 'both',
        hz: float = 15.0,
        disabled: bool = False,
        visible: bool = True,
        hint: str | None = None,
        order: float | None = None,
    ) -> GuiJoystickHandle:
        """
        Add a stick that springs back; its value is (forward, left), each from -1 to 1.

        While it is held ``on_update`` is called when it moves, ``hz`` times a second at most; once
        it is let go, its viewer leaves or loses the control of its group, nothing is heard of it,
        it is disabled, or outputs are stopped, with (0, 0).
        ``axes``: 'forward' or 'left' for one of the two alone.
        """
        rate = checks.positive('hz', hz)
        if rate > 60.0:
            raise ValueError(f'hz must be at most 60, not {hz!r}')
        widget = GuiJoystick(
            **self._common(label, order=order, visible=visible, disabled=disabled, hint=hint),
            axes=checks.choice('axes', axes, get_args(Axes)) or 'both',
            hz=rate,
        )
        return GuiJoystickHandle(self, widget, (0.0, 0.0))
