# SPDX-License-Identifier: Apache-2.0
"""Layouts of older versions of the format are what they were meant to be."""

from __future__ import annotations

from typing import Any

import pytest

from ros_viz_bridge.displays.registry import builtin
from ros_viz_bridge.layout.document import to_document
from ros_viz_bridge.layout.layout import Layout, read_layout
from ros_viz_bridge.layout.migrations import migrated, STEPS, VERSION
from ros_viz_bridge.layout.write import write_layout
from ros_viz_bridge.layout.yaml_nodes import LayoutError, read_yaml

TYPES = builtin()
FIRST_DEMO = """\
# What the demo's page shows of the simulated robot.
version: 1
fixed_frame: map
discover: offer
displays:
  - {topic: /tf, names: true}
  - {topic: /lidar/points, color: {by: intensity, map: turbo, min: auto, max: auto}, size: 0.03 m}
  - {topic: /camera/image_raw/compressed}
widgets:
  - {slider: Max speed, topic: /limits/speed, type: std_msgs/msg/Float64, min: 0, max: 2, step: 0.05, value: 0.5}
  - {checkbox: Lights, topic: /lights, type: std_msgs/msg/Bool, value: false}
  - {dropdown: Mode, topic: /mode, type: std_msgs/msg/String, options: [drive, pause, wave], value: drive}
  - {text: Say, topic: /say, type: std_msgs/msg/String}
  - {button: Reset, topic: /reset, type: std_msgs/msg/Empty}
"""  # noqa: E501
"""As the first layouts were written."""


def read(text: str) -> Layout:
    return read_layout(text, file='f', types=TYPES)


def test_the_first_layout_there_was_is_read() -> None:
    layout = read(FIRST_DEMO)
    assert layout.version == 1
    assert layout.widgets == read(FIRST_DEMO.replace('options:', 'choices:')).widgets
    assert layout.widgets[2].choices == ('drive', 'pause', 'wave')


def test_it_is_saved_in_the_form_of_today_with_all_that_the_file_alone_has() -> None:
    before = read(FIRST_DEMO)
    text = write_layout(to_document(before, TYPES), TYPES, into=FIRST_DEMO)
    after = read(text)
    assert text.startswith(
        f"# What the demo's page shows of the simulated robot.\nversion: {VERSION}\n"
    )
    assert 'options:' not in text
    assert (after.version, after.widgets) == (VERSION, before.widgets)
    assert [each.topic for each in after.displays] == [each.topic for each in before.displays]
    assert write_layout(to_document(after, TYPES), TYPES, into=text) == text


@pytest.mark.parametrize('number', ['0.00001', '1.0e+16', '12345678901234567', '.nan', '-.inf'])
def test_numbers_beside_what_is_brought_into_todays_form_stay(number: str) -> None:
    older = f"""\
version: 1
widgets:
  - {{dropdown: A, topic: /a, options: [x]}}
  - {{button: B, topic: /b, type: std_msgs/msg/Float64, template: {{data: {number}}}}}
"""
    before = read(older)
    text = write_layout(to_document(before, TYPES), TYPES, into=older)
    assert read(text).widgets == before.widgets


@pytest.mark.parametrize(
    ('older', 'today'),
    [
        ('size_unit: pixels, size: 3', 'size: 3, style: points'),
        ('size_unit: metres, size: 3, size_m: 0.1', 'size_m: 0.1, style: flat_squares'),
        ('size_unit: metres, size_m: 0.1, shape: circle', 'size_m: 0.1, style: spheres'),
        ('size: 2 cm, shape: circle', 'size: 2 cm, style: spheres'),
        ('size: 2 cm, shape: square, alpha: 0.5', 'size: 2 cm, alpha: 0.5, style: flat_squares'),
        ('size: 4 px, shape: circle', 'size: 4 px, style: points'),
        ('style: boxes, size_m: 1', 'style: boxes, size_m: 1'),
    ],
)
def test_what_said_how_points_look_is_their_style(older: str, today: str) -> None:
    def views(settings: str) -> Any:
        text = f'version: 1\ndisplays: [{{topic: /a, type: sensor_msgs/PointCloud2, {settings}}}]'
        return to_document(read(text), TYPES).views

    assert views(older) == views(today)


def test_settings_of_others_that_are_called_the_same_stay() -> None:
    text = 'version: 1\ndisplays: [{topic: /a, type: geometry_msgs/PoseStamped, shape: axes}]'
    assert to_document(read(text), TYPES).views[0].options == {'shape': 'axes'}


@pytest.mark.parametrize(
    ('text', 'version'),
    [
        ('', VERSION),
        ('discover: none', VERSION),
        ('widgets: [{dropdown: A, topic: /a, options: [x]}]', 1),
        ('version: 1', 1),
        ('version: 1.0', 1),
        (f'version: {VERSION}', VERSION),
    ],
)
def test_which_version_a_layout_is_of(text: str, version: int) -> None:
    assert read(text).version == version


def test_what_is_of_today_is_not_touched() -> None:
    root = read_yaml('displays: [{topic: /a}]\nwidgets: 3\ngizmos: []', file='f')
    for step in STEPS:
        assert step(root) is root
    assert migrated(read_yaml('- a', file='f'))[0].data


@pytest.mark.parametrize(
    ('text', 'said'),
    [
        (f'version: {VERSION + 1}', f'reads versions up to {VERSION}, not {VERSION + 1}: a newer'),
        ('version: 0', f'a whole number from 1 to {VERSION}, not 0'),
        ('version: true', 'a whole number'),
        ('version: 1.5', 'a whole number'),
        (f'version: {VERSION}\nwidgets:\n- {{dropdown: A, topic: /a, options: [x]}}', 'options'),
        ('version: 1\nwidgets:\n- {dropdown: A, topic: /a, options: 3}', 'line 3: widgets[0].opt'),
        ('version: 1\ndisplays:\n- {topic: /a, size_unit: miles}', 'has such a setting'),
    ],
)
def test_what_cannot_be_read_is_named_where_it_stands(text: str, said: str) -> None:
    with pytest.raises(LayoutError) as error:
        read(text)
    assert said in str(error.value) and str(error.value).startswith('f, line ')
