# SPDX-License-Identifier: Apache-2.0
"""A layout file is understood, and its mistakes are named with file, line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from ros_viz_bridge.displays.registry import registry
from ros_viz_bridge.layout.layout import (
    DISPLAY_KEYS,
    Layout,
    load_layout,
    read_layout,
    resolve_options,
)
from ros_viz_bridge.layout.yaml_nodes import LayoutError

CONFIG = Path(__file__).parents[2] / 'config'
CLOUD = 'sensor_msgs/msg/PointCloud2'


def read(text: str) -> Layout:
    return read_layout(text, file='f', types=registry())


def test_everything_that_a_layout_may_say():
    """The whole of it, as the documentation shows it."""
    layout = read(
        """
version: 1
fixed_frame: /map
discover: offer
camera: {follow: base_link, mode: first_person}
displays:
  - {topic: /points, color: {by: z, min: -1, max: 2.5}, size: 4 px, decay: 500 ms}
  - {topic: /tf, names: false}
  - {topic: camera/image, type: sensor_msgs/msg/Image, title: Front, visible: false}
widgets:
  - {slider: Speed, topic: speed, min: 0, max: 2}
"""
    )
    assert (layout.fixed_frame, layout.discover) == ('map', 'offer')
    assert (layout.follow, layout.view_mode) == ('base_link', 'first_person')
    cloud, tf, image = layout.displays
    assert resolve_options(cloud, registry()[CLOUD].Options) == {
        'color_by': 'axis',
        'axis': 'z',
        'range': 'fixed',
        'min': -1.0,
        'max': 2.5,
        'style': 'points',
        'size': 4.0,
        'decay': 0.5,
    }
    assert not tf.settings['names'].data
    assert (image.title, image.visible, image.type) == ('Front', False, 'sensor_msgs/msg/Image')
    assert layout.widgets[0].name == 'speed'


def test_without_a_word_it_is_the_default():
    """An empty file shows what is cheap."""
    assert read('') == Layout()
    assert Layout().discover == 'cheap'


@pytest.mark.parametrize(
    ('text', 'said'),
    [
        ('teleop: {}', 'f, line 1: teleop: there is no such key'),
        (
            'discover: all\n\nfixed_fram: x',
            'line 3: fixed_fram: there is no such key; did you mean fixed_frame?',
        ),
        ('version: 3', 'reads versions up to 2, not 3'),
        ('discover: chep', 'did you mean cheap?'),
        ('displays: 3', 'must be a list, not 3'),
        ('displays: [{}]', 'a display needs a topic'),
        ('displays: [{topic: a b}]', "'a b' is no ROS name"),
        (f'displays: [{"{topic: /a}, " * 33}]', 'displays[32]: a topic can be shown 32 times'),
        ('camera: {pose: [1, 2]}', 'must be seven numbers'),
        ('camera: {pose: [0, 0, 0, 0, 0, 0, 2]}', 'must be a unit quaternion'),
        (
            'displays: [{topic: /a, type: sensor_msgs/msg/PointClout2}]',
            'did you mean sensor_msgs/msg/PointCloud2?',
        ),
        ('displays: [{topic: /a, visible: 1}]', 'visible: must be true or false'),
        (
            'displays:\n- topic: /a\n  szie: 3',
            'line 3: displays[0].szie: no display has such a setting; did you mean size?',
        ),
        ('displays: [{topic: /a, titel: A}]', 'such a setting; did you mean title?'),
        (
            'displays: [{topic: /a, type: sensor_msgs/msg/PointCloud2, titel: A}]',
            'this display has no such setting; did you mean title?',
        ),
        (
            'displays: [{topic: /a, size: 3 kg}]',
            "must be a number in m, cm, mm or px, not '3 kg'",
        ),
        ('displays: [{topic: /a, decay: 1, flip: none}]', 'no display has all of these'),
        ('camera: {mode: orbital}', 'did you mean orbit?'),
        ('camera: orbit', 'must have keys and values'),
        ('fixed_frame: 3', 'must be a text, not 3'),
        ('- a', 'must have keys and values, not be a list'),
    ],
)
def test_mistakes_are_named(text, said):
    """What is wrong, where, and what was probably meant."""
    with pytest.raises(LayoutError) as error:
        read(text)
    assert said in str(error.value)
    assert str(error.value).startswith('f, line ')


@pytest.mark.parametrize(
    'text',
    [
        'displays: [{topic: /a, size: 0,03 m}]',
        'displays: [{topic: /a, type: sensor_msgs/PointCloud2, size: 0,03 m}]',
        'widgets: [{slider: A, topic: /a, min: 0, max: 1,5}]',
        'panels: {open: [], 5: }',
    ],
)
def test_a_decimal_comma_is_recognised(text):
    """YAML takes it for the end of the number, and what follows for a key."""
    with pytest.raises(LayoutError, match='behind a point, not a comma'):
        read(text)


def test_settings_are_checked_when_the_type_is_said():
    """Nobody has to start the robot to find a typing error."""
    with pytest.raises(LayoutError, match='decay: this display has no such setting'):
        read('displays: [{topic: /a, type: sensor_msgs/msg/Image, decay: 3}]')


def test_type_as_the_page_says_it():
    """Without '/msg/', as people say it."""
    (display,) = read('displays: [{topic: /a, type: sensor_msgs/Image}]').displays
    assert display.type == 'sensor_msgs/msg/Image'


def test_a_robot_needs_no_topic():
    """Its description may be in a file or a parameter; the topic is the usual one."""
    text = 'displays: [{type: robot, file: package://arm/arm.urdf}, {type: robot, topic: /b}]'
    first, second = read(text).displays
    assert (first.topic, first.type) == ('/robot_description', 'std_msgs/msg/String')
    assert first.settings['file'].data == 'package://arm/arm.urdf'
    assert second.topic == '/b'
    with pytest.raises(LayoutError, match='a display needs a topic'):
        read('displays: [{type: std_msgs/String}]')


def test_file_that_cannot_be_read(tmp_path):
    """The name of the file, and why."""
    with pytest.raises(LayoutError, match='nowhere.yaml: the layout file cannot be read: No such'):
        load_layout(str(tmp_path / 'nowhere.yaml'), registry())
    (tmp_path / 'latin.yaml').write_bytes(b'fixed_frame: \xe4')
    with pytest.raises(LayoutError, match='not UTF-8'):
        load_layout(str(tmp_path / 'latin.yaml'), registry())


def test_display_keys_are_no_settings():
    """A display whose option were called 'topic' could not be set."""
    for module in registry().values():
        assert not set(module.Options.__dataclass_fields__) & set(DISPLAY_KEYS)


def test_example_is_right():
    """The file that we ship is one that the node takes."""
    layout = load_layout(str(CONFIG / 'layout.yaml'), registry())
    assert {one.kind for one in layout.widgets} >= {'slider', 'button', 'checkbox', 'dropdown'}
    assert layout.displays
