# SPDX-License-Identifier: Apache-2.0
"""What widgets start with, and what they refuse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from ros_viz_bridge.api.gui.gui_api import GuiApi
from ros_viz_bridge.api.server import Server


@pytest.fixture
def gui() -> Iterator[GuiApi]:
    found = Server(serve=False)
    yield found.gui
    found.stop()


def test_every_kind_starts_with_its_value(gui: GuiApi) -> None:
    made: list[Any] = [
        gui.add_slider('s', 1.0, 2.0),
        gui.add_slider('s', 1, 5, 1, 3),
        gui.add_slider('s', min=0, max=1, step=0.1, initial_value=0),
        gui.add_number('n', 5.0),
        gui.add_number('n', np.int64(5)),
        gui.add_checkbox('c', True),
        gui.add_checkbox('c', np.True_),
        gui.add_dropdown('d', ('a', 'b')),
        gui.add_dropdown('d', ['a', 'b'], initial_value='b'),
        gui.add_text('t', 'x'),
        gui.add_button('b'),
    ]
    expected = [1.0, 3, 0.0, 5.0, 5, True, True, 'a', 'b', 'x', False]
    assert [handle.value for handle in made] == expected
    assert [type(handle.value) for handle in made] == [type(value) for value in expected]
    assert len({handle.key for handle in made}) == len(made)


@pytest.mark.parametrize(
    ('add', 'reason'),
    [
        (lambda gui: gui.add_slider('Speed', 0.0, 1.0, 0.1, 3.0), 'Speed goes from 0 to 1'),
        (lambda gui: gui.add_slider('Speed', 2.0, 1.0), 'min must not be above max'),
        (lambda gui: gui.add_slider('Speed', 0.0, float('nan')), 'max must be finite'),
        (lambda gui: gui.add_slider('Speed', '0', 1.0), "min must be a number, not '0'"),
        (lambda gui: gui.add_slider('Speed', 0, 1, -1), 'step must not be negative'),
        (lambda gui: gui.add_slider(3, 0, 1), 'label must be a str, not int'),
        (lambda gui: gui.add_number('N', 1, min=2), 'N is at least 2, not 1'),
        (lambda gui: gui.add_number('N', True), 'value must be a number'),
        (lambda gui: gui.add_checkbox('C', 1), 'value must be True or False'),
        (lambda gui: gui.add_dropdown('D', ['a'], initial_value='z'), "'z' is no choice of D"),
        (lambda gui: gui.add_dropdown('D', []), 'options needs at least one choice'),
        (lambda gui: gui.add_dropdown('D', ['a', 'a']), "options has 'a' twice"),
        (lambda gui: gui.add_dropdown('D', 'abc'), 'options must be a sequence of str'),
        (lambda gui: gui.add_dropdown('D', [1]), r'options\[0\] must be a str'),
        (lambda gui: gui.add_text('T', None), 'value must be a str'),
        (lambda gui: gui.add_text('T', hint=3), 'hint must be a str'),
        (lambda gui: gui.add_text('T', order='x'), 'order must be a number'),
        (lambda gui: gui.add_text('T', visible=None), 'visible must be True or False'),
        (lambda gui: gui.add_button('B').on_click(3), 'must be callable'),
    ],
)
def test_what_does_not_fit_is_named(
    gui: GuiApi, add: Callable[[GuiApi], object], reason: str
) -> None:
    with pytest.raises((TypeError, ValueError), match=reason):
        add(gui)
    if 'callable' not in reason:
        assert gui._widgets.of('') == [], 'nothing of it is shown'
