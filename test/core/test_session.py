# SPDX-License-Identifier: Apache-2.0
"""The checks that every message of a page passes; what no honest page sends ends its session."""

from __future__ import annotations

import struct
from typing import Any

import pytest
from support.examples import example
from support.scene import entry, pose

from ros_viz_bridge.core.access import Refused
from ros_viz_bridge.core.link import Link
from ros_viz_bridge.core.outbox import Outbox
from ros_viz_bridge.core.rate_limit import Limits, Rate
from ros_viz_bridge.core.session import ClientInfo, read_data_hello, read_hello, same, Session
from ros_viz_bridge.core.unsent import Unsent
from ros_viz_bridge.wire.client import (
    Ack,
    CameraMoved,
    ClientHello,
    DataHello,
    Interest,
    Ping,
    Stop,
)
from ros_viz_bridge.wire.codec import encode
from ros_viz_bridge.wire.schema import schema_hash

LIMITS = Limits(
    message_bytes=4096,
    messages=Rate(10.0, 20.0),
    size=Rate(1e4, 2e4),
    classes=(('CameraMoved', Rate(5.0, 5.0)),),
)


def session() -> Session:
    return Session('c1', 'operator', LIMITS)


def refusal(frame: Any) -> Refused:
    with pytest.raises(Refused) as refused:
        session().read(frame, 0.0)
    return refused.value


@pytest.mark.parametrize(
    ('frame', 'reason'),
    [
        ('text', 'a text message came'),
        (b'', 'frame of 0 bytes'),
        (b'\xff' * 40, 'header of 4294967295 bytes'),
        (bytes(4097), '4097 bytes came; at most 4096'),
        (encode(example(ClientHello)), 'ClientHello does not belong here'),
        (encode(Ack(0)), 'Ack does not belong here'),
    ],
)
def test_what_no_page_sends_ends_the_session_and_is_named(frame: Any, reason: str) -> None:
    refused = refusal(frame)
    assert refused.code == 'protocol'
    assert reason in str(refused)


def test_too_much_of_one_type_is_dropped() -> None:
    one = session()
    frame = encode(example(CameraMoved))
    found = [one.read(frame, 0.0) for _ in range(7)]
    assert [message is None for message in found] == [False] * 5 + [True] * 2
    assert one.read(frame, 1.0) is not None


def test_a_flood_ends_the_session() -> None:
    one = session()
    with pytest.raises(Refused) as refused:
        for _ in range(30):
            one.read(encode(Ping(0.0)), 0.0)
    assert refused.value.code == 'rate'


def test_a_stop_passes_every_limit() -> None:
    one = session()
    with pytest.raises(Refused):
        for _ in range(30):
            one.read(encode(Ping(0.0)), 0.0)
    for _ in range(100):
        assert one.read(encode(Stop('x')), 0.0) == Stop('x')


def test_what_only_looks_like_a_stop_does_not() -> None:
    with pytest.raises(Refused):
        session().read(b'{"t":"Stop"}', 0.0)
    one = session()
    with pytest.raises(Refused, match='more than any page'):
        for _ in range(30):
            one.read(encode(Interest(['Stop'], [], {})), 0.0)


def test_acks_reach_the_outbox_and_lies_end_the_session() -> None:
    one = session()
    one.data = Outbox(link=Link())
    one.data.add(entry(pose('a', 1.0)))
    size = len(one.data.take(0.0) or b'')
    one.read_ack(encode(Ack(size)), 0.5)
    assert one.heard == 0.5
    with pytest.raises(Refused, match='Ack.received: acknowledged 9999 bytes'):
        one.read_ack(encode(Ack(9999)), 0.6)
    with pytest.raises(Refused, match='Ping does not belong on the data socket'):
        one.read_ack(encode(Ping(0.0)), 0.7)


def test_too_many_acks_end_the_session() -> None:
    one = Session('c1', 'viewer', Limits(acks=Rate(1.0, 3.0)))
    with pytest.raises(Refused, match='acknowledges far too often'):
        for _ in range(5):
            one.read_ack(encode(Ack(0)), 0.0)


def test_an_outdated_page_is_told_to_reload_even_when_its_greeting_is_of_another_shape() -> None:
    old = encode(ClientHello('0123456789abcdef', '', '', ''))
    with pytest.raises(Refused, match='reload') as refused:
        read_hello(old, LIMITS)
    assert refused.value.code == 'schema'
    other = old.replace(b'"resume":""', b'"resumf":""')
    with pytest.raises(Refused) as refused:
        read_hello(other, LIMITS)
    assert refused.value.code == 'schema'


def test_greetings() -> None:
    hello = ClientHello(schema_hash(), 't', '', '')
    assert read_hello(encode(hello), LIMITS) == hello
    with pytest.raises(Refused, match='Ping came before ClientHello'):
        read_hello(encode(Ping(0.0)), LIMITS)
    data = DataHello('c1', 's')
    assert read_data_hello(encode(data), LIMITS) == data
    with pytest.raises(Refused, match='Ping came before DataHello'):
        read_data_hello(encode(Ping(0.0)), LIMITS)


def test_what_was_not_sent_is_counted_over_all_sockets() -> None:
    one = session()
    for _ in range(2):
        one.data = Outbox(link=Link())
        one.data.add(entry(pose('a', 1.0)))
        one.data.add(entry(pose('a', 2.0)))
        one.close_data()
    one.control = Outbox()
    assert one.unsent == Unsent(skipped=2)
    assert one.pending_bytes == 0


def test_a_notice_is_not_repeated_within_a_second() -> None:
    one = session()
    assert one.may_notice('x', 0.0)
    assert not one.may_notice('x', 0.9)
    assert one.may_notice('y', 0.9)
    assert one.may_notice('x', 1.0)


def test_secrets() -> None:
    assert same('abc', 'abc')
    assert not same('abc', 'abd')
    assert not same('', '')


def test_client_info() -> None:
    info = ClientInfo('c1', 'operator', frozenset(['robot']))
    assert info.holds('robot') and not info.holds('arm')


def test_an_ack_is_small() -> None:
    session = Session('c1', 'viewer', Limits())
    frame = encode(Ack(0))
    session.read_ack(frame, 0.0)
    padded = struct.pack('<I', 1000) + frame[4:].rstrip(b'\0').ljust(1000)
    with pytest.raises(Refused, match='an Ack of'):
        session.read_ack(padded, 0.0)


def test_a_stop_passes_every_limit_however_its_name_is_spelled() -> None:
    one = session()
    frame = encode(Stop('x')).replace(b'"Stop"', b'"\\u0053top"').rstrip(b'\0 ')
    frame = struct.pack('<I', len(frame) - 4) + frame[4:]
    assert b'Stop' not in frame
    for _ in range(100):
        assert one.read(frame, 0.0) == Stop('x')


def test_a_stop_that_changes_nothing_counts_like_everything_else() -> None:
    """Where all is stopped already, somebody who says so for ever only costs time."""
    one = session()
    assert one.read(encode(Stop('x')), 0.0, stopped=True) == Stop('x')
    with pytest.raises(Refused) as refused:
        for _ in range(30):
            one.read(encode(Stop('x')), 0.0, stopped=True)
    assert refused.value.code == 'rate'
    assert one.read(encode(Stop('x')), 0.0) == Stop('x')
