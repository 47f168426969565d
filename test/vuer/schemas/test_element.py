# SPDX-License-Identifier: Apache-2.0
"""Elements keep what they were given; what is changed replaces what it contradicts."""

from __future__ import annotations

import pytest

from ros_viz_bridge.vuer.schemas import Box, Group, Hands
from ros_viz_bridge.vuer.schemas.element import Element


def test_properties_are_attributes_and_keys_are_numbers_without_one() -> None:
    one, other = Box(args=[1, 1, 1]), Box()
    assert one.args == [1, 1, 1] and one.key != other.key
    assert Hands().key == 'hands' and Hands(key='mine').key == 'mine'
    assert "Box(key='b', args=[2])" in repr(Box(key='b', args=[2]))


def test_children_come_as_arguments_or_by_name() -> None:
    inner = Box(key='inner')
    assert Group(inner).children == [inner]
    assert Group(children=inner).children == [inner]
    assert Group(children=[inner, inner]).children == [inner, inner]


def test_a_new_place_replaces_the_old_one() -> None:
    box = Box(key='b', matrix=[1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 5, 0, 0, 1], color='red')
    moved = box._merged({'position': [1, 2, 3]})
    assert moved.key == 'b' and not hasattr(moved, 'matrix') and moved.color == 'red'
    turned = Box(rotation=[1, 0, 0])._merged({'quaternion': [0, 0, 0, 1]})
    assert not hasattr(turned, 'rotation')


def test_what_is_not_used_is_said_once(caplog: pytest.LogCaptureFixture) -> None:
    Box(wobble=3)
    Box(wobble=4)
    found = [line for line in caplog.messages if 'wobble' in line]
    assert len(found) == 1 and 'castShadow' in found[0]


def test_a_plain_element_shows_nothing() -> None:
    assert Element()._plan().method == ''
