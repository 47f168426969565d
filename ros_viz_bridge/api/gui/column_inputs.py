# SPDX-License-Identifier: Apache-2.0
"""Vectors and colours."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...wire.gui_inputs import GuiRgb, GuiVector
from . import checks
from .base import GuiBase
from .column_handles import (
    GuiRgbaHandle,
    GuiRgbHandle,
    GuiVector2Handle,
    GuiVector3Handle,
    limits,
)


class ColumnInputsApi(GuiBase):
    """Adds vectors and colours; what all widgets have, and is raised, is as in ``InputsApi``."""

    def add_vector2(
        self,
        label: str,
        initial_value: tuple[float, float] | np.ndarray[Any, Any],
        *,
        min: tuple[float, float] | np.ndarray[Any, Any] | None = None,  # noqa: A002
        max: tuple[float, float] | np.ndarray[Any, Any] | None = None,  # noqa: A002
        step: float | None = None,
        disabled: bool = False,
        visible: bool = True,
        hint: str | None = None,
        order: float | None = None,
    ) -> GuiVector2Handle:
        """Add fields for two numbers; ``min`` and ``max`` limit each of them."""
        common = self._common(label, order=order, visible=visible, disabled=disabled, hint=hint)
        widget = _vector(common, 2, min, max, step)
        return GuiVector2Handle(self, widget, initial_value)

    def add_vector3(
        self,
        label: str,
        initial_value: tuple[float, float, float] | np.ndarray[Any, Any],
        *,
        min: tuple[float, float, float] | np.ndarray[Any, Any] | None = None,  # noqa: A002
        max: tuple[float, float, float] | np.ndarray[Any, Any] | None = None,  # noqa: A002
        step: float | None = None,
        disabled: bool = False,
        visible: bool = True,
        hint: str | None = None,
        order: float | None = None,
    ) -> GuiVector3Handle:
        """Add fields for three numbers; ``min`` and ``max`` limit each of them."""
        common = self._common(label, order=order, visible=visible, disabled=disabled, hint=hint)
        widget = _vector(common, 3, min, max, step)
        return GuiVector3Handle(self, widget, initial_value)

    def add_rgb(
        self,
        label: str,
        initial_value: tuple[float, float, float] | np.ndarray[Any, Any],
        *,
        disabled: bool = False,
        visible: bool = True,
        hint: str | None = None,
        order: float | None = None,
    ) -> GuiRgbHandle:
        """Add a field for a colour: ints from 0 to 255, or floats from 0 to 1."""
        common = self._common(label, order=order, visible=visible, disabled=disabled, hint=hint)
        return GuiRgbHandle(self, GuiRgb(**common, alpha=False), initial_value)

    def add_rgba(
        self,
        label: str,
        initial_value: tuple[float, float, float, float] | np.ndarray[Any, Any],
        *,
        disabled: bool = False,
        visible: bool = True,
        hint: str | None = None,
        order: float | None = None,
    ) -> GuiRgbaHandle:
        """Add a field for a colour with alpha: ints from 0 to 255, or floats from 0 to 1."""
        common = self._common(label, order=order, visible=visible, disabled=disabled, hint=hint)
        return GuiRgbaHandle(self, GuiRgb(**common, alpha=True), initial_value)


def _vector(common: dict[str, Any], count: int, low: Any, high: Any, step: Any) -> GuiVector:
    widget = GuiVector(
        **common,
        count=count,
        minimum=limits('min', low, count),
        maximum=limits('max', high, count),
        step=checks.step('step', step),
    )
    for one, other in zip(widget.minimum, widget.maximum, strict=False):
        checks.ordered(one, other)
    return widget
