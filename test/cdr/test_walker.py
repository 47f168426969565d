# SPDX-License-Identifier: Apache-2.0
"""The generated walk finds where elements start and where a message ends."""

from __future__ import annotations

from typing import Any

from cdr.helpers import POSE_ARRAY, TRICKY, values_of
from hypothesis import given, settings
import pytest

from ros_viz_bridge.cdr import MessageType, Writer
from ros_viz_bridge.cdr.plan import plan
from ros_viz_bridge.cdr.walker import compile_walk


def _walk(message_type: MessageType, data: bytes) -> tuple[list[list[int]], int]:
    return compile_walk(plan(message_type))(memoryview(data)[4:].cast('I'))


@settings(max_examples=50, deadline=None)
@given(values=values_of(TRICKY))
def test_ends_where_the_message_ends(values: dict[str, Any]) -> None:
    """Any step of wrong size shows here."""
    data = Writer(TRICKY).write(values)
    _, end = _walk(TRICKY, data)
    assert end <= len(data) - 4 < end + 4


def test_starts_of_strings_and_the_end_of_each_run() -> None:
    """From these numpy finds everything else."""
    words = MessageType.from_text('pkg/msg/Words', 'string[] a\nstring[] b')
    data = Writer(words).write({'a': ['x', 'abcd'], 'b': []})
    starts, end = _walk(words, data)
    # count 4, length 4, 'x\0' + padding 4, length 4, 'abcd\0', then padding 3 and a count
    assert starts[:2] == [[4, 10, 21], [28]]
    assert end == 28


def test_fixed_elements_are_not_walked() -> None:
    """A million points cost as much as one."""
    starts, end = _walk(POSE_ARRAY, Writer(POSE_ARRAY).write({'poses': [{}] * 3}))
    assert not any(starts)
    assert end == 24 + 3 * 56


def test_a_length_beyond_the_end_raises() -> None:
    """Nothing is read behind the last word."""
    words = MessageType.from_text('pkg/msg/Words', 'string[] a')
    with pytest.raises(IndexError):
        _walk(words, b'\0\1\0\0' + b'\xff\xff\xff\xff')
