# SPDX-License-Identifier: Apache-2.0
"""Widgets that show something reach the pages as they were said, and what is wrong is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from support.widgets import Recorder

from ros_viz_bridge.wire.gui_displays import GuiDivider, GuiHtml, GuiMarkdown, GuiProgressBar

X = np.arange(3.0)


def test_they_stand_in_their_order_and_go_with_their_folder() -> None:
    told = Recorder()
    with told.gui.add_folder('Results') as folder:
        text = told.gui.add_markdown('# a')
        told.gui.add_html('<b>a</b>', order=0.5, visible=False)
        told.gui.add_divider()
        bar = told.gui.add_progress_bar(10, color=(255, 0, 0))
    assert (told.last(GuiMarkdown).content, told.last(GuiMarkdown).container) == (
        '# a',
        folder.key,
    )
    assert (told.last(GuiHtml).order, told.last(GuiHtml).visible) == (0.5, False)
    assert told.last(GuiDivider).container == folder.key
    assert told.last(GuiProgressBar).color == '#ff0000'
    bar.value, bar.animated, bar.color = 50.5, True, 'teal'
    last = told.last(GuiProgressBar)
    assert (last.value, last.animated, last.color) == (50.5, True, 'teal')
    assert (bar.value, bar.color) == (50.5, 'teal')
    folder.remove()
    with pytest.raises(RuntimeError, match='was removed'):
        text.content = 'b'


@pytest.mark.parametrize(
    ('add', 'error', 'words'),
    [
        (lambda gui: gui.add_markdown(7), TypeError, 'content must be a str'),
        (
            lambda gui: gui.add_markdown('', image_root=7),
            TypeError,
            'image_root must be a pathlib',
        ),
        (
            lambda gui: gui.add_markdown('', image_root=Path('/no')),
            ValueError,
            "'/no' is no folder",
        ),
        (lambda gui: gui.add_html(None), TypeError, 'content must be a str'),
        (
            lambda gui: gui.add_progress_bar(101),
            ValueError,
            'value must be from 0 to 100, not 101',
        ),
        (lambda gui: gui.add_progress_bar(1, color='mauve'), ValueError, 'color must be one of'),
        (lambda gui: gui.add_image('a.png'), (TypeError, ValueError), 'image'),
        (lambda gui: gui.add_image(b'text'), ValueError, 'image is no jpeg, png or webp file'),
        (
            lambda gui: gui.add_plotly(7),
            TypeError,
            r'figure must be a plotly Figure \(pip install',
        ),
        (lambda gui: gui.add_plotly({'data': {}}), ValueError, 'must be a list of traces'),
        (lambda gui: gui.add_plotly({}, config=7), TypeError, 'config must be a dict or None'),
        (lambda gui: gui.add_plotly({}, aspect=0), ValueError, 'aspect must be positive'),
        (lambda gui: gui.add_uplot((X,), ({},)), ValueError, 'at least two arrays'),
        (lambda gui: gui.add_uplot((X, X[:2]), ({}, {})), ValueError, r'data\[1\] has 2 numbers'),
        (
            lambda gui: gui.add_uplot((X, X), ({},)),
            ValueError,
            'series must be as many as data, 2',
        ),
        (lambda gui: gui.add_uplot((X, X), ({}, 7)), TypeError, r'series\[1\] must be a dict'),
        (lambda gui: gui.add_uplot((X, X), ({}, {}), mode=3), ValueError, 'mode must be None, 1'),
        (
            lambda gui: gui.add_uplot((X, X), ({}, {'value': print})),
            TypeError,
            'a chart: .* is no JSON',
        ),
    ],
)
def test_wrong_use_names_the_argument(add: Any, error: Any, words: str) -> None:
    with pytest.raises(error, match=words):
        add(Recorder().gui)
