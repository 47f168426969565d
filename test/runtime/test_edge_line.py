# SPDX-License-Identifier: Apache-2.0
"""What an edge says counts once, in order; edges that hear the same each have what they need."""

from __future__ import annotations

import numpy as np
import pytest
from support.hubs import display, make_hub, publish
from support.scene import cloud, pose

from ros_viz_bridge.core.access import Refused
from ros_viz_bridge.core.assembler import Assembler
from ros_viz_bridge.core.hub import Hub
from ros_viz_bridge.core.order import LostError, Order
from ros_viz_bridge.core.trunk import Trunk
from ros_viz_bridge.runtime.edge_line import EdgeLine
from ros_viz_bridge.wire.client import ClientHello, TakeControl
from ros_viz_bridge.wire.codec import decode, encode, unpack
from ros_viz_bridge.wire.schema import schema_hash
from ros_viz_bridge.wire.session import Rejected
from ros_viz_bridge.wire.trunk import (
    AllSent,
    Arrived,
    Carried,
    Chunk,
    Enrolled,
    LetGo,
    Moved,
    ToEdge,
    TRUNK_MESSAGES,
    TrunkAck,
    TrunkMessage,
    Uttered,
    Wanted,
)


class Edges:
    """A trunk, its edges, and all that they hear."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.trunk = Trunk(hub.log, window_ms=20.0, wake=lambda: None, overflowed=lambda e: None)
        hub.add_trunk(self.trunk)
        self.lines: dict[str, EdgeLine] = {}
        self.said = {'': 0}
        self._assembler = Assembler(1 << 30)
        self._sent = 0
        self._now = 0.0

    def enrol(self, name: str) -> None:
        self.lines[name] = EdgeLine(
            name,
            self.trunk,
            Order(),
            self.hub,
            app=None,
            role=lambda share, token: 'operator',
            ros_time=lambda: 1.0,
        )
        self.said[name] = 0

    def say(self, name: str, *messages: TrunkMessage) -> None:
        for frame in map(encode, messages):
            self.lines[name].take(self.said[name], frame)
            self.said[name] += len(frame)

    def heard(self) -> dict[str, list[str]]:
        """Return what each edge alone is told since, and '' all; who is there has all of it."""
        found: dict[str, list[str]] = {'': [], **{name: [] for name in self.said}}
        while (data := self.trunk.box.take(self._now)) is not None:
            self._now += 1e-5
            self._sent += len(data)
            frame = self._assembler.take(bytes(data))
            if frame is not None:
                message = decode(frame, TRUNK_MESSAGES)
                if isinstance(message, ToEdge):
                    inner = decode(message.frame.tobytes(), TRUNK_MESSAGES)
                    found[message.edge].append(type(inner).__name__)
                elif isinstance(message, Carried):
                    for only, each in zip(
                        message.only, unpack(message.sizes, message.frames), strict=True
                    ):
                        found[only].append(f'{len(each) // 100_000}')
            for name in self.lines:
                self.say(name, TrunkAck(self._sent))
        return found


def test_who_is_moved_has_all_once_and_acknowledges_what_is_said_there() -> None:
    hub, _ = make_hub()
    publish(hub, display('scan'))
    others, alone = Edges(hub), Edges(hub)
    others.enrol('a')
    alone.enrol('b')
    line = alone.lines['b']
    for edges, name in ((others, 'a'), (alone, 'b')):
        edges.say(name, Wanted(1, ['scan'], [], []))
    publish(hub, cloud('scan', size=1_000_000, stamp=1.0))
    assert not alone.trunk.idle
    assert others.heard()[''] == alone.heard()[''][-1:] == ['10']
    assert alone.trunk.idle and others.trunk.idle
    alone.trunk.tell(AllSent(1), edge='b')
    on_its_way = bytes(alone.trunk.box.take(9.0) or b'')
    line.move(others.trunk)
    publish(hub, cloud('scan', size=2_000_000, stamp=2.0))
    assert alone.trunk.box.take(9.0) is None and not alone.trunk.interest
    assert on_its_way
    others.lines['b'], others.said['b'] = line, alone.said['b']
    others.say('b', TrunkAck(alone.trunk.sent))  # of what was said to it alone
    others.say('b', Moved())
    assert others.heard() == {'': ['20'], 'a': [], 'b': ['Enrolled']}
    assert not others.trunk.lagging(others.trunk.sent)
    with pytest.raises(Refused, match='nobody asked'):
        others.say('b', Moved())


def test_who_comes_later_is_told_what_the_others_have() -> None:
    hub, _ = make_hub()
    publish(hub, display('scan'))
    edges = Edges(hub)
    edges.enrol('a')
    edges.say('a', Wanted(1, ['scan'], [], []))
    first = edges.heard()
    assert first['a'][0] == Enrolled.__name__ and first['a'][-1] == AllSent.__name__
    publish(hub, cloud('scan', size=1_000_000, stamp=1.0))
    assert edges.heard()[''] == ['10']
    edges.enrol('b')
    assert edges.heard() == {'': [], 'a': [], 'b': ['Enrolled', '0']}  # the description
    edges.say('b', Wanted(1, ['scan'], [], []))
    assert edges.heard() == {'': [], 'a': [], 'b': ['10', 'AllSent']}
    # What waits for all is not replaced by what one alone gets.
    publish(hub, cloud('scan', size=2_000_000, stamp=2.0))
    edges.enrol('c')
    edges.say('c', Wanted(1, ['scan'], [], []))
    assert edges.heard() == {'': ['20'], 'a': [], 'b': [], 'c': ['Enrolled', '0', 'AllSent']}
    for name in 'abc':
        edges.lines.pop(name).close()
    assert not any(edges.heard().values())
    publish(hub, cloud('scan', size=2_000_000, stamp=3.0), pose('p', 1.0))
    assert not any(edges.heard().values()) and not edges.trunk.interest


def test_who_is_far_behind_holds_nobody_up_until_it_has_what_the_others_have() -> None:
    hub, _ = make_hub()
    publish(hub, display('scan'))
    edges = Edges(hub)
    for name in ('quick', 'stuck'):
        edges.enrol(name)
        edges.say(name, Wanted(1, ['scan'], [], []))
    assert edges.heard()['stuck']
    box, stuck = edges.trunk.box, edges.lines.pop('stuck')
    publish(hub, cloud('scan', size=1_000_000, stamp=1.0))
    edges.heard()
    assert not box.empty  # all wait for the one that takes nothing
    assert edges.trunk.lagging(edges.trunk.sent) == ['stuck']
    edges.trunk.go_on_without(['stuck'], 1.0)
    assert '10' in edges.heard()[''] and box.empty
    edges.lines['stuck'] = stuck
    edges.say('stuck', TrunkAck(edges.trunk.sent))
    del edges.lines['stuck']
    publish(hub, cloud('scan', size=1_000_000, stamp=2.0))
    edges.heard()
    assert not box.empty  # it sets the pace again
    del edges.lines['quick']
    edges.trunk.go_on_without(['stuck', 'quick'], 2.0)
    assert not box.empty  # nobody is left to go on


def test_nothing_is_sent_that_only_an_edge_which_is_gone_would_take() -> None:
    hub, _ = make_hub()
    publish(hub, display('scan'), cloud('scan', size=1_000_000, stamp=1.0))
    edges = Edges(hub)
    for name in 'ab':
        edges.heard()
        edges.enrol(name)
        edges.say(name, Wanted(1, ['scan'], [], []))
    edges.trunk.tell(Chunk(1, False, np.zeros(9, np.uint8)), edge='b')
    edges.lines.pop('b').close()
    assert edges.heard() == {'': [], 'a': [], 'b': []}


def test_what_was_said_to_nobody_is_not_waited_for() -> None:
    edges = Edges(make_hub()[0])
    for i in range(1000):  # who is refused acknowledges nothing
        edges.trunk.tell(LetGo(Rejected('schema', 'install the same version' * 9)), edge='x')
        while edges.trunk.box.take(float(i)) is not None:
            pass
    edges.enrol('a')
    assert edges.trunk.box.take(1000.0) is not None


def test_what_is_lost_or_comes_twice_is_not_acted_on() -> None:
    hub, heard = make_hub()
    edges = Edges(hub)
    edges.enrol('a')
    hello = encode(ClientHello(schema_hash(), 'any', '', ''))
    edges.say('a', Arrived(1, 'arm', np.frombuffer(hello, np.uint8)))
    assert heard.take('connected')
    taking = encode(Uttered(1, np.frombuffer(encode(TakeControl('robot')), np.uint8)))
    for place in (0, edges.said['a'] + 1):
        with pytest.raises(LostError):
            edges.lines['a'].take(place, taking)
    assert hub.gate.leases.holders() == {'robot': ''}
    edges.lines['a'].take(edges.said['a'], taking)
    assert hub.gate.leases.holders() != {'robot': ''}
    with pytest.raises(Refused):  # what only a server says
        edges.lines['a'].take(edges.said['a'] + len(taking), encode(AllSent(1)))
    edges.lines.pop('a').close()
    assert hub.gate.leases.holders() == {'robot': ''}


def test_nobody_waits_for_an_edge_that_is_gone_whatever_its_end_breaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hub, _ = make_hub()
    edges = Edges(hub)
    edges.enrol('a')
    hello = encode(ClientHello(schema_hash(), 'any', '', ''))
    edges.say('a', Arrived(1, 'arm', np.frombuffer(hello, np.uint8)))
    monkeypatch.setattr(hub, 'leave', lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        edges.lines.pop('a').close()
    assert edges.trunk.box.take(1.0) is not None
    assert edges.trunk.lagging(edges.trunk.sent) == []
