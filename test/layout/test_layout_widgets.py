# SPDX-License-Identifier: Apache-2.0
"""The widgets of a layout are complete and possible, as far as that shows without their types."""

from __future__ import annotations

import pytest

from ros_viz_bridge.layout.layout_widgets import identify, Progress, read_widgets
from ros_viz_bridge.layout.widget_keys import COMMON, KEY_DOCS, RULES
from ros_viz_bridge.layout.yaml_nodes import LayoutError, read_yaml
from ros_viz_bridge.wire.gui_signals import SignalState


def widgets(text: str):
    return read_widgets(read_yaml(text, file='f'))


def test_widgets_of_one_label_have_names_that_are_found_at_once():
    """Any viewer may send a layout: one of 6,000 equal labels kept the server busy for seconds."""
    asked: list[object] = []

    class Taken(dict):
        def __contains__(self, name: object) -> bool:
            asked.append(name)
            return super().__contains__(name)

    taken = Taken()
    assert [identify(label, taken) for label in ('a 2', 'A', 'a', 'a 2', 'a', 'b')] == [
        'a_2',
        'a',
        'a_3',
        'a_2_2',
        'a_4',
        'b',
    ]
    asked.clear()
    assert len({identify('Go', taken) for _ in range(500)}) == 500
    assert len(asked) < 2000


def test_defaults():
    """Only what matters has to be written."""
    found = widgets(
        """
- {slider: Max speed, topic: /speed, min: 0, max: 2}
- {checkbox: Max speed, topic: /on, value: true}
- {dropdown: Gear, topic: /gear, type: std_msgs/Int8, choices: [-1, 0, 1], value: 0}
- {number: Level, topic: /level, type: std_msgs/msg/UInt8}
- {text: 'Ärger?', topic: t}
- {button: Dock, service: /dock, confirm: true}
- {joystick: Drive, topic: /cmd_vel, max: [0.5, 1]}
"""
    )
    ids = ['max_speed', 'max_speed_2', 'gear', 'level', 'rger', 'dock', 'drive']
    assert [one.id for one in found] == ids
    slider, checkbox, gear, level, text, dock, drive = found
    assert (slider.type, slider.minimum, slider.maximum) == (
        'std_msgs/msg/Float64',
        (0.0,),
        (2.0,),
    )
    assert checkbox.value is True
    assert (gear.type, gear.choices, gear.value) == ('std_msgs/msg/Int8', ('-1', '0', '1'), '0')
    assert (level.minimum, level.maximum, level.fields) == ((), (), ())
    assert text.type == 'std_msgs/msg/String'
    assert (dock.target, dock.name, dock.type) == ('service', '/dock', 'std_srvs/srv/Trigger')
    assert dock.confirm == 'Dock?'
    assert (drive.maximum, drive.group) == ((0.5, 1.0), 'robot')


def test_every_target_has_its_own_keys():
    """What is said of a message, a call, a goal or a parameter is read."""
    found = widgets(
        """
- {slider: V, topic: /cmd.linear.x, type: geometry_msgs/msg/Twist, min: 0, max: 1, rate: 10,
   latched: true, template: {linear: {z: 1}}, group: robot, hint: h}
- {button: Call, service: /do, type: std_srvs/srv/SetBool, request: {data: true}, form: [],
   timeout: 3}
- {button: Go, action: /go, type: control_msgs/GripperCommand, form: [command.position],
   progress: {field: position, from: first, to: 1}, on_leave: cancel}
- {number: P, parameter: 'ctl:max.speed'}
- {indicator: I, topic: /ok, states: {true: green, false: {color: red, text: Bad}}}
- {plot: Speeds, topic: [/a.x, /b.y.z], seconds: 10, min: 0, max: 1}
"""
    )
    slider, call, go, number, lamp, plot = found
    assert (slider.name, slider.fields, slider.rate) == ('/cmd', ('linear.x',), 10.0)
    assert (slider.latched, slider.template) == (True, {'linear': {'z': 1}})
    assert (call.template, call.form, call.timeout) == ({'data': True}, (), 3.0)
    assert (go.type, go.form) == ('control_msgs/action/GripperCommand', ('command.position',))
    assert (go.progress, go.cancel_on_leave) == (Progress('position', None, 1.0), True)
    assert (number.target, number.name, number.parameter) == ('parameter', 'ctl', 'max.speed')
    assert lamp.states == (
        SignalState('true', 'green', ''),
        SignalState('false', 'red', 'Bad'),
    )
    assert (plot.fields, plot.seconds) == (('/a.x', '/b.y.z'), 10.0)
    assert slider.place('rate').line == 2 and call.place('type').line == 4
    assert (
        slider
        == widgets(
            '- {slider: V, topic: /cmd.linear.x, type: geometry_msgs/msg/Twist,'
            ' min: 0, max: 1, rate: 10, latched: true, group: robot, hint: h,'
            ' template: {linear: {z: 1}}}'
        )[0]
    ), 'where it stands is no difference'


def test_every_key_is_documented():
    assert {key for rule in RULES.values() for key in rule.keys} <= set(KEY_DOCS)
    assert not set(COMMON) & set(KEY_DOCS)


@pytest.mark.parametrize(
    ('text', 'said'),
    [
        ('- {slidr: A, topic: /a}', 'did you mean slider?'),
        ('- {topic: /a, min: 0, slidr: A}', 'did you mean slider?'),
        ('- {slider: A, topc: /a, min: 0}', 'topic or service or parameter; did you mean topic?'),
        ('- {slider: A, button: B, topic: /a}', 'a widget needs one of the keys'),
        ('- {slider: A, min: 0, max: 1}', 'a slider needs the key topic or service'),
        ('- {slider: A, action: /a, min: 0, max: 1}', 'a slider needs the key topic'),
        ('- {slider: A, topic: /a}', 'a slider needs both min and max'),
        ('- {slider: A, topic: /a, min: 0}', 'both min and max'),
        ('- {slider: A, topic: /a, min: 1, max: 1}', '1 is not less than 1'),
        ('- {slider: A, topic: /a, min: 0, max: 1, step: -1}', 'must not be negative'),
        ('- {slider: A, topic: /a, min: 0, max: 1, vlaue: 2}', 'did you mean value?'),
        ('- {slider: A, topic: /a.b, field: c, min: 0, max: 1}', 'field: topic says a field'),
        ('- {slider: A, topic: /a, min: 0, max: 1, rate: 0}', 'rate: must be from 0.01'),
        ('- {slider: A, topic: /a, min: 0, max: 1, type: x}', 'type: must be the type of a topic'),
        ('- {slider: 3, topic: /a, min: 0, max: 1}', 'must be a text'),
        ('- {dropdown: A, topic: /a}', 'needs choices'),
        ('- {dropdown: A, topic: /a, choices: [a, a]}', "'a' is there twice"),
        ('- {dropdown: A, topic: /a, choices: [a], value: b}', 'must be one of a'),
        ('- {dropdown: A, topic: /a, choices: [[a]]}', 'must be a text or a number'),
        ('- {checkbox: A, topic: /a, value: 1}', 'must be true or false'),
        ('- {button: A, topic: /a, service: /b}', 'needs the key topic or service or action'),
        ('- {button: A, service: /b, type: std_msgs/msg/Bool}', 'the type of a service'),
        ('- {button: A, service: /b.c}', 'is no ROS name'),
        ('- {button: A, action: /b}', 'an action needs its type'),
        ('- {button: A, action: /b, type: a/B, progress: {to: 1}}', 'needs a field'),
        ('- {button: A, action: /b, type: a/B, on_leave: x}', 'must be one of keep, cancel'),
        ('- {number: A, parameter: /b}', "must be 'node:parameter'"),
        ('- {gauge: A, topic: /b, min: 0, max: 1, states: {a: red}}', 'by the numbers'),
        ('- {indicator: A, topic: /b, value: 1}', 'value: an indicator has no such key; it has'),
        ('- {gauge: A, topic: /b, min: 0, max: 1, value: 1}', 'has type, field, min, max, unit'),
        ('- {gauge: A, topic: /b, min: 0, max: 1, untt: V}', 'did you mean unit?'),
        ('- {plot: A, topic: /b}', 'names no number'),
        ('- {checkbox: A, topic: /a/}', 'is no ROS name'),
    ],
)
def test_mistakes(text, said):
    """A widget that cannot work stops the node at start, not the operator at work."""
    with pytest.raises(LayoutError) as error:
        widgets(text)
    assert said in str(error.value)
