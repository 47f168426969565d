# SPDX-License-Identifier: Apache-2.0
"""The way to a relay is bounded, and in order."""

from __future__ import annotations

import numpy as np
import pytest
from support.hubs import display, make_hub, publish
from support.scene import cloud, pose
from support.trunks import RemoteViewer, TrunkPair

from ros_viz_bridge.core import outbox
from ros_viz_bridge.core.entry import Thing
from ros_viz_bridge.core.forms import Forms
from ros_viz_bridge.wire.client import Interest
from ros_viz_bridge.wire.image import VideoChunk, VideoPicture
from ros_viz_bridge.wire.point_cloud import PointCloud
from ros_viz_bridge.wire.scene import Remove
from ros_viz_bridge.wire.session import LogLine, Notice
from ros_viz_bridge.wire.trunk import AllSent, Chunk


def test_a_slow_relay_costs_pictures_and_not_memory() -> None:
    hub, _ = make_hub()
    publish(hub, display('scan'))
    pair = TrunkPair(hub)
    viewer = RemoteViewer(pair, 1).open_data()
    viewer.look_at('scan')
    for i in range(200):  # nothing is taken meanwhile
        publish(hub, cloud('scan', size=1_000_000, stamp=float(i)), pose('a', float(i)))
    assert pair.trunk.box.pending_bytes < 3_000_000
    pair.pump()
    found = viewer.scene()
    assert [each.stamp for each in found if isinstance(each, PointCloud)][-1] == 199.0
    assert len(found) < 8


def test_layers_of_one_name_are_removed_each_by_itself() -> None:
    hub, _ = make_hub()
    pair = TrunkPair(hub)
    one, two = RemoteViewer(pair, 1).open_data(), RemoteViewer(pair, 2).open_data()
    mine, other = one.session.client_id, two.session.client_id
    publish(hub, pose('a', 1.0))
    publish(hub, pose('a', 2.0), layer=mine)
    publish(hub, pose('a', 3.0), layer=other)
    publish(hub, Remove('', 'a'), layer=mine)  # all of it waits still
    pair.pump()
    kept = [pair.edge.log.identities(Thing(layer, '', 'a')) for layer in ('', mine, other)]
    assert [len(each) for each in kept] == [1, 0, 1]


def test_a_removal_in_the_middle_of_a_transfer_takes_only_its_layer() -> None:
    hub, _ = make_hub()
    pair = TrunkPair(hub)
    one = RemoteViewer(pair, 1).open_data()
    mine = one.session.client_id
    publish(hub, cloud('', size=2_000_000, key='a'))
    assert pair.trunk.box.take(0.0) is not None  # the head of its first piece
    publish(hub, cloud('', size=160, key='a'), layer=mine)
    publish(hub, Remove('', 'a'), layer=mine)
    assert not any(transfer.removed for transfer in pair.trunk.box._transfers.values())
    publish(hub, Remove('', 'a'))
    assert all(transfer.removed for transfer in pair.trunk.box._transfers.values())


@pytest.mark.parametrize('own', [False, True])
def test_what_is_removed_while_it_is_on_its_way_stays_away(own: bool) -> None:
    hub, _ = make_hub()
    pair = TrunkPair(hub)
    viewer = RemoteViewer(pair, 1).open_data()
    layer = viewer.session.client_id if own else ''
    publish(hub, cloud('', size=2_000_000, key='a'), layer=layer)
    for _ in range(2):  # the first piece
        data = bytes(pair.trunk.box.take(0.0) or b'')
        assert data and pair._assembler.take(data) is None
        pair.sent += len(data)
    pair.trunk.look(9, Forms(), frozenset())
    if own:
        pair.trunk.drop(layer)
    publish(hub, Remove('', 'a'), layer=layer)
    pair.pump()
    assert not pair.trunk.box._transfers
    assert not pair.edge.log.identities(Thing(layer, '', 'a'))


def test_streams_and_trails_come_whole_to_a_relay_that_joins_late() -> None:
    hub, _ = make_hub()
    for i in range(20):
        publish(hub, LogLine('', 'log', float(i), 'info', 'node', f'line {i}'))
    viewer = RemoteViewer(TrunkPair(hub), 1).open_data()
    assert [each.text for each in viewer.scene()] == [f'line {i}' for i in range(20)]


def test_too_many_events_end_the_trunk_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, 'EVENTS', 10)
    hub, _ = make_hub()
    pair = TrunkPair(hub)
    viewer = RemoteViewer(pair, 1)
    for i in range(20):
        publish(hub, Notice('info', str(i)), to=viewer.session.client_id)
    assert pair.overflows


def test_parts_of_files_are_sent_though_nobody_looks_any_more() -> None:
    pair = TrunkPair(make_hub()[0])
    viewer = RemoteViewer(pair, 1).open_data()
    chunks = [Chunk(7, i < 299, np.full(9, i % 250, np.uint8)) for i in range(300)]
    for chunk in chunks:
        pair.trunk.tell(chunk)
    pair.trunk.look(9, Forms(), frozenset())  # the last viewer leaves
    viewer.leave()
    sent = [each for each in pair.said if isinstance(each, Chunk)]
    assert [each.data[0] for each in sent] == [each.data[0] for each in chunks]


def test_wishes_for_what_is_not_there_cost_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    hub, _ = make_hub()
    pair = TrunkPair(hub)
    publish(hub, display('scan'))
    RemoteViewer(pair, 1)
    asked: list[str] = []
    monkeypatch.setattr(hub.log, 'scope', lambda layer, display: asked.append(display) or ())
    pair.trunk.look(9, Forms(frozenset({'', 'scan', *map(str, range(65_000))})), frozenset())
    assert sorted(asked) == ['', '', 'scan', 'scan']  # of all, and of one client


def test_every_wish_is_answered_in_order() -> None:
    pair = TrunkPair(make_hub()[0])
    pair.trunk.look(1, Forms(frozenset({''})), frozenset())
    pair.trunk.look(2, Forms(frozenset({''})), frozenset())
    pair.pump()
    assert [each for each in pair.said if isinstance(each, AllSent)] == [AllSent(1), AllSent(2)]


def test_a_video_goes_up_in_the_forms_that_are_taken_there() -> None:
    """Who takes pictures at the robot costs its uplink nothing."""
    hub, _ = make_hub()
    publish(hub, display('cam'))
    pair = TrunkPair(hub)
    viewer = RemoteViewer(pair, 1).open_data()
    viewer.look_at('cam')
    data = np.zeros(4, 'u1')

    def shoot(number: int) -> None:
        publish(
            hub,
            VideoChunk('cam', 'cam', '', 1.0, 'h264', 2, 2, '', data, number, True, 'avc1'),
            VideoPicture('cam', 'cam', '', float(number), 'jpeg', 2, 2, '', data),
        )
        pair.pump()

    shoot(1)
    slots = {each.slot for each in pair.edge.log.identities(Thing('', 'cam', 'cam'))}
    assert VideoChunk.SLOT in slots and VideoPicture.SLOT not in slots
    viewer.say(Interest(['cam'], [], {}, ['cam']))
    pair.pump()
    shoot(2)
    found = [each.stamp for each in viewer.scene() if isinstance(each, VideoPicture)]
    assert found == [2.0], 'what was taken while nobody took it so is not kept'
