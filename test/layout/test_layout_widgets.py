# SPDX-License-Identifier: Apache-2.0
"""The widgets of a layout are complete and possible."""

from __future__ import annotations

import pytest

from ros_viz_bridge.inputs.std_value import ROS_TYPE
from ros_viz_bridge.layout.layout_widgets import read_widgets, WIDGET_TYPES
from ros_viz_bridge.layout.yaml_nodes import LayoutError, read_yaml


def widgets(text: str):
    return read_widgets(read_yaml(text, file='f'))


def test_defaults():
    """Only what matters has to be written."""
    found = widgets(
        """
- {slider: Max speed, topic: /speed, min: 0, max: 2}
- {checkbox: Max speed, topic: /on, value: true}
- {dropdown: Gear, topic: /gear, type: std_msgs/msg/Int8, choices: [-1, 0, 1], value: 0}
- {number: Level, topic: /level, type: std_msgs/msg/UInt8}
- {text: 'Ärger?', topic: t}
- {button: Dock, service: /dock}
"""
    )
    ids = ['max_speed', 'max_speed_2', 'gear', 'level', 'rger', 'dock']
    assert [one.id for one in found] == ids
    slider, checkbox, gear, level, text, dock = found
    assert (slider.type, slider.maximum, slider.step) == ('std_msgs/msg/Float64', 2.0, 0.0)
    assert checkbox.value is True
    assert (gear.choices, gear.value) == (('-1', '0', '1'), '0')
    assert (level.minimum, level.maximum, level.step) == (0.0, 255.0, 1.0)
    assert text.type == 'std_msgs/msg/String'
    assert (dock.service, dock.topic, dock.type) == ('/dock', '', 'std_srvs/srv/Trigger')


def test_every_type_that_is_offered_can_be_published():
    """The layout promises nothing that inputs do not have."""
    assert {name for names in WIDGET_TYPES.values() for name in names} <= set(ROS_TYPE)


@pytest.mark.parametrize(
    ('text', 'said'),
    [
        ('- {slidr: A, topic: /a}', 'did you mean slider?'),
        ('- {slider: A, button: B, topic: /a}', 'a widget needs one of the keys'),
        ('- {slider: A, min: 0, max: 1}', 'a slider needs the key topic'),
        ('- {slider: A, topic: /a}', 'a slider needs both min and max'),
        ('- {slider: A, topic: /a, min: 0}', 'both min and max'),
        ('- {slider: A, topic: /a, min: 1, max: 1}', '1 is not less than 1'),
        ('- {slider: A, topic: /a, min: 0, max: 1, step: -1}', 'must not be negative'),
        ('- {slider: A, topic: /a, min: 0, max: 1, value: 2}', 'must be from 0 to 1, not 2'),
        ('- {slider: A, topic: /a, min: 0, max: 1, vlaue: 2}', 'did you mean value?'),
        (
            '- {slider: A, topic: /a, min: 0, max: 1, type: std_msgs/msg/Bool}',
            'std_msgs/msg/Float64',
        ),
        ('- {slider: A, topic: /a, min: 0, max: 300, type: std_msgs/msg/UInt8}', 'holds 0 to 255'),
        (
            '- {slider: A, topic: /a, min: 0, max: 1, step: 0.5, type: std_msgs/msg/UInt8}',
            'step: must be a whole',
        ),
        ('- {slider: 3, topic: /a, min: 0, max: 1}', 'must be a text'),
        ('- {dropdown: A, topic: /a}', 'needs choices'),
        ('- {dropdown: A, topic: /a, choices: [a, a]}', "'a' is there twice"),
        ('- {dropdown: A, topic: /a, choices: [a], value: b}', 'must be one of a'),
        ('- {dropdown: A, topic: /a, choices: [0.5], type: std_msgs/msg/Int8}', 'whole number'),
        (
            '- {dropdown: A, topic: /a, choices: [500], type: std_msgs/msg/Int8}',
            'holds -128 to 127',
        ),
        ('- {checkbox: A, topic: /a, value: 1}', 'must be true or false'),
        ('- {button: A, topic: /a, service: /b}', 'needs the key topic or service'),
        ('- {button: A, service: /b, type: std_srvs/srv/SetBool}', 'std_srvs/srv/Trigger'),
        ('- {checkbox: A, topic: /a/}', 'is no ROS name'),
        (
            '- {text: A, topic: /a}\n- {checkbox: B, topic: /a}',
            'line 2: [1]: another widget has /a',
        ),
    ],
)
def test_mistakes(text, said):
    """A widget that cannot work stops the node at start, not the operator at work."""
    with pytest.raises(LayoutError) as error:
        widgets(text)
    assert said in str(error.value)
