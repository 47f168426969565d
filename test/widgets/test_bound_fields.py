# SPDX-License-Identifier: Apache-2.0
"""What a layout binds a widget to fits its type, or start ends with file, line and key."""

from __future__ import annotations

import math

import pytest
from support.types import COLOR, STAMPED, TWISTS, VECTOR

from ros_viz_bridge.cdr import MessageType
from ros_viz_bridge.layout.layout_widgets import read_widgets
from ros_viz_bridge.layout.yaml_nodes import LayoutError, read_yaml
from ros_viz_bridge.widgets.bound_fields import BoundFields
from ros_viz_bridge.widgets.draft import Draft
from ros_viz_bridge.widgets.field_value import ValueMisfit

FLOAT = MessageType.from_text('std_msgs/msg/Float64', 'float64 data')
BYTE = MessageType.from_text('std_msgs/msg/UInt8', 'uint8 data')
TYPES = {'f': FLOAT, 'b': BYTE, 't': TWISTS, 'v': VECTOR, 'c': COLOR, 's': STAMPED}


def bound(text: str, kind: str) -> BoundFields:
    (entry,) = read_widgets(read_yaml(f'- {{{text}, topic: /a, type: x/Y}}', file='f'))
    return BoundFields(entry, TYPES[kind])


@pytest.mark.parametrize(
    ('text', 'kind', 'value', 'path'),
    [
        ('slider: A, min: 0, max: 1', 'f', 0.5, 'data'),
        ('number: A, field: twist.linear.x', 't', 0.5, 'twist.linear.x'),
        ('dropdown: A, choices: [1, 2]', 'b', '2', 'data'),
        ('color: A', 'c', [255.0, 0.0, 0.0, 255.0], ''),
        ('vector: A', 'v', [1.0, 2.0, 3.0], ''),
        ('vector: A, field: [twist.linear.x, twist.linear.y]', 't', [1.0, 2.0], 'twist.linear.x'),
        ('text: A, field: data', 't', [1.0, 2.0], 'data'),
    ],
)
def test_what_is_put_is_shown(text, kind, value, path):
    fields, draft = bound(text, kind), Draft(TYPES[kind], None)
    fields.put(draft, value)
    assert fields.get(draft) == value
    assert fields.paths[0].text == path


def test_what_does_not_fit_wholly_changes_nothing():
    """Else half of what was refused would go out with the next change."""
    fields = bound('vector: A, field: [twist.linear.x, twist.linear.y]', 't')
    draft = Draft(TWISTS, None)
    with pytest.raises(ValueMisfit):
        fields.put(draft, [1.0, math.nan])
    assert fields.get(draft) == [0.0, 0.0]


def test_a_stick_reaches_as_far_as_the_layout_says():
    text = 'joystick: A, field: [twist.linear.x, twist.angular.z], max: [2, 0.5]'
    fields, draft = bound(text, 't'), Draft(TWISTS, None)
    fields.put(draft, [1.0, -1.0])
    assert [draft.show(path) for path in fields.paths] == [2.0, -0.5]
    assert fields.get(draft) is None, 'nobody else moves it'


@pytest.mark.parametrize(
    ('text', 'kind', 'said'),
    [
        ('slider: A, min: 0, max: 1', 'v', 'f, line 1: [0].topic: a/msg/Vector has several'),
        (
            'slider: A, min: 0, max: 1, field: twist.x',
            't',
            '[0].field: a/msg/Twist has no field x',
        ),
        ('checkbox: A', 'f', '[0].type: data is float64: a checkbox cannot be that'),
        ('slider: A, min: 0, max: 300', 'b', '[0].max: uint8 holds 0 to 255, not 300'),
        ('slider: A, min: 0, max: 3, step: 0.5', 'b', '[0].step: must be a whole number'),
        ('dropdown: A, choices: [500]', 'b', 'a whole number from 0 to 255'),
        ('dropdown: A, choices: [0.5]', 'b', 'a whole number from 0 to 255'),
        ('slider: A, min: 0, max: 1, field: [data, data]', 'f', 'a slider is one field'),
        ('vector: A, min: [0, 0], max: [1, 1]', 'v', '[0].min: needs one number, or 3'),
        ('vector: A, field: [name, name]', 't', 'name is string, no number'),
    ],
)
def test_mistakes(text, kind, said):
    with pytest.raises(LayoutError) as error:
        bound(text, kind)
    assert said in str(error.value)
