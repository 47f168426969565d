# SPDX-License-Identifier: Apache-2.0
"""A figure of Plotly's among the widgets."""

from __future__ import annotations

from collections.abc import Mapping
import json
from typing import Any

from ...wire.gui_displays import GuiFigure, GuiPlotly
from . import checks
from .data_handle import GuiDataHandle
from .field import Field


class GuiPlotlyHandle(GuiDataHandle[GuiPlotly, GuiFigure]):
    """A figure; assigning another one, or the changed one again, to ``figure`` shows it."""

    aspect = Field[float](checks.positive, 'Width by height.')

    def __init__(
        self, gui: Any, widget: GuiPlotly, figure: Any, config: Mapping[str, Any] | None
    ) -> None:
        text = figure_json(figure, config)
        self._figure, self._config = figure, config
        super().__init__(gui, widget, GuiFigure('', widget.key, text))

    @property
    def figure(self) -> Any:
        """The ``plotly.graph_objects.Figure``, or the dict, that was given."""
        return self._figure

    @figure.setter
    def figure(self, figure: Any) -> None:
        self._change_data(figure=figure_json(figure, self._config))
        self._figure = figure


def figure_json(figure: Any, config: Mapping[str, Any] | None) -> str:
    """
    Return a figure as JSON with ``data``, ``layout`` and ``config``.

    A figure is what has ``to_json``, as Plotly's have, or a dict with ``data``. Raises TypeError
    and ValueError that name the argument.
    """
    if config is not None and not isinstance(config, Mapping):
        raise TypeError(f'config must be a dict or None, not {config!r}')
    if hasattr(figure, 'to_json'):
        text = figure.to_json()
        if config is None:
            return str(text)
        figure = json.loads(text)
    if not isinstance(figure, Mapping):
        raise TypeError(
            'figure must be a plotly Figure (pip install plotly) or a dict with data and layout,'
            f' not {type(figure).__name__}'
        )
    if not isinstance(figure.get('data', ()), (list, tuple)):
        raise ValueError("figure['data'] must be a list of traces")
    whole = {**figure, 'config': {**figure.get('config', {}), **(config or {})}}
    return as_json('figure', whole)


def as_json(name: str, value: Any) -> str:
    """Return a value as JSON, with numpy's arrays as lists. Raises TypeError and ValueError."""
    try:
        return json.dumps(value, allow_nan=False, default=_plain)
    except (TypeError, ValueError) as error:
        raise type(error)(f'{name}: {error}') from None


def _plain(value: Any) -> Any:
    if hasattr(value, 'tolist'):
        return value.tolist()
    raise TypeError(f'{type(value).__name__} is no JSON')
