# SPDX-License-Identifier: Apache-2.0
"""What is taken past the parser of ``websockets`` is what that would have made of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from websockets.frames import Frame, Opcode
from websockets.protocol import OPEN
from websockets.server import ServerProtocol

from ros_viz_bridge.core.outbox import ASK
from ros_viz_bridge.runtime.short_messages import short_messages
from ros_viz_bridge.wire.client import Ack, Ping
from ros_viz_bridge.wire.codec import encode

SHORT = st.binary(max_size=125)
FRAMES = st.builds(
    lambda opcode, data, fin: Frame(opcode, data, fin=fin).serialize(mask=True),
    st.sampled_from((Opcode.BINARY, Opcode.BINARY, Opcode.TEXT, Opcode.CONT)),
    st.binary(max_size=130),
    st.booleans(),
)


def masked(data: bytes) -> bytes:
    """Return a message as pages send it."""
    return bytes(Frame(Opcode.BINARY, data).serialize(mask=True))


def by_websockets(data: bytes) -> list[bytes] | None:
    """Return the binary messages that the library finds, None for anything else."""
    conn = ServerProtocol(state=OPEN)
    conn.receive_data(data)
    frames = [event for event in conn.events_received() if isinstance(event, Frame)]
    whole = all(frame.opcode is Opcode.BINARY and frame.fin for frame in frames)
    return [bytes(frame.data) for frame in frames] if whole and conn.parser_exc is None else None


@given(st.lists(SHORT, max_size=8))
def test_short_messages_are_taken_as_they_were_said(words: list[bytes]) -> None:
    data = b''.join(map(masked, words))
    assert short_messages(data) == words == by_websockets(data)


@given(st.one_of(st.binary(max_size=300), st.lists(FRAMES, max_size=4).map(b''.join)))
def test_nothing_is_taken_for_a_message_that_the_library_does_not(data: bytes) -> None:
    messages = short_messages(data)
    assert messages is None or messages == by_websockets(data)


@given(st.lists(SHORT, min_size=1, max_size=4), st.data())
def test_what_is_not_whole_yet_is_left_to_the_library(
    words: list[bytes], draw: st.DataObject
) -> None:
    last = masked(words[-1])
    cut = draw.draw(st.integers(1, len(last) - 1))
    assert short_messages(b''.join(map(masked, words[:-1])) + last[:cut]) is None


def test_acks_and_pings_are_short() -> None:
    """What pages say most often, however long they stay."""
    for message in (Ack(2**53), Ping(1e9 / 3, 1e9 / 3, 1e9 / 3)):
        assert short_messages(masked(encode(message))) == [encode(message)]
    assert short_messages(masked(ASK)) == [ASK]
