# SPDX-License-Identifier: Apache-2.0
"""Whatever is published, removed, hidden and read in whatever pieces: pages end with the truth."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, RuleBasedStateMachine
import numpy as np
import pytest
from support.machines import runs
from support.scene import cloud, messages_in, pose

from ros_viz_bridge.core.assembler import Assembler
from ros_viz_bridge.core.entry import Entry, Thing
from ros_viz_bridge.core.link import INITIAL_WINDOW, Link, MAXIMUM_PIECE, MINIMUM_WINDOW
from ros_viz_bridge.core.outbox import Outbox
from ros_viz_bridge.wire.image import Image
from ros_viz_bridge.wire.message import Encoded, StateMessage
from ros_viz_bridge.wire.scene import Remove
from ros_viz_bridge.wire.session import LogLine, Notice

BIG = 3 * INITIAL_WINDOW
KINDS = ('point', 'small cloud', 'big cloud', 'picture', 'row')
KEYS = [f'{kind} {n}' for kind in KINDS for n in 'ab']
LOG = '', 'log'
PAIR = ('p', 'x'), ('q', 'x')
"""What is always published together."""

Slot = tuple[str, str]
"""Display and key: of each there are messages of one type, until it is removed."""


def made(kind: str, display: str, key: str, value: float) -> StateMessage:
    """Return a message that says a value."""
    if kind == 'row':
        return pose(key, value)
    if kind == 'point':
        return pose(key, value, display=display)
    if kind == 'picture':
        data = np.zeros(BIG, np.uint8)
        return Image(display, key, 'map', value, 'jpeg', 0, 0, 'rgb8', data)
    return cloud(display, key=key, size=BIG if kind == 'big cloud' else 64, stamp=value)


def slot_of(message: Any) -> Slot:
    return getattr(message, 'display', ''), message.key


def value_of(message: Any) -> float:
    return float(message.position[0] if hasattr(message, 'position') else message.stamp)


class OutboxMachine(RuleBasedStateMachine):
    """One page behind a link: what it shows is never older than it was, and true in the end."""

    def __init__(self) -> None:
        super().__init__()
        self.link = Link()
        self.box = Outbox(link=self.link, resend=self.tell_again, write=self.write)
        self.full = False
        self.pieces = Assembler(1 << 30)
        self.now = self.count = 0.0
        self.received = 0
        self.truth: dict[Slot, Entry] = {}
        self.away: set[str] = set()
        self.page: dict[Slot, float] = {}
        self.newest: dict[Slot, float] = {}
        self.lines = self.logged = -1.0
        self.said: list[str] = []
        self.heard: list[str] = []
        self.promises = 0
        self.promised: dict[str, dict[Slot, float]] = {}
        self.kinds = ('point', 'big cloud')

    # The server.

    def put(self, kind: str, display: str, key: str, *, alone: bool = False) -> None:
        message = made(kind, display, key, self.count)
        slot = '' if kind == 'row' else display, key
        self.truth[slot] = entry = Entry(message)
        if slot[0] not in self.away:
            self.send(entry, alone=alone)

    def send(self, entry: Entry, *, alone: bool) -> None:
        if not (alone and self.box.pass_on(entry)):
            self.box.add(entry)

    def write(self, data: Encoded) -> bool:
        if not self.full:
            self.box.passed(len(data), self.now)
            self.received += len(data)
            frame = self.pieces.take(bytes(data))
            assert frame is not None, 'it was written into another message'
            self.show(messages_in(frame))
        return not self.full

    @rule(full=st.booleans())
    def fill(self, full: bool) -> None:
        self.full = full

    def tell_again(self, thing: Thing) -> None:
        for slot, entry in self.truth.items():
            if slot == thing[1:] and slot[0] not in self.away:
                self.box.add(entry)

    def take_away(self, display: str, key: str) -> None:
        self.box.remove(Entry(Remove(display, key)))
        self.truth.pop((display, key), None)
        self.owe_no_more(lambda slot: slot == (display, key))

    def owe_no_more(self, matches: Callable[[Slot], bool]) -> None:
        for owed in self.promised.values():
            for slot in [each for each in owed if matches(each)]:
                del owed[slot]

    @rule(display=st.sampled_from('de'), key=st.sampled_from(KEYS), alone=st.booleans())
    def publish(self, display: str, key: str, alone: bool) -> None:
        self.count += 1
        self.put(key[:-2], display, key, alone=alone)

    @rule(kinds=st.tuples(*2 * (st.sampled_from(KINDS[:3]),)), anew=st.booleans())
    def publish_together(self, kinds: tuple[str, str], anew: bool) -> None:
        self.count += 1
        with self.box.together():
            if anew:
                for display, key in PAIR:
                    self.take_away(display, key)
                self.kinds = kinds
            for kind, (display, key) in zip(self.kinds, PAIR, strict=True):
                self.put(kind, display, key)

    @rule(display=st.sampled_from('de'), keys=st.tuples(*2 * (st.sampled_from(KEYS),)))
    def publish_once_together(self, display: str, keys: tuple[str, str]) -> None:
        """What goes alone at other times."""
        self.count += 1
        with self.box.together():
            for key in keys:
                self.put(key[:-2], display, key)

    @rule(display=st.sampled_from('de'), key=st.sampled_from(KEYS))
    def remove(self, display: str, key: str) -> None:
        self.take_away('' if key.startswith('row') else display, key)

    @rule(count=st.integers(1, 3), alone=st.booleans())
    def log(self, count: int, alone: bool) -> None:
        for _ in range(count):
            self.count += 1
            self.logged = self.count
            line = Entry(LogLine('', 'log', self.count, 'info', 'node', 'x'))
            self.send(line, alone=alone)

    @rule(alone=st.booleans())
    def tell(self, alone: bool) -> None:
        self.said.append(f'event {len(self.said)}')
        self.send(Entry(Notice('info', self.said[-1])), alone=alone)

    @rule()
    def promise(self) -> None:
        self.promises += 1
        text = f'promise {self.promises}'
        self.promised[text] = {
            slot: self.count_of(entry)
            for slot, entry in self.truth.items()
            if slot[0] not in self.away
        }
        self.promised[text][LOG] = self.logged
        self.box.promise(Entry(Notice('info', text)))

    def count_of(self, entry: Entry) -> float:
        (message,) = messages_in(entry.data)
        return value_of(message)

    # What the page looks at.

    @rule(display=st.sampled_from('de'))
    def look_away(self, display: str) -> None:
        self.away.add(display)
        self.box.drop_display(display)
        self.owe_no_more(lambda slot: slot[0] == display)

    @precondition(lambda self: self.away)
    @rule()
    def look_again(self) -> None:
        display = self.away.pop()
        for slot, entry in self.truth.items():
            if slot[0] == display:
                self.box.add(entry)

    @rule(seconds=st.sampled_from([0.0, 0.1, 1.0]), display=st.sampled_from('dp'))
    def pace(self, seconds: float, display: str) -> None:
        self.box.pace({display: seconds} if seconds else {})

    # The link, and the page.

    @rule(count=st.integers(1, 8))
    def read(self, count: int) -> None:
        for _ in range(count):
            before, window = self.link.in_flight, self.link.window
            data = self.box.take(self.now)
            if data is None:
                return
            second = self.pieces._head is not None
            assert second or before < window + MINIMUM_WINDOW
            self.received += len(data)
            frame = self.pieces.take(bytes(data))
            if frame is not None:
                self.show(messages_in(frame))

    def show(self, messages: list[Any]) -> None:
        for message in messages:
            if isinstance(message, Notice):
                self.hear(message.text)
            elif isinstance(message, Remove):
                self.page.pop((message.display, message.key), None)
            elif isinstance(message, LogLine):
                assert message.time > self.lines, 'lines come once, and in order'
                self.lines = self.newest[LOG] = message.time
            else:
                slot, value = slot_of(message), value_of(message)
                assert value >= self.newest.get(slot, 0.0), 'older than what was there'
                self.page[slot] = self.newest[slot] = value
        shown = {self.page[slot] for slot in PAIR if slot in self.page}
        assert len(shown) < 2, 'what belongs together is torn'

    def hear(self, text: str) -> None:
        if text not in self.promised:
            self.heard.append(text)
            return
        for slot, value in self.promised.pop(text).items():
            assert self.newest.get(slot, -1.0) >= value, f'{slot} was promised'

    @rule(share=st.sampled_from([0.25, 1.0]), seconds=st.sampled_from([0.001, 0.05, 2.0]))
    def acknowledge(self, share: float, seconds: float) -> None:
        self.now += seconds
        have = self.link.delivered
        self.box.ack(have + int((self.received - have) * share), self.now)

    @rule(beyond=st.booleans())
    def acknowledge_what_cannot_be(self, beyond: bool) -> None:
        wrong = self.link.sent_total + 1 if beyond else self.link.delivered - 1
        before = self.link.delivered
        with pytest.raises(ValueError):
            self.box.ack(wrong, self.now)
        assert self.link.delivered == before

    # What always holds.

    @invariant()
    def memory_is_bounded(self) -> None:
        """The newest of each slot, one message under way of each priority, and events."""
        most = 2 * sum(len(entry.data) for entry in self.truth.values())
        assert self.box.pending_bytes <= most + 6 * BIG + 300 * (self.count + len(self.said))

    @invariant()
    def events_come_in_order(self) -> None:
        assert self.heard == self.said[: len(self.heard)]

    def teardown(self) -> None:
        while self.away:
            self.look_again()
        for _ in range(100_000):
            self.now += 0.01
            self.box.ack(self.received, self.now)
            self.read(1)
            if self.box.empty and self.received == self.link.delivered:
                break
        assert self.box.empty and len(self.heard) == len(self.said) and not self.promised
        assert self.page == {slot: self.count_of(entry) for slot, entry in self.truth.items()}
        assert self.box.pending_bytes == 0 and self.link.window <= 100 * MAXIMUM_PIECE


TestOutbox = OutboxMachine.TestCase
TestOutbox.settings = runs(40, 40)
