# SPDX-License-Identifier: Apache-2.0
"""The handles of widgets with one value: checkbox, text, number, slider, dropdown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from ...wire.gui import WidgetValue
from ...wire.gui_inputs import GuiCheckbox, GuiDropdown, GuiNumber, GuiSlider, GuiText
from . import checks
from .field import Field
from .handle import W
from .input_handle import GuiInputHandle
from .marks import check_marks, read_marks

N = TypeVar('N', int, float)


class GuiCheckboxHandle(GuiInputHandle[GuiCheckbox, bool]):
    """A checkbox; its value is a bool."""

    def _to_wire(self, name: str, value: Any) -> WidgetValue:
        return checks.flag(name, value)

    def _from_wire(self, value: Any) -> bool:
        return bool(value)


class GuiTextHandle(GuiInputHandle[GuiText, str]):
    """A field for a text; its value is a str."""

    multiline = Field[bool](checks.flag, 'Whether it has several lines.')

    def _to_wire(self, name: str, value: Any) -> WidgetValue:
        return checks.text(name, value)

    def _from_wire(self, value: Any) -> str:
        return str(value)


class _NumericHandle(GuiInputHandle[W, N], Generic[W, N]):
    """A number: an int where all that it was made with are ints."""

    def __init__(self, gui: Any, widget: W, value: Any, *, whole: bool) -> None:
        self._whole = whole
        super().__init__(gui, widget, value)

    def _to_wire(self, name: str, value: Any) -> WidgetValue:
        found = checks.number(name, value)
        return float(round(found)) if self._whole else found

    def _from_wire(self, value: Any) -> Any:
        return round(value) if self._whole else value


class GuiNumberHandle(_NumericHandle[GuiNumber, N], Generic[N]):
    """A field for a number."""

    min = Field['float | None'](
        checks.limit, 'The least number; None for none.', wire='minimum', read=checks.read_limit
    )
    max = Field['float | None'](
        checks.limit, 'The greatest number; None for none.', wire='maximum', read=checks.read_limit
    )
    step = Field[float](checks.step, 'By so much it is stepped; 0: any number may be taken.')
    unit = Field[str](checks.text, 'Shown behind the number.')


class GuiSliderHandle(_NumericHandle[GuiSlider, N], Generic[N]):
    """A slider."""

    min = Field[float](checks.number, 'Its left end.', wire='minimum')
    max = Field[float](checks.number, 'Its right end.', wire='maximum')
    step = Field[float](checks.step, 'By so much it moves; 0: any number may be taken.')
    unit = Field[str](checks.text, 'Shown behind the number.')
    marks = Field['tuple[tuple[float, str], ...]'](
        check_marks, 'Places on its scale, with their labels.', read=read_marks
    )


class GuiDropdownHandle(GuiInputHandle[GuiDropdown, str]):
    """A choice of one of several texts."""

    @property
    def options(self) -> tuple[str, ...]:
        """The texts; where the value is none of new ones, it becomes the first of them."""
        return tuple(self._live.state.options)

    @options.setter
    def options(self, options: Sequence[str]) -> None:
        found = checks.options('options', options)
        self._change(options=found)
        if self.value not in found:
            self.value = found[0]

    def _to_wire(self, name: str, value: Any) -> WidgetValue:
        return checks.text(name, value)

    def _from_wire(self, value: Any) -> str:
        return str(value)
