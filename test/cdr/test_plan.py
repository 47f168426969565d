# SPDX-License-Identifier: Apache-2.0
"""The plan of a type: as few steps as alignment allows, numbers side by side found."""

from __future__ import annotations

from cdr.helpers import POSE_ARRAY, TRICKY

from ros_viz_bridge.cdr import MessageType
from ros_viz_bridge.cdr.nodes import Align, Group, Node, Numbers, Repeat, SkipText, Struct
from ros_viz_bridge.cdr.plan import plan


def _plan(text: str) -> tuple[Group, dict[str, Node]]:
    group = plan(MessageType.from_text('pkg/msg/Name', text))
    assert isinstance(group.element, Struct)
    return group, group.element.members


def test_alignment_known_in_advance_takes_no_step() -> None:
    """Each step costs time in the walk of every element."""
    group, members = _plan('uint8 a\nfloat64 b\nuint16 c\nuint32 d')
    assert group.steps == ()
    assert [member.offset for member in members.values()] == [0, 8, 16, 20]  # type: ignore[union-attr]
    assert group.tail == 24


def test_alignment_after_a_string_is_unknown() -> None:
    """A string of any length is followed by padding of any length."""
    group, _ = _plan('string a\nfloat64 b\nuint8 c\nuint32 d')
    assert [type(step) for step in group.steps] == [SkipText, Align]


def test_numbers_side_by_side_are_one_block() -> None:
    """Poses are read as (n, 7) in one go."""
    root = plan(POSE_ARRAY)
    assert isinstance(root.element, Struct)
    poses = root.element.members['poses']
    assert isinstance(poses, Repeat)
    assert isinstance(poses.group.element, Struct)
    block = poses.group.element.block
    assert isinstance(block, Numbers)
    assert (block.count, block.primitive.name) == (7, 'float64')
    assert (poses.group.fixed, poses.group.stride) == (True, 56)


def test_unlike_numbers_are_no_block() -> None:
    """Padding or other types between would be read as numbers."""
    for text in ('float32 a\nfloat64 b', 'int8 a\nstring b', 'float64[] a', ''):
        group, _ = _plan(text)
        assert isinstance(group.element, Struct)
        assert group.element.block is None


def test_groups_are_numbered() -> None:
    """The walk writes into one list per group."""
    root = plan(TRICKY)
    assert root.index == 10
    assert plan(TRICKY) is root
