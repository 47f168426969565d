# SPDX-License-Identifier: Apache-2.0
"""Widgets that viewers set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...wire.gui_inputs import GuiButton, GuiCheckbox, GuiDropdown, GuiNumber, GuiSlider, GuiText
from . import checks
from .base import GuiBase
from .button_handle import GuiButtonHandle
from .input_handles import (
    GuiCheckboxHandle,
    GuiDropdownHandle,
    GuiNumberHandle,
    GuiSliderHandle,
    GuiTextHandle,
)


class InputsApi(GuiBase):
    """
    Adds widgets that viewers set.

    All have ``disabled``, ``visible``, ``hint`` (shown when the pointer rests on it) and ``order``
    (smaller is higher up; without it they stand in the order in which they were added). What does
    not fit raises TypeError or ValueError that names the argument.
    """

    def add_button(
        self,
        label: str,
        *,
        disabled: bool = False,
        visible: bool = True,
        hint: str | None = None,
        order: float | None = None,
    ) -> GuiButtonHandle:
        """Add a button; ``on_click`` of the handle says what it does."""
        common = self._common(label, order=order, visible=visible, disabled=disabled, hint=hint)
        return GuiButtonHandle(self, GuiButton(**common))

    def add_checkbox(
        self,
        label: str,
        initial_value: bool = False,
        *,
        disabled: bool = False,
        visible: bool = True,
        hint: str | None = None,
        order: float | None = None,
    ) -> GuiCheckboxHandle:
        """Add a checkbox."""
        common = self._common(label, order=order, visible=visible, disabled=disabled, hint=hint)
        return GuiCheckboxHandle(self, GuiCheckbox(**common), initial_value)

    def add_text(
        self,
        label: str,
        initial_value: str = '',
        *,
        multiline: bool = False,
        disabled: bool = False,
        visible: bool = True,
        hint: str | None = None,
        order: float | None = None,
    ) -> GuiTextHandle:
        """Add a field for a text; it is told when it is finished, not letter by letter."""
        common = self._common(label, order=order, visible=visible, disabled=disabled, hint=hint)
        widget = GuiText(**common, multiline=checks.flag('multiline', multiline))
        return GuiTextHandle(self, widget, initial_value)

    def add_number(
        self,
        label: str,
        initial_value: float = 0.0,
        *,
        min: float | None = None,  # noqa: A002  the word that users know
        max: float | None = None,  # noqa: A002
        step: float | None = None,
        unit: str = '',
        disabled: bool = False,
        visible: bool = True,
        hint: str | None = None,
        order: float | None = None,
    ) -> GuiNumberHandle[Any]:
        """
        Add a field for a number; without ``min`` or ``max`` that side is open.

        Its value is an int where all the numbers given are ints.
        """
        common = self._common(label, order=order, visible=visible, disabled=disabled, hint=hint)
        widget = GuiNumber(
            **common,
            minimum=checks.limit('min', min),
            maximum=checks.limit('max', max),
            step=checks.step('step', step),
            unit=checks.text('unit', unit),
        )
        checks.ordered(min, max)
        whole = checks.is_whole(initial_value, min, max, step)
        return GuiNumberHandle(self, widget, initial_value, whole=whole)

    def add_slider(
        self,
        label: str,
        min: float,  # noqa: A002
        max: float,  # noqa: A002
        step: float = 0.0,
        initial_value: float | None = None,
        *,
        unit: str = '',
        disabled: bool = False,
        visible: bool = True,
        hint: str | None = None,
        order: float | None = None,
    ) -> GuiSliderHandle[Any]:
        """
        Add a slider from ``min`` to ``max``; it starts at ``initial_value``, else at ``min``.

        With a ``step`` of 0 it may have any value between. Its value is an int where all the
        numbers given, the step too, are ints.
        """
        common = self._common(label, order=order, visible=visible, disabled=disabled, hint=hint)
        start = min if initial_value is None else initial_value
        widget = GuiSlider(
            **common,
            minimum=checks.number('min', min),
            maximum=checks.number('max', max),
            step=checks.step('step', step),
            unit=checks.text('unit', unit),
        )
        checks.ordered(min, max)
        whole = checks.is_whole(min, max, step, start)
        return GuiSliderHandle(self, widget, start, whole=whole)

    def add_dropdown(
        self,
        label: str,
        options: Sequence[str],
        *,
        initial_value: str | None = None,
        disabled: bool = False,
        visible: bool = True,
        hint: str | None = None,
        order: float | None = None,
    ) -> GuiDropdownHandle:
        """Add a choice of one of ``options``; it starts at ``initial_value``, else the first."""
        common = self._common(label, order=order, visible=visible, disabled=disabled, hint=hint)
        widget = GuiDropdown(**common, options=checks.options('options', options))
        start = widget.options[0] if initial_value is None else initial_value
        return GuiDropdownHandle(self, widget, start)
