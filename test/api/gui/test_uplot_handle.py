# SPDX-License-Identifier: Apache-2.0
"""A chart: its numbers go alone, its options are live."""

from __future__ import annotations

import json

import numpy as np
import pytest
from support.widgets import Recorder

from ros_viz_bridge import uplot
from ros_viz_bridge.api.gui.uplot_handle import columns, height_of, mode_of
from ros_viz_bridge.wire.gui_displays import GuiUplot, GuiUplotData

X = np.arange(3)


def test_numbers_and_options_are_told_apart() -> None:
    told = Recorder()
    chart = told.gui.add_uplot(
        (X, X * 2), (uplot.Series(label='t'), uplot.Series(label='v')), title='V', height=120
    )
    data = told.last(GuiUplotData)
    assert (data.columns, data.values.tolist()) == (2, [0, 1, 2, 0, 2, 4])
    assert json.loads(told.last(GuiUplot).options) == {
        'title': 'V',
        'series': [{'label': 't'}, {'label': 'v'}],
    }
    chart.data = (X, np.array([1.0, np.nan, 3.0]))
    assert len(told.of(GuiUplot)) == 1 and np.isnan(told.last(GuiUplotData).values[4])
    assert len(chart.data) == 2
    chart.title, chart.mode, chart.height, chart.aspect = None, 2, None, 2.0
    last = told.last(GuiUplot)
    assert 'title' not in json.loads(last.options) and chart.title is None
    assert (last.mode, last.height, last.aspect) == ('apart', 0.0, 2.0)
    assert (chart.mode, chart.height) == (2, None)
    assert len(told.of(GuiUplotData)) == 2
    with pytest.raises(ValueError, match='series must be as many as data, 2, not 1'):
        chart.series = ({},)
    with pytest.raises(ValueError, match='series must be as many as data, 3, not 2'):
        chart.data = (X, X, X)
    assert len(chart.series) == 2
    chart.remove()
    with pytest.raises(RuntimeError, match='was removed'):
        chart.title = 'x'


def test_what_is_no_chart_is_named() -> None:
    for wrong, words in (
        ('ab', 'at least two arrays'),
        ((X, ['a'] * 3), r'data\[1\] must be numbers'),
        ((X, X.reshape(3, 1)), r'data\[1\] must be numbers of shape \(n,\)'),
        ((X * np.nan, X), r'data\[0\], the x axis, must be finite'),
    ):
        with pytest.raises(ValueError, match=words):
            columns(wrong)
    assert (mode_of(None), mode_of(1), mode_of(2)) == ('together', 'together', 'apart')
    assert height_of(None) == 0.0
