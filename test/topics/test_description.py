# SPDX-License-Identifier: Apache-2.0
"""What pages are told of a display is what the layout and the type say."""

from __future__ import annotations

from ros_viz_bridge.displays import image, point_cloud2
from ros_viz_bridge.layout.layout import DisplayEntry, read_layout
from ros_viz_bridge.topics.description import describe, settings_for, settings_of
from ros_viz_bridge.topics.plan import Wanted

CLOUD = point_cloud2.ROS_TYPE


def wanted(entry: DisplayEntry | None = None) -> Wanted:
    return Wanted('/scan', {'/scan': CLOUD}, CLOUD, True, entry)


def entry(text: str) -> DisplayEntry:
    layout = f'version: 1\ndisplays: [{{topic: /scan, {text}}}]'
    return read_layout(layout, file='my.yaml', types={CLOUD: point_cloud2}).displays[0]


def test_a_display_has_its_layouts_title_and_settings() -> None:
    told = wanted(entry('title: Lidar, decay: 2'))
    options, error = settings_for(told, point_cloud2, quality=80)
    assert error == ''
    display = describe(told, 3, point_cloud2, options)
    assert (display.title, display.topic, display.order) == ('Lidar', '/scan', 3)
    assert display.options['decay'] == 2.0
    assert {field.name for field in display.fields} <= set(display.options)


def test_what_is_not_known_yet_has_no_settings() -> None:
    display = describe(wanted(), 0, None, None)
    assert (display.title, display.options, display.fields) == ('/scan', {}, [])


def test_images_take_the_nodes_quality_where_the_layout_has_none() -> None:
    options, _ = settings_for(wanted(), image, quality=33)
    assert options.quality == 33.0
    assert 'quality' in {field.name for field in settings_of(image.Options)}


def test_settings_of_another_type_are_said_and_the_defaults_hold() -> None:
    other = DisplayEntry('/scan', settings=entry('decay: 2').settings)
    options, error = settings_for(wanted(other), image, quality=80)
    assert 'decay' in error
    assert options == image.Options(quality=80.0)
