# SPDX-License-Identifier: Apache-2.0
"""The log holds the latest of every key, and its size is the scene's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, RuleBasedStateMachine
import numpy as np
import pytest
from support.hubs import display
from support.scene import cloud, entry, marker_table, markers, pose, transform_table, transforms

from ros_viz_bridge.core.entry import Identity, Thing
from ros_viz_bridge.core.scene_log import Folded, SceneLog, Tail
from ros_viz_bridge.core.table import Table
from ros_viz_bridge.wire.scene import FrameLook
from ros_viz_bridge.wire.session import LogLine, Notice

displays = st.sampled_from(['', 'd1', 'd2'])
layers = st.sampled_from(['', 'c1'])
keys = st.sampled_from(['a', 'b'])


class LogMachine(RuleBasedStateMachine):
    """Whatever happens, the log is what a dict of the latest messages would be."""

    def __init__(self) -> None:
        super().__init__()
        self.log = SceneLog(lambda: 0.0)
        self.latest: dict[Identity, Any] = {}
        self.count = 0.0

    @rule(layer=layers, display=displays, key=keys, visible=st.booleans())
    def publish(self, layer: str, display: str, key: str, visible: bool) -> None:
        self.count += 1
        message = (
            FrameLook(display, key, True, 1.0, 0.1, 0.2, (0, 0, 0))
            if visible
            else pose(key, self.count, display=display)
        )
        added = entry(message, layer)
        self.log.add(added)
        for identity in added.identities:
            self.latest[identity] = added.rows.get(identity.key, added)

    @rule(layer=layers, display=displays, key=keys)
    def remove(self, layer: str, display: str, key: str) -> None:
        thing = Thing(layer, display, key)
        gone = [each for each in self.latest if each.thing == thing]
        assert len(self.log.remove(thing)) == len(gone)
        for identity in gone:
            del self.latest[identity]

    @rule(display=st.sampled_from(['d1', 'd2']))
    def remove_display(self, display: str) -> None:
        gone = [each for each in self.latest if each.display == display]
        assert set(self.log.remove_display(display)) == {each.thing for each in gone}
        for identity in gone:
            del self.latest[identity]

    @rule()
    def forget_client(self) -> None:
        self.log.remove_layer('c1')
        self.latest = {i: each for i, each in self.latest.items() if i.layer != 'c1'}

    @invariant()
    def the_log_is_the_latest(self) -> None:
        kept = [each for layer in ('', 'c1') for each in self.log.scope(layer)]
        found = {i: one for i, one in kept if not isinstance(one, Table)}
        for i, one in kept:
            if isinstance(one, Table):
                found.update({i._replace(key=key): row for key, row in one.rows.items()})
        assert found == self.latest
        for identity in self.latest:
            assert self.log.get(identity) and identity in self.log.identities(identity.thing)
            having = self.log.having(identity.layer, {identity.key, 'x'})
            assert having == ({identity.key} if not identity.display else having)


TestLog = LogMachine.TestCase


def test_a_pose_does_not_replace_the_cloud_that_it_places() -> None:
    log = SceneLog(lambda: 0.0)
    log.add(entry(cloud('', key='c')))
    log.add(entry(pose('c', 1.0)))
    assert len(log.slots(Thing('', '', 'c'))) == 2


def test_deltas_are_folded_and_encoded_once_per_version() -> None:
    log = SceneLog(lambda: 0.0)
    for x in (1.0, 2.0):
        folded = log.add(entry(markers(('a', int(x), x))))
    assert isinstance(folded, Folded)
    first = folded.entry()
    assert first is folded.entry()
    assert marker_table(first.message) == {('a', 1): 1.0, ('a', 2): 2.0}  # type: ignore[arg-type]
    log.add(entry(markers(('a', 3, 3.0))))
    assert folded.entry() is not first


def test_after_100_000_updates_the_log_is_what_it_was_after_one() -> None:
    once, often = SceneLog(lambda: 0.0), SceneLog(lambda: 0.0)
    once.add(entry(pose('a', 1.0)))
    once.add(entry(transforms(('a', 'b', 1.0))))
    for i in range(100_000):
        often.add(entry(pose('a', float(i))))
    for _ in range(1000):
        often.add(entry(transforms(('a', 'b', 1.0))))

    def cost(log: SceneLog) -> list[tuple[Identity, int]]:
        return [
            (i, len(kept.entry().data))  # type: ignore
            for i, kept in log.scope('')
        ]

    assert [i for i, _ in cost(once)] == [i for i, _ in cost(often)]
    assert abs(sum(n for _, n in cost(once)) - sum(n for _, n in cost(often))) < 16


def test_what_has_expired_goes_though_nobody_asks() -> None:
    now = 0.0
    log = SceneLog(lambda: now)
    for i in range(20_000):
        now = float(i)
        folded = log.add(entry(markers(('a', i, 0.0), expires=np.array([now + 0.5]))))
    assert folded is not None and folded.nbytes < 128 * 1000


def test_a_stream_keeps_its_tail_and_an_event_nothing() -> None:
    log = SceneLog(lambda: 0.0)
    for i in range(LogLine.KEPT + 5):
        log.add(entry(LogLine('', 'log', 0.0, 'info', 'x', str(i))))
    log.add(entry(Notice('info', 'gone')))
    ((_, tail),) = log.scope('')
    assert isinstance(tail, Tail)
    assert [each.message.text for each in tail.entries][0] == '5'  # type: ignore[attr-defined]
    assert len(tail.entries) == LogLine.KEPT


def test_a_time_jump_clears_dated_data_but_not_what_is_latched_or_static() -> None:
    log = SceneLog(lambda: 0.0)
    log.add(entry(cloud('scan')))
    log.add(entry(cloud('map')))
    log.add(entry(pose('script', 1.0)))
    log.add(entry(transforms(('base', 'odom', 1.0), display='tf')))
    log.add(entry(transforms(('laser', 'base', 2.0), static=True, display='tf')))
    gone, folds = log.time_jumped(frozenset(['map']))
    assert gone == [Thing('', 'scan', 'scan')]
    assert [fold.identity.display for fold in folds] == ['tf']
    left = {identity.key: kept for identity, kept in log.scope('')}
    assert left.keys() == {'map', '', 'tf'}
    tf = left['tf']
    assert isinstance(tf, Folded)
    assert transform_table(tf.entry().message) == {'laser': ('base', 2.0, True)}  # type: ignore


def test_a_time_jump_leaves_nothing_of_what_it_clears() -> None:
    log = SceneLog(lambda: 0.0)
    for i in range(1000):
        log.add(entry(cloud('scan', key=f'k{i}')))
        gone, _ = log.time_jumped(frozenset())
        assert gone == [Thing('', 'scan', f'k{i}')]
    assert log._scopes == {}


def test_markers_that_fit_no_state_change_nothing() -> None:
    log = SceneLog(lambda: 0.0)
    bad = entry(replace(markers(('a', 1, 1.0)), ns=np.array([7], np.uint32)))
    with pytest.raises(ValueError, match='ns has 7'):
        log.add(bad)
    assert log._scopes == {}
    folded = log.add(entry(markers(('a', 2, 2.0))))
    with pytest.raises(ValueError, match='ns has 7'):
        log.add(bad)
    assert isinstance(folded, Folded)
    assert marker_table(folded.entry().message) == {('a', 2): 2.0}  # type: ignore


def test_a_state_that_cannot_be_sent_is_said_once(caplog: pytest.LogCaptureFixture) -> None:
    folded = SceneLog(lambda: 0.0).add(entry(transforms(('half a pair \udc80', 'map', 1.0))))
    assert isinstance(folded, Folded)
    assert folded.entry() is None and folded.entry() is None
    assert [record.levelname for record in caplog.records] == ['ERROR']


def test_it_knows_the_displays_that_are_announced() -> None:
    log = SceneLog(lambda: 0.0)
    for name in ('scan', 'map', 'tf'):
        log.add(entry(display(name)))
    log.add(entry(cloud('nobody')))
    log.add(entry(display('own'), 'c1'))
    log.remove(Thing('', 'scan', 'scan'))
    log.remove_display('tf')
    assert log.displays == {'map'}
