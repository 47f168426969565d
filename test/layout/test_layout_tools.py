# SPDX-License-Identifier: Apache-2.0
"""The toolbar has what the layout lists; a mistake names its line."""

from __future__ import annotations

import pytest

from ros_viz_bridge.layout.layout import read_layout
from ros_viz_bridge.layout.yaml_nodes import LayoutError


def test_tools_are_those_that_are_listed() -> None:
    layout = read_layout('tools: [drive, measure, goal_pose]', file='x.yaml', types={})
    assert layout.tools == ('goal_pose', 'measure', 'drive')
    assert read_layout('tools: []', file='x.yaml', types={}).tools == ()
    assert read_layout('', file='x.yaml', types={}).tools is None


@pytest.mark.parametrize(
    ('text', 'why'),
    [
        ('version: 1\ntools: [goal_pos]', 'line 2: .*did you mean goal_pose'),
        ('tools: [measure, measure]', 'measure is there twice'),
        ('tools: goal_pose', 'must be a list'),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, why: str) -> None:
    with pytest.raises(LayoutError, match=why):
        read_layout(text, file='x.yaml', types={})
