# SPDX-License-Identifier: Apache-2.0
"""Every kind of widget that a layout has is drawn, with a value that it can have."""

from __future__ import annotations

import pytest

from ros_viz_bridge.cdr import FieldType
from ros_viz_bridge.layout.layout_widgets import read_widgets
from ros_viz_bridge.layout.widget_keys import KINDS
from ros_viz_bridge.layout.yaml_nodes import read_yaml
from ros_viz_bridge.widgets.look import blank, field_widget, make_widget, shown_by, start_value

NEEDS = {
    'slider': 'min: 1, max: 2',
    'multi_slider': 'min: 1, max: 2',
    'gauge': 'min: 1, max: 2',
    'dropdown': 'choices: [a, b]',
    'button_group': 'choices: [a, b]',
    'vector': 'min: [1, 1], max: [2, 2]',
}


@pytest.mark.parametrize('kind', KINDS)
def test_every_kind_is_drawn_with_a_value_that_it_can_have(kind):
    topic = '/a.b' if kind == 'plot' else '/a'
    more = f', {NEEDS[kind]}' if kind in NEEDS else ''
    text = f'- {{{kind}: My label, topic: {topic}{more}, hint: h}}'
    (entry,) = read_widgets(read_yaml(text, file='f'))
    widget = make_widget(entry, order=3.0, count=2)
    assert (widget.key, widget.label, widget.order, widget.hint) == (
        'my_label',
        'My label',
        3,
        'h',
    )
    value = start_value(entry, widget)
    assert widget.misfit(value) == '' if widget.KEEPS_VALUE else value is None


def test_whole_numbers_have_the_limits_of_their_type():
    (entry,) = read_widgets(read_yaml('- {number: N, topic: /a}', file='f'))
    widget = make_widget(entry, order=0.0, whole=True, limits=(0, 255))
    assert (widget.minimum, widget.maximum, widget.step) == ([0], [255], 1.0)


@pytest.mark.parametrize(
    ('kind', 'value'),
    [
        (FieldType('bool'), True),
        (FieldType('uint8'), 3.0),
        (FieldType('float32'), 0.5),
        (FieldType('string'), 'a'),
        (FieldType('float64', sequence=True), [1.0, 2.0]),
    ],
)
def test_fields_of_forms_have_values_that_they_can_have(kind, value):
    widget = field_widget(kind, display='', key='k', label='K')
    assert widget.misfit(shown_by(widget, value)) == ''
    assert widget.misfit(blank(widget)) == ''
