# SPDX-License-Identifier: Apache-2.0
"""A figure travels as JSON, plotly's own or a dict."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from support.widgets import Recorder

from ros_viz_bridge.api.gui.plotly_handle import as_json, figure_json
from ros_viz_bridge.wire.gui_displays import GuiFigure, GuiPlotly


class Figure:
    """What plotly's figures have in common."""

    def to_json(self) -> str:
        return '{"data": [{"y": [1]}], "layout": {}}'


def test_a_figure_is_live_and_keeps_its_configuration() -> None:
    told = Recorder()
    plot = told.gui.add_plotly(Figure(), config={'displayModeBar': False}, aspect=2)
    assert json.loads(told.last(GuiFigure).figure) == {
        'data': [{'y': [1]}],
        'layout': {},
        'config': {'displayModeBar': False},
    }
    new: Any = {'data': [{'y': np.arange(2)}]}
    plot.figure = new
    assert plot.figure is new
    assert json.loads(told.last(GuiFigure).figure)['data'] == [{'y': [0, 1]}]
    plot.aspect = 1.5
    assert told.last(GuiPlotly).aspect == 1.5 and len(told.of(GuiFigure)) == 2


def test_what_is_no_json_is_named() -> None:
    assert figure_json(Figure(), None) == Figure().to_json()
    with pytest.raises(TypeError, match='figure: .*is no JSON'):
        figure_json({'data': [{'y': object()}]}, None)
    with pytest.raises(ValueError, match='a: '):
        as_json('a', float('nan'))
