# SPDX-License-Identifier: Apache-2.0
"""Bytes that are no message as the schema has it reach no callback, whatever they claim to be."""

from __future__ import annotations

import dataclasses
import struct
from typing import Any

import orjson
import pytest
from support.examples import example
from support.hubs import Client, make_hub

from ros_viz_bridge.core.access import Refused
from ros_viz_bridge.wire.codec import encode, split
from ros_viz_bridge.wire.schema import CLIENT_MESSAGES

NOTHING = {'wrong': [[None]]}
"""What no field of any message can be."""
OTHERS: tuple[Any, ...] = (None, True, -1, 1.5, 'wrong', [], [None], 'x' * 600_000, 2**63)
"""What some fields can be, and others not: then it is refused."""


def framed(header: Any, buffers: bytes = b'') -> bytes:
    text = orjson.dumps(header)
    start = 4 + len(text)
    return struct.pack('<I', len(text)) + text + bytes(-start % 8) + buffers


class Hears:
    """An operator's page, and what came of its words."""

    def __init__(self) -> None:
        self.hub, self.heard = make_hub(groups=('robot',))
        self.page = Client(self.hub)
        self.now = 0.0

    def says(self, frame: bytes) -> bool:
        """Return whether it was refused. Raises where it was, and somebody was told."""
        self.now += 100.0
        self.heard.calls.clear()
        try:
            self.hub.receive(self.page.session, frame, self.now)
        except Refused as refused:
            assert str(refused)
            told = [call for call in self.heard.calls if call[0] in ('received', 'stopped')]
            assert not told, told
            return True
        return False


@pytest.mark.parametrize('kind', CLIENT_MESSAGES.values(), ids=lambda kind: kind.__name__)
def test_a_message_with_a_wrong_field_is_refused_before_anybody_hears_of_it(kind: type) -> None:
    whole = encode(example(kind))
    header, buffers = split(whole)
    tail, hears = bytes(buffers), Hears()
    for name in (field.name for field in dataclasses.fields(kind)):
        without = {key: value for key, value in header.items() if key != name}
        assert hears.says(framed({**header, name: NOTHING}, tail)), name
        assert hears.says(framed(without, tail)), f'{name} is missing'
        refused = [hears.says(framed({**header, name: wrong}, tail)) for wrong in OTHERS]
        assert sum(refused) > 2, (name, refused)
    assert hears.says(framed({**header, 'more': 1}, tail))
    assert hears.says(framed({**header, 't': f'{kind.__name__}s'}, tail))
    for end in (0, 3, 5, len(whole) // 2):
        assert hears.says(whole[:end]), end


@pytest.mark.parametrize('kind', CLIENT_MESSAGES.values(), ids=lambda kind: kind.__name__)
def test_numbers_in_buffers_that_are_none_are_refused_where_they_would_matter(kind: type) -> None:
    """NaN in every column of floats: to a robot, a camera or a gizmo it is no place."""
    whole = encode(example(kind))
    header, buffers = split(whole)
    if not len(buffers):
        return
    hears = Hears()
    count = len(buffers) // 4
    wrong = struct.pack(f'<{count}f', *[float('nan')] * count) + bytes(len(buffers) - 4 * count)
    hears.says(framed(header, wrong))
    for call in hears.heard.calls:
        if call[0] == 'received':
            values = [v for v in vars(call[2]).values() if getattr(v, 'dtype', None) is not None]
            assert all((v == v).all() for v in values), call
