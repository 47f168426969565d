# SPDX-License-Identifier: Apache-2.0
"""A layout as pages have it."""

from __future__ import annotations

from ros_viz_bridge.displays.registry import builtin
from ros_viz_bridge.layout.document import changed_options, to_document
from ros_viz_bridge.layout.layout import read_layout
from ros_viz_bridge.wire.layouts import LayoutDocument, LayoutView

TYPES = builtin()
TF = 'tf2_msgs/msg/TFMessage'
CLOUD = 'sensor_msgs/msg/PointCloud2'


def document(text: str, published: str = '') -> LayoutDocument:
    layout = read_layout(text, file='f', types=TYPES)
    return to_document(layout, TYPES, type_of=lambda topic: published)


def test_short_forms_become_settings_of_the_type_that_is_published() -> None:
    found = document(
        'displays: [{topic: /a, color: {by: z}}, {topic: /a, color: "#ff0000"}]', CLOUD
    )
    first, second = found.views
    assert first.type == CLOUD
    assert first.options.items() >= {'color_by': 'axis', 'axis': 'z'}.items()
    assert second.options == {'color_by': 'flat', 'color': '#ff0000'}


def test_a_topic_that_nobody_publishes_has_the_settings_that_are_written() -> None:
    (view,) = document('displays: [{topic: /a, names: false}]').views
    assert (view.type, view.options) == ('', {'names': False})


def test_what_a_view_shows_of_the_rest() -> None:
    assert document('discover: offer').others is False
    text = 'camera: {mode: top_down, follow: base, pose: [1, 2, 3, 0, 0, 0, 1]}'
    found = document(text)
    assert (found.view_mode, found.follow) == ('top_down', 'base')
    assert found.camera == [1, 2, 3, 0, 0, 0, 1]
    assert found.others is True


def test_settings_as_they_are_anyway_need_no_word() -> None:
    view = LayoutView('/tf', TF, '', True, {'names': False, 'axes': True})
    assert changed_options(view, TYPES) == {'names': False}
    unknown = LayoutView('/x', 'x/msg/X', '', True, {'a': 1.0})
    assert changed_options(unknown, TYPES) == {'a': 1.0}
