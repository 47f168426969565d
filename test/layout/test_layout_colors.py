# SPDX-License-Identifier: Apache-2.0
"""A colour that no page knows is told when the layout is read, where it stands."""

from __future__ import annotations

import pytest

from ros_viz_bridge.layout.layout_colors import read_color
from ros_viz_bridge.layout.layout_widgets import read_widgets
from ros_viz_bridge.layout.yaml_nodes import LayoutError, read_yaml


@pytest.mark.parametrize('color', ['red', 'grape', '', '#fa0', '#ff8800', '#FF8800cc'])
def test_names_of_the_palette_and_channels_are_colours(color):
    """What was a colour to pages is one."""
    assert read_color(read_yaml(f'a: {color!r}', file='f').data['a']) == color


def test_wrong_states_are_told_all_at_once():
    """Who mends the first would start the robot again for the second."""
    text = 'gauge: A, topic: /a, min: 0, max: 1, states: {0: gren, x: red, 1: {color: 3, txt: a}}'
    with pytest.raises(LayoutError) as error:
        read_widgets(read_yaml(f'widgets:\n  - {{{text}}}', file='f').data['widgets'])
    places = [each.split(': ')[1] for each in error.value.args]
    assert places == [f'widgets[0].states.{key}' for key in ('0', 'x', '1.txt', '1.color')]


@pytest.mark.parametrize(
    ('widget', 'said'),
    [
        ('button: A, topic: /a, color: gren', 'widgets[0].color: must be a colour (dark, gray'),
        ('button: A, topic: /a, color: gren', "not 'gren'; did you mean green?"),
        ("button: A, topic: /a, color: '#12'", "not '#12'"),
        ('button: A, topic: /a, color: 3', 'not 3'),
        ('button: A, topic: /a, color: null', 'needs quotes'),
        ('indicator: A, topic: /a, states: {true: gren}', 'widgets[0].states.true: must be'),
        ('indicator: A, topic: /a, states: {true: {color: gren}}', 'states.true.color: must be'),
        ('gauge: A, topic: /a, min: 0, max: 1, states: {0: gren}', 'widgets[0].states.0: must be'),
    ],
)
def test_what_no_page_knows_is_told_where_it_stands(widget, said):
    """A lamp without its colour looks as if it were out."""
    with pytest.raises(LayoutError) as error:
        read_widgets(read_yaml(f'widgets:\n  - {{{widget}}}', file='f').data['widgets'])
    assert str(error.value).startswith('f, line 2: ')
    assert said in str(error.value)
