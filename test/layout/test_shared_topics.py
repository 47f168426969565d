# SPDX-License-Identifier: Apache-2.0
"""Widgets of one topic agree on its message, or the mistake is told where it stands."""

from __future__ import annotations

import pytest

from ros_viz_bridge.layout.layout_widgets import read_widgets
from ros_viz_bridge.layout.shared_topics import check_shared
from ros_viz_bridge.layout.yaml_nodes import LayoutError, read_yaml


@pytest.mark.parametrize(
    ('text', 'said'),
    [
        (
            '- {text: A, topic: /a}\n- {checkbox: B, topic: /a}',
            'line 2: [1]: another widget has /a',
        ),
        (
            '- {text: A, topic: /a, rate: 5}\n- {text: B, topic: /a}',
            '/a has rate 5.0 in another widget, 0.0 in this',
        ),
        (
            '- {text: A, topic: /a, template: {data: x}}\n'
            '- {text: B, topic: /a}\n'
            '- {text: C, topic: /a, template: {data: y}}',
            'f, line 3: [2].template: another widget of /a has a different one (line 1)',
        ),
    ],
)
def test_what_differs_is_told(text, said):
    """Merged silently, one of the two would publish what its line does not say."""
    with pytest.raises(LayoutError) as error:
        check_shared(read_widgets(read_yaml(text, file='f')))
    assert said in str(error.value)


def test_what_is_the_same_may_be_said_twice_and_buttons_have_their_own():
    text = (
        '- {text: A, topic: /a, template: {data: x}}\n'
        '- {text: B, topic: /a, template: {data: x}}\n'
        '- {button: C, topic: /a, type: std_msgs/msg/String, template: {data: y}}\n'
        '- {text: D, topic: /b, template: {data: z}}\n'
        '- {plot: E, topic: /a.data}'
    )
    check_shared(read_widgets(read_yaml(text, file='f')))
