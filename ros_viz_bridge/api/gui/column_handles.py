# SPDX-License-Identifier: Apache-2.0
"""The handles of widgets with several numbers: vectors, multi sliders, colours."""

from __future__ import annotations

import functools
from typing import Any, Generic, TypeVar

from ...wire.gui import WidgetValue
from ...wire.gui_inputs import GuiMultiSlider, GuiRgb, GuiVector
from . import checks, colors
from .field import Field
from .handle import W
from .input_handle import GuiInputHandle
from .marks import check_marks, read_marks

T = TypeVar('T')


def limits(name: str, value: Any, count: int) -> list[float]:
    """Return the limits of so many numbers, empty for None. Raises TypeError, ValueError."""
    return [] if value is None else checks.vector(name, value, count)


def read_limits(value: list[float]) -> Any:
    """Return limits as a tuple, None where there are none."""
    return tuple(value) if value else None


class _VectorHandle(GuiInputHandle[GuiVector, T], Generic[T]):
    """Numbers; its value is a tuple of floats."""

    step = Field[float](checks.step, 'By so much they are stepped; 0: any number may be taken.')

    def __init__(self, gui: Any, widget: GuiVector, value: Any) -> None:
        self._size = widget.count
        super().__init__(gui, widget, value)

    def _to_wire(self, name: str, value: Any) -> WidgetValue:
        return checks.vector(name, value, self._size)

    def _from_wire(self, value: Any) -> Any:
        return tuple(value)


class GuiVector2Handle(_VectorHandle['tuple[float, float]']):
    """Two numbers."""

    min = Field['tuple[float, float] | None'](
        functools.partial(limits, count=2),
        'The least numbers; None for none.',
        wire='minimum',
        read=read_limits,
    )
    max = Field['tuple[float, float] | None'](
        functools.partial(limits, count=2),
        'The greatest numbers; None for none.',
        wire='maximum',
        read=read_limits,
    )


class GuiVector3Handle(_VectorHandle['tuple[float, float, float]']):
    """Three numbers."""

    min = Field['tuple[float, float, float] | None'](
        functools.partial(limits, count=3),
        'The least numbers; None for none.',
        wire='minimum',
        read=read_limits,
    )
    max = Field['tuple[float, float, float] | None'](
        functools.partial(limits, count=3),
        'The greatest numbers; None for none.',
        wire='maximum',
        read=read_limits,
    )


class GuiMultiSliderHandle(GuiInputHandle[GuiMultiSlider, 'tuple[Any, ...]']):
    """A slider with several thumbs; its value is a tuple of ascending numbers."""

    min = Field[float](checks.number, 'Its left end.', wire='minimum')
    max = Field[float](checks.number, 'Its right end.', wire='maximum')
    step = Field[float](checks.step, 'By so much they move; 0: any number may be taken.')
    min_range = Field[float](checks.step, 'Neighbours are at least so far apart.')
    fixed_endpoints = Field[bool](
        checks.flag, 'Whether viewers cannot move the first and the last.'
    )
    marks = Field['tuple[tuple[float, str], ...]'](
        check_marks, 'Places on its scale, with their labels.', read=read_marks
    )

    def __init__(self, gui: Any, widget: GuiMultiSlider, value: Any, *, whole: bool) -> None:
        self._whole, self._count = whole, widget.count
        super().__init__(gui, widget, value)

    def _to_wire(self, name: str, value: Any) -> WidgetValue:
        found = checks.vector(name, value, self._count)
        return [float(round(each)) for each in found] if self._whole else found

    def _from_wire(self, value: Any) -> tuple[Any, ...]:
        return tuple(round(each) if self._whole else each for each in value)


class _ColorHandle(GuiInputHandle[W, T], Generic[W, T]):
    _channels = 3

    def _to_wire(self, name: str, value: Any) -> WidgetValue:
        return colors.channels(name, value, self._channels)

    def _from_wire(self, value: Any) -> Any:
        return tuple(int(each) for each in value)


class GuiRgbHandle(_ColorHandle[GuiRgb, 'tuple[int, int, int]']):
    """A colour; its value is three ints from 0 to 255, and may be set by floats from 0 to 1."""


class GuiRgbaHandle(_ColorHandle[GuiRgb, 'tuple[int, int, int, int]']):
    """As ``GuiRgbHandle``, with alpha as the fourth number."""

    _channels = 4
