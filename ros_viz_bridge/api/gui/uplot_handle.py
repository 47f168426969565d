# SPDX-License-Identifier: Apache-2.0
"""A chart of uPlot's among the widgets: many points, often changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from ...wire.gui_displays import GuiUplot, GuiUplotData
from . import checks
from .data_handle import GuiDataHandle
from .field import Field
from .plotly_handle import as_json

OPTIONS = ('title', 'series', 'bands', 'scales', 'axes', 'legend', 'cursor', 'focus', 'padding')
MODES: dict[Any, Literal['together', 'apart']] = {None: 'together', 1: 'together', 2: 'apart'}


class _Option:
    """An option of the chart, live."""

    def __init__(self, doc: str) -> None:
        self.__doc__ = doc
        self._name = ''

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, handle: Any, owner: type) -> Any:
        return self if handle is None else handle._options[self._name]

    def __set__(self, handle: Any, value: Any) -> None:
        handle._set_options(**{self._name: value})


class GuiUplotHandle(GuiDataHandle[GuiUplot, GuiUplotData]):
    """A chart; assigning to ``data`` sends the numbers alone."""

    title = _Option('Written above it; None.')
    series = _Option('How each of ``data`` is drawn, the x axis first.')
    bands = _Option('What lies between two series; None.')
    scales = _Option('Ranges by name; None.')
    axes = _Option('The axes; None.')
    legend = _Option('The legend; None.')
    cursor = _Option('What the pointer does; None.')
    focus = _Option('How series that the pointer is not near fade; None.')
    padding = _Option('CSS pixels above, right, below, left; None.')
    aspect = Field[float](checks.positive, 'Width by height, where ``height`` is None.')

    def __init__(
        self, gui: Any, widget: GuiUplot, data: Sequence[NDArray[Any]], options: dict[str, Any]
    ) -> None:
        self._arrays = columns(data)
        self._options = options
        check_options(options, len(self._arrays))
        super().__init__(gui, widget, _message(widget.key, self._arrays))

    @property
    def data(self) -> tuple[NDArray[np.float64], ...]:
        """The numbers: x, then y of each series, of one length; NaN is a gap."""
        return self._arrays

    @data.setter
    def data(self, data: Sequence[NDArray[Any]]) -> None:
        found = columns(data)
        check_options(self._options, len(found))
        new = _message(self.key, found)
        self._change_data(columns=new.columns, values=new.values)
        self._arrays = found

    @property
    def mode(self) -> Literal[1, 2]:
        """1: all series in one chart; 2: a chart for each."""
        return 2 if self._live.state.mode == 'apart' else 1

    @mode.setter
    def mode(self, mode: Literal[1, 2] | None) -> None:
        self._change(mode=mode_of(mode))

    @property
    def height(self) -> int | None:
        """CSS pixels; None: as ``aspect`` says."""
        return round(self._live.state.height) or None

    @height.setter
    def height(self, height: int | None) -> None:
        self._change(height=height_of(height))

    def _set_options(self, **changes: Any) -> None:
        self._check_there()
        options = {**self._options, **changes}
        check_options(options, len(self._arrays))
        self._change(options=options_json(options))
        self._options = options


def columns(data: Any) -> tuple[NDArray[np.float64], ...]:
    """Return at least two arrays of one length. Raises TypeError and ValueError."""
    if isinstance(data, (str, bytes)) or not hasattr(data, '__len__') or len(data) < 2:
        raise ValueError('data must be at least two arrays: x, and y of each series')
    found = []
    for i, each in enumerate(data):
        array = np.asarray(each)
        if array.ndim != 1 or array.dtype.kind not in 'iufb':
            raise ValueError(
                f'data[{i}] must be numbers of shape (n,), not {array.dtype} of {array.shape}'
            )
        if len(array) != len(data[0]):
            raise ValueError(f'data[{i}] has {len(array)} numbers, data[0] has {len(data[0])}')
        found.append(array.astype(np.float64))
    if not np.isfinite(found[0]).all():
        raise ValueError('data[0], the x axis, must be finite')
    return tuple(found)


def check_options(options: Mapping[str, Any], count: int) -> None:
    """Raise TypeError or ValueError for options that no chart of so many columns has."""
    series = options['series']
    if isinstance(series, (str, Mapping)) or not hasattr(series, '__len__'):
        raise TypeError(f'series must be a sequence of dicts, not {series!r}')
    if len(series) != count:
        raise ValueError(f'series must be as many as data, {count}, not {len(series)}')
    for i, each in enumerate(series):
        if not isinstance(each, Mapping):
            raise TypeError(f'series[{i}] must be a dict, not {each!r}')
    options_json(options)


def options_json(options: Mapping[str, Any]) -> str:
    """Return options as JSON. Raises TypeError and ValueError for what is none, as functions."""
    said = {name: value for name, value in options.items() if value is not None}
    return as_json('a chart', said)


def mode_of(mode: Any) -> Literal['together', 'apart']:
    """Return how series are arranged. Raises ValueError."""
    if mode not in (None, 1, 2):
        raise ValueError(f'mode must be None, 1 (one chart) or 2 (one each), not {mode!r}')
    return MODES[mode]


def height_of(height: Any) -> float:
    """Return CSS pixels, 0 for None. Raises TypeError and ValueError."""
    return 0.0 if height is None else checks.positive('height', height)


def _message(key: str, arrays: Sequence[NDArray[np.float64]]) -> GuiUplotData:
    return GuiUplotData('', key, len(arrays), np.concatenate(arrays))
