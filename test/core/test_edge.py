# SPDX-License-Identifier: Apache-2.0
"""What viewers of a relay see is what they would see at the server."""

from __future__ import annotations

import numpy as np
import pytest
from support.examples import example
from support.hubs import Client, display, make_hub, publish
from support.scene import cloud, marker_table, markers, pose, transform_table, transforms
from support.trunks import RemoteViewer, TrunkPair

from ros_viz_bridge.core.access import Refused
from ros_viz_bridge.core.commands import Publish, RemoveDisplay, TimeJump
from ros_viz_bridge.core.entry import Entry
from ros_viz_bridge.core.forms import Forms
from ros_viz_bridge.wire.client import Ack, Interest, Ping, SendAgain, Stop, TakeControl
from ros_viz_bridge.wire.codec import encode
from ros_viz_bridge.wire.image import VideoChunk
from ros_viz_bridge.wire.scene import Remove
from ros_viz_bridge.wire.session import Notice, Pong, TimeJumped
from ros_viz_bridge.wire.storage import StorageRequest
from ros_viz_bridge.wire.trunk import Carried, Uttered


def test_viewers_of_a_relay_see_the_scene_and_its_changes() -> None:
    hub, heard = make_hub()
    publish(hub, display('m'), pose('a', 1.0), transforms(('base', 'odom', 1.0)))
    publish(hub, markers(('a', 0, 1.0), ('a', 1, 2.0)))
    pair = TrunkPair(hub)
    viewer = RemoteViewer(pair, 1).open_data()
    viewer.look_at('m')
    assert heard.take('interest')[-1] == (frozenset({'m'}),)
    found = {type(each).__name__: each for each in viewer.scene()}
    assert found['NodePlacement'].position[0] == 1.0
    assert transform_table(found['Transforms'])['base'] == ('odom', 1.0, False)
    assert marker_table(found['Markers']) == {('a', 0): 1.0, ('a', 1): 2.0}
    # A late joiner gets the folded state of the relay, and the server says nothing for it.
    publish(hub, markers(('a', 1, 3.0), deleted=[('a', 0)]), pose('a', 5.0))
    pair.pump()
    sent = pair.sent
    late = RemoteViewer(pair, 2).open_data()
    late.look_at('m')
    found = {type(each).__name__: each for each in late.scene()}
    assert marker_table(found['Markers']) == {('a', 1): 3.0}
    assert found['NodePlacement'].position[0] == 5.0
    assert pair.sent - sent < 3000  # its greeting, and who is here
    publish(hub, Remove('', 'a'))
    hub.apply([RemoveDisplay('m')])
    pair.pump()
    assert {type(each).__name__ for each in late.scene()} == {'Remove'}
    assert not pair.edge.log.displays


def test_twenty_viewers_cost_what_one_does() -> None:
    def bytes_up(count: int) -> int:
        hub, _ = make_hub()
        publish(hub, display('scan'))
        pair = TrunkPair(hub)
        viewers = [RemoteViewer(pair, i).open_data() for i in range(count)]
        for viewer in viewers:
            viewer.look_at('scan')
        before = pair.sent
        for i in range(50):
            publish(hub, cloud('scan', size=100_000, stamp=float(i)), pose('a', float(i)))
            pair.pump()
            viewers[0].say(Ping(1.0))
        for viewer in viewers:
            assert {each.key for each in viewer.scene()} >= {'scan', 'a'}
        return pair.sent - before

    assert bytes_up(1) == bytes_up(20) > 50 * 100_000


def test_nothing_but_descriptions_goes_up_while_nobody_looks() -> None:
    hub, _ = make_hub()
    pair = TrunkPair(hub)
    pair.pump()
    publish(hub, display('scan'))
    pair.pump()
    assert pair.edge.log.displays == {'scan'}
    before = pair.sent
    publish(hub, cloud('scan'), pose('a', 1.0), Remove('', 'a'), pose('b', 1.0))
    publish(hub, Notice('info', 'to nobody'))
    pair.pump()
    assert pair.sent == before
    viewer = RemoteViewer(pair, 1).open_data()
    assert [each.key for each in viewer.scene() if each.key != 'scan'] == ['b']
    viewer.look_at('scan')
    assert [each.key for each in viewer.scene()] == ['scan']
    viewer.look_at()
    publish(hub, cloud('scan', stamp=9.0))
    pair.pump()
    viewer.look_at('scan')
    (found,) = viewer.scene()
    assert found.stamp == 9.0  # and not what the relay had before
    viewer.leave()
    assert [identity.slot for identity, _ in pair.edge.log.scope('')]  # described still
    assert pair.edge.log.nbytes < 2000


def test_a_clients_own_layer_hides_what_is_shared_and_is_nobody_elses() -> None:
    hub, _ = make_hub()
    publish(hub, pose('a', 1.0))
    pair = TrunkPair(hub)
    one, two = RemoteViewer(pair, 1).open_data(), RemoteViewer(pair, 2).open_data()
    assert [each.position[0] for each in one.scene() + two.scene()] == [1.0, 1.0]
    publish(hub, pose('a', 7.0), layer=one.session.client_id)
    pair.pump()
    assert [each.position[0] for each in one.scene()] == [7.0] and two.scene() == []
    publish(hub, pose('a', 2.0))
    pair.pump()
    assert one.scene() == [] and [each.position[0] for each in two.scene()] == [2.0]
    publish(hub, Remove('', 'a'), layer=one.session.client_id)
    pair.pump()
    assert [type(each).__name__ for each in one.scene()] == ['Remove', 'NodePlacement']
    assert two.scene() == []
    # Its layer comes back with it.
    publish(hub, pose('mine', 3.0), layer=one.session.client_id)
    hello = one.hello
    one.leave()
    assert not pair.edge.log.layers
    again = RemoteViewer(pair, 3, back=hello).open_data()
    assert again.session.client_id == hello.client_id
    assert sorted(each.key for each in again.scene()) == ['a', 'mine']


def test_what_belongs_together_arrives_together_and_not_where_it_came_from() -> None:
    hub, _ = make_hub()
    pair = TrunkPair(hub)
    one, two = RemoteViewer(pair, 1).open_data(), RemoteViewer(pair, 2).open_data()
    entries = (Entry(pose('a', 1.0)), Entry(cloud('', key='b')))
    hub.apply([Publish(entries, together=True)])
    pair.pump()
    assert two.session.data is not None
    bundle = two.session.data.take(0.0)
    assert bundle is not None and b'"Bundle"' in bytes(bundle[:80])
    one.scene()
    hub.apply([Publish((Entry(pose('c', 4.0)),), but=one.session.client_id)])
    pair.pump()
    assert one.scene() == [] and [each.key for each in two.scene()] == ['c']


def test_time_jumps_there_too() -> None:
    hub, _ = make_hub()
    publish(hub, display('scan'))
    pair = TrunkPair(hub)
    viewer = RemoteViewer(pair, 1).open_data()
    viewer.look_at('scan')
    publish(hub, cloud('scan'))
    pair.pump()
    viewer.scene()
    hub.apply([TimeJump(5.0, 'again', frozenset())])
    pair.pump()
    assert any(isinstance(each, TimeJumped) for each in viewer.control() + viewer.scene())
    assert [i for i, _ in pair.edge.log.scope('', 'scan') if i.slot != 'display'] == []


def test_a_page_is_told_that_it_has_all_when_the_server_has_sent_it() -> None:
    hub, _ = make_hub()
    publish(hub, display('scan'), cloud('scan'))
    pair = TrunkPair(hub)
    viewer = RemoteViewer(pair, 1)
    viewer.open_data()
    pair.edge.receive(viewer.session, 1, _interest('scan'), 0.0)
    assert not viewer.settled()  # the server has not even been asked
    pair.pump()
    assert viewer.settled()


def _interest(*displays: str) -> bytes:
    return encode(Interest(list(displays), [], {}))


def test_pings_are_answered_as_if_the_server_had() -> None:
    hub, _ = make_hub()
    viewer = RemoteViewer(TrunkPair(hub), 1)
    viewer.control()
    viewer.say(Ping(5000.0))
    (pong,) = [each for each in viewer.control() if isinstance(each, Pong)]
    assert (pong.page_time, pong.time) == (4750.0, 99.875)


def test_bad_words_end_at_the_relay_and_the_rest_is_the_servers_to_judge() -> None:
    hub, _ = make_hub()
    pair = TrunkPair(hub)
    viewer = RemoteViewer(pair, 1).open_data()
    said: list[object] = []
    pair.edge._tell = said.append
    for frame, reason in ((b'\xff' * 8, 'header'), (_interest()[:20], 'header'), ('x', 'text')):
        with pytest.raises(Refused, match=reason):
            pair.edge.receive(viewer.session, 1, frame, 0.0)
    with pytest.raises(Refused, match='does not belong'):
        viewer.say(Ack(0))
    viewer.say(SendAgain(['x']))
    for _ in range(600):
        viewer.say(TakeControl('robot'))
    uttered = [each for each in said if isinstance(each, Uttered)]
    assert 100 <= len(uttered) < 400
    assert any(isinstance(each, Notice) for each in viewer.control())


def test_what_makes_no_sense_is_refused() -> None:
    pair = TrunkPair(make_hub()[0])
    with pytest.raises(ValueError, match='different lengths'):
        pair.edge.carry(Carried('', ['', ''], [''], [''], [], np.zeros(0, np.uint8)))
    with pytest.raises(ValueError, match='sizes'):
        pair.edge.carry(Carried('', [''], [''], [''], [99], np.zeros(8, np.uint8)))


def test_a_direct_client_is_not_touched_by_the_relay() -> None:
    hub, _ = make_hub()
    pair = TrunkPair(hub)
    direct = Client(hub).open_data()
    RemoteViewer(pair, 1).open_data()
    publish(hub, pose('a', 1.0))
    assert [each.key for each in direct.scene()] == ['a']


def test_a_stop_passes_every_limit_and_is_a_flood_all_the_same_once_all_is_stopped() -> None:
    hub, heard = make_hub()
    pair = TrunkPair(hub)
    viewer = RemoteViewer(pair, 1)
    viewer.say(Stop('now'))
    assert heard.take('stopped') == [(viewer.session.client_id, 'now')]
    with pytest.raises(Refused, match='sends more than any page should'):
        for _ in range(20_000):
            pair.edge.receive(viewer.session, 1, encode(Stop('again')), pair.now)


def test_a_page_is_asked_after_it_has_what_it_is_asked_of() -> None:
    hub, _ = make_hub()
    pair = TrunkPair(hub)
    viewer = RemoteViewer(pair, 1).open_data()
    viewer.scene()
    publish(hub, cloud('', size=500_000, key='large'))
    pair.pump()  # as the server waits for, before it asks
    publish(hub, example(StorageRequest), to=viewer.session.client_id)
    pair.pump()
    assert not any(isinstance(each, StorageRequest) for each in viewer.control())
    assert [type(each).__name__ for each in viewer.scene()] == ['PointCloud', 'StorageRequest']


def test_a_key_frame_is_asked_of_the_server() -> None:
    hub, heard = make_hub()
    data = np.zeros(4, 'u1')
    delta = VideoChunk('cam', 'cam', '', 1.0, 'h264', 2, 2, '', data, 7, False, 'avc1')
    publish(hub, display('cam'), display('m'))
    pair = TrunkPair(hub)
    viewer = RemoteViewer(pair, 1).open_data()
    viewer.say(Interest(['cam', 'm'], [], {}, []))
    assert heard.forms == Forms(frozenset({'cam', 'm'}))
    publish(hub, delta)
    pair.pump()
    assert [each.number for each in viewer.scene() if isinstance(each, VideoChunk)] == [7]
    viewer.say(SendAgain(['cam', 'm']))
    assert heard.again == [frozenset({'cam'})], 'of all else the relay has what is needed'
    viewer.say(Interest(['cam'], [], {}, ['cam']))
    assert heard.forms == Forms(frozenset(), frozenset({'cam'}))
