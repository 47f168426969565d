# SPDX-License-Identifier: Apache-2.0
"""Sliders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...wire.gui_inputs import GuiMultiSlider, GuiSlider
from . import checks
from .base import GuiBase
from .column_handles import GuiMultiSliderHandle
from .input_handles import GuiSliderHandle
from .marks import check_marks

MOST_THUMBS = 64
Marks = Sequence[float | tuple[float, str]] | None


class SliderInputsApi(GuiBase):
    """Adds sliders; what all widgets have, and what is raised, is as in ``InputsApi``."""

    def add_slider(
        self,
        label: str,
        min: float,  # noqa: A002  the word that users know
        max: float,  # noqa: A002
        step: float = 0.0,
        initial_value: float | None = None,
        *,
        marks: Marks = None,
        unit: str = '',
        disabled: bool = False,
        visible: bool = True,
        hint: str | None = None,
        order: float | None = None,
    ) -> GuiSliderHandle[Any]:
        """
        Add a slider from ``min`` to ``max``; it starts at ``initial_value``, else at ``min``.

        With a ``step`` of 0 it may have any value between. Its value is an int where all the
        numbers given, the step too, are ints. ``marks`` are numbers, or pairs of number and label.
        """
        common = self._common(label, order=order, visible=visible, disabled=disabled, hint=hint)
        start = min if initial_value is None else initial_value
        widget = GuiSlider(
            **common,
            minimum=checks.number('min', min),
            maximum=checks.number('max', max),
            step=checks.step('step', step),
            unit=checks.text('unit', unit),
            marks=check_marks('marks', marks),
        )
        checks.ordered(min, max)
        whole = checks.is_whole(min, max, step, start)
        return GuiSliderHandle(self, widget, start, whole=whole)

    def add_multi_slider(
        self,
        label: str,
        min: float,  # noqa: A002
        max: float,  # noqa: A002
        step: float,
        initial_value: Sequence[float],
        *,
        min_range: float | None = None,
        fixed_endpoints: bool = False,
        marks: Marks = None,
        disabled: bool = False,
        visible: bool = True,
        hint: str | None = None,
        order: float | None = None,
    ) -> GuiMultiSliderHandle:
        """
        Add a slider with a thumb for each of ``initial_value``, ascending numbers.

        Neighbours stay ``min_range`` apart; with ``fixed_endpoints`` viewers cannot move the first
        and the last. Its value is a tuple, of ints where all the numbers given are ints.
        """
        common = self._common(label, order=order, visible=visible, disabled=disabled, hint=hint)
        start = tuple(checks.sequence('initial_value', initial_value))
        widget = GuiMultiSlider(
            **common,
            count=len(start),
            minimum=checks.number('min', min),
            maximum=checks.number('max', max),
            step=checks.step('step', step),
            min_range=checks.step('min_range', min_range),
            fixed_endpoints=checks.flag('fixed_endpoints', fixed_endpoints),
            marks=check_marks('marks', marks),
        )
        checks.ordered(min, max)
        if not 1 <= len(start) <= MOST_THUMBS:
            raise ValueError(
                f'initial_value must be 1 to {MOST_THUMBS} numbers: {initial_value!r}'
            )
        whole = checks.is_whole(min, max, step, min_range, *start)
        return GuiMultiSliderHandle(self, widget, start, whole=whole)
