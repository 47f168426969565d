# SPDX-License-Identifier: Apache-2.0
"""Which messages share a layout, and which do not."""

from __future__ import annotations

from cdr.helpers import TRICKY
import pytest

from ros_viz_bridge.cdr import CdrError, MessageType, Writer
from ros_viz_bridge.cdr.few_words import MOST
from ros_viz_bridge.cdr.layout import Layout, words_of
from ros_viz_bridge.cdr.plan import plan
from ros_viz_bridge.cdr.walker import compile_walk


def _layout(message_type: MessageType, data: bytes) -> Layout:
    payload = memoryview(data)[4:]
    root = plan(message_type)
    return Layout(root, compile_walk(root), payload, words_of(payload, '<'))


def _fits(layout: Layout, data: bytes) -> bool:
    return layout.fits(memoryview(data)[4:], '<')


def test_fits_messages_with_equal_lengths_only() -> None:
    """The same size is not enough: 'ab' + 'c' and 'a' + 'bc' end at the same byte."""
    write = Writer(TRICKY).write
    for more in ([], ['x'] * MOST):
        layout = _layout(TRICKY, write({'words': ['abcd', 'e', *more], 'number': 1.0}))
        assert _fits(layout, write({'words': ['wxyz', 'v', *more], 'number': -1.0}))
        assert not _fits(layout, write({'words': ['e', 'abcd', *more]}))
        assert not _fits(layout, write({'words': ['abcd', 'e', 'f', *more]}))


def test_cost_counts_length_words() -> None:
    """Readers keep fewer layouts of messages with very many."""
    numbers = MessageType.from_text('pkg/msg/Name', 'int8 x')
    assert _layout(numbers, Writer(numbers).write({})).cost == 0
    words = MessageType.from_text('pkg/msg/Words', 'string[] words')
    assert _layout(words, Writer(words).write({'words': ['a'] * 7})).cost == 8


def test_bounds_are_checked() -> None:
    """A sequence longer than its type allows comes from a publisher of another type."""
    unbounded = MessageType.from_text('pkg/msg/Name', 'int8[] x\nstring s')
    bounded = MessageType.from_text('pkg/msg/Name', 'int8[<=2] x\nstring<=3 s')
    write = Writer(unbounded).write
    _layout(bounded, write({'x': [1, 2], 's': 'abc'}))
    for values in ({'x': [1, 2, 3]}, {'s': 'abcd'}):
        with pytest.raises(CdrError):
            _layout(bounded, write(values))


def test_terminators_are_checked_in_known_layouts_too() -> None:
    """Their bytes are no length words."""
    for more in ([], ['x'] * MOST):
        data = bytearray(Writer(TRICKY).write({'words': ['abc', *more]}))
        layout = _layout(TRICKY, bytes(data))
        data[data.index(b'abc') + 3] = 1
        with pytest.raises(CdrError, match='NUL'):
            _fits(layout, bytes(data))
