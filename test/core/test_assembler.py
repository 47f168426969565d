# SPDX-License-Identifier: Apache-2.0
"""Pieces become messages again, and nothing else becomes memory."""

from __future__ import annotations

import struct

import pytest

from ros_viz_bridge.core.assembler import Assembler


def head(number: int, offset: int, total: int) -> bytes:
    return struct.pack('<IIII', 0xFFFFFFFF, number, offset, total)


def test_transfers_take_turns_and_whole_messages_pass_between() -> None:
    assembler = Assembler(100)
    assert assembler.take(b'whole') == b'whole'
    assert assembler.take(head(1, 0, 4)) is None and assembler.take(b'ab') is None
    assert assembler.take(head(2, 0, 2)) is None and assembler.take(b'xy') == b'xy'
    assert assembler.take(b'between') == b'between'
    assert assembler.take(head(1, 2, 4)) is None and assembler.take(b'cd') == b'abcd'


@pytest.mark.parametrize(
    'pieces',
    [
        [(1, 2, 4, b'ab')],
        [(1, 0, 4, b'abcde')],
        [(1, 0, 4, b'ab'), (1, 0, 4, b'ab')],
        [(1, 0, 4, b'ab'), (1, 3, 4, b'd')],
        [(1, 0, 200, bytes(90)), (2, 0, 200, bytes(20))],
        [(1, 0, 2**32 - 1, bytes(101))],
        [(1, 0, 4, b'')],
        [(i, 0, 4, b'a') for i in range(9)],
    ],
)
def test_what_no_outbox_sends_is_refused(pieces: list[tuple[int, int, int, bytes]]) -> None:
    assembler = Assembler(100)
    with pytest.raises(ValueError, match='makes no sense'):
        for number, offset, total, data in pieces:
            assembler.take(head(number, offset, total))
            assembler.take(data)
