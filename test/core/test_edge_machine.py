# SPDX-License-Identifier: Apache-2.0
"""Pages behind a relay show in the end what pages at the server do, whatever is under way."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, consumes, invariant, rule, RuleBasedStateMachine
from support.hubs import Client, display, make_hub, publish
from support.machines import runs
from support.scene import cloud, markers
from support.shown import Shown
from support.trunks import RemoteViewer, TrunkPair

from ros_viz_bridge.core.commands import RemoveDisplay
from ros_viz_bridge.wire.client import Interest
from ros_viz_bridge.wire.codec import encode
from ros_viz_bridge.wire.scene import Remove

DISPLAYS = ('d', 'e', 'm')


class EdgeMachine(RuleBasedStateMachine):
    """Viewers at a relay, one at the server, and a way between that is read a piece at a time."""

    viewers = Bundle('viewers')

    def __init__(self) -> None:
        super().__init__()
        self.hub, _ = make_hub()
        publish(self.hub, *(display(name) for name in DISPLAYS))
        self.pair = TrunkPair(self.hub)
        self.direct = Client(self.hub).open_data()
        self.direct.look_at(*DISPLAYS)
        self.pages: dict[RemoteViewer, Shown] = {}
        self.shown = Shown()
        self.number = 0
        self.count = 0.0

    @rule(target=viewers)
    def join(self) -> RemoteViewer:
        self.number += 1
        viewer = RemoteViewer(self.pair, self.number).open_data()
        self.pages[viewer] = Shown()
        return viewer

    @rule(viewer=consumes(viewers))
    def leave(self, viewer: RemoteViewer) -> None:
        viewer.leave()
        del self.pages[viewer]

    @rule(viewer=viewers, displays=st.sets(st.sampled_from(DISPLAYS)))
    def look(self, viewer: RemoteViewer, displays: set[str]) -> None:
        frame = encode(Interest(sorted(displays), [], {}))
        self.pair.edge.receive(viewer.session, viewer.number, frame, self.pair.now)

    @rule(name=st.sampled_from(['', 'd', 'e']), key=st.sampled_from('ab'), big=st.booleans())
    def publish(self, name: str, key: str, big: bool) -> None:
        self.announce(name)
        size = 300_000 if big else 64
        publish(self.hub, cloud(name, key=key, size=size, stamp=self.count))

    @rule(i=st.integers(0, 2), clear=st.booleans())
    def mark(self, i: int, clear: bool) -> None:
        self.announce('m')
        publish(self.hub, markers(('n', i, self.count), clear_all=clear))

    @rule(name=st.sampled_from(['', 'd']), key=st.sampled_from('ab'))
    def remove(self, name: str, key: str) -> None:
        publish(self.hub, Remove(name, key))

    def announce(self, name: str) -> None:
        self.count += 1
        if name and name not in self.hub.log.displays:
            publish(self.hub, display(name))

    @rule(name=st.sampled_from(DISPLAYS))
    def remove_display(self, name: str) -> None:
        self.hub.apply([RemoveDisplay(name)])

    @rule(steps=st.integers(1, 4))
    def carry_a_little(self, steps: int) -> None:
        for _ in range(steps):
            self.pair.step()

    @rule(viewer=viewers, steps=st.integers(1, 3))
    def read_a_little(self, viewer: RemoteViewer, steps: int) -> None:
        for _ in range(steps):
            self.pages[viewer].take(viewer.read())

    @invariant()
    def no_memory_grows(self) -> None:
        assert self.pair.trunk.box.pending_bytes < 10 * 300_000 and not self.pair.overflows

    def teardown(self) -> None:
        self.pair.pump()
        self.shown.take(self.direct.scene())
        self.shown.check(self.hub.log, frozenset(DISPLAYS))
        for viewer, page in self.pages.items():
            page.take(viewer.scene())
            page.check(self.hub.log, viewer.session.interest)


TestEdge = EdgeMachine.TestCase
TestEdge.settings = runs(30, 40)
