# SPDX-License-Identifier: Apache-2.0
"""What a configuration of RViz has besides its displays is named where the page has it not."""

from __future__ import annotations

from pathlib import Path

import pytest

from ros_viz_bridge.layout.rviz_rest import left_behind
from ros_viz_bridge.layout.yaml_nodes import read_yaml

NAV2 = Path(__file__).parents[1] / 'data' / 'nav2.rviz'


def lines(text: str) -> list[str]:
    return list(left_behind(read_yaml(text, file='f').mapping()))


def test_all_of_nav2s_that_the_page_has_not_is_named_once() -> None:
    assert lines(NAV2.read_text()) == [
        'the group Global Planner: its displays stand in the one list',
        'the group Controller: its displays stand in the one list',
        'depth, durability and reliability of topics: their publishers decide',
        'the tool SetInitialPose on /initialpose: the page has none like it',
        'the tool PublishPoint on /clicked_point: the page has none like it',
        'the tool GoalTool: the page has none like it',
        'the panel Navigation 2: nav2_rviz_plugins/Navigation 2 has no counterpart',
        'Background Color: the theme has its own',
        'Frame Rate: the page draws when something changed, as often as the screen shows it',
    ]


def test_groups_in_groups_and_saved_views_are_named() -> None:
    found = lines(
        'Visualization Manager:\n'
        '  Displays: [{Name: a, Displays: [{Name: b, Displays: []}]}]\n'
        '  Views: {Saved: [{Name: front}, {Name: top}]}\n'
        '  Global Options: {Fixed Frame: map, Fog: 3}\n'
    )
    assert found == [
        'the group a: its displays stand in the one list',
        'the group b: its displays stand in the one list',
        'Fog: it has no counterpart',
        'the saved view front: only the current one is taken over',
        'the saved view top: only the current one is taken over',
    ]


def test_what_is_everywhere_in_rviz_needs_no_word() -> None:
    found = lines(
        'Panels: [{Class: rviz_common/Displays}, {Class: rviz/Time}, {Class: other/Time}]\n'
        'Visualization Manager:\n'
        '  Tools: [{Class: rviz/Select}, {Class: rviz_default_plugins/Measure},'
        ' {Class: rviz/SetGoal, Topic: /goal}]\n'
    )
    assert found == [
        'the tool SetGoal on /goal: the page has none like it',
        'the panel Time: other/Time has no counterpart',
    ]


@pytest.mark.parametrize(
    'text',
    [
        'Panels: 3\nVisualization Manager: 4',
        'Panels: {a: 1}\nVisualization Manager: {Tools: 3, Displays: {}, Global Options: [1]}',
        'Visualization Manager: {Views: {Saved: ~}, Displays: [1, [2]]}',
    ],
)
def test_what_is_no_list_or_mapping_says_nothing(text: str) -> None:
    assert lines(text) == []
