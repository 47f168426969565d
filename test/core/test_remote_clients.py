# SPDX-License-Identifier: Apache-2.0
"""A client that comes by a relay is a client like any other, with no right more."""

from __future__ import annotations

import numpy as np
import pytest
from support.hubs import make_hub, publish
from support.trunks import RemoteViewer, TrunkPair

from ros_viz_bridge.core import remote_clients
from ros_viz_bridge.core.access import Refused
from ros_viz_bridge.wire.client import ClientHello, Stop, TakeControl, WidgetChanged
from ros_viz_bridge.wire.codec import encode
from ros_viz_bridge.wire.schema import schema_hash
from ros_viz_bridge.wire.session import Notice
from ros_viz_bridge.wire.trunk import Admitted, Arrived, Departed, Uttered


def arrive(pair: TrunkPair, number: int, token: str, *, schema: str = '', share: str = '') -> None:
    hello = encode(ClientHello(schema or schema_hash(), token, '', ''))
    pair.tell(Arrived(number, share or pair.share.name, np.frombuffer(hello, np.uint8)))
    pair.pump()


def test_the_servers_own_list_decides_who_comes_in_and_as_what() -> None:
    hub, heard = make_hub(max_clients=2)
    pair = TrunkPair(hub)
    viewers = pair.shares.open('viewer', 1e9)
    for number, (token, share) in enumerate(
        (('', ''), ('guess', ''), (pair.share.token, viewers.name), (viewers.token, '')), 10
    ):
        arrive(pair, number, token, share=share)
        rejected = pair.sent_away[number]
        assert rejected is not None and rejected.code == 'link'
    arrive(pair, 20, pair.share.token, schema='old')
    assert pair.sent_away[20] is not None and pair.sent_away[20].code == 'schema'
    assert not heard.take('connected')
    # Who guesses is noticed, wherever it is done.
    assert hub.refused == {'link': 4, 'schema': 1}
    assert heard.take('refused') == [('relay', 'link')] * 4 + [('relay', 'schema')]
    one = RemoteViewer(pair, 1)
    assert one.hello.role == 'operator'
    arrive(pair, 2, viewers.token, share=viewers.name)
    assert pair.admitted[2].role == 'viewer' and isinstance(pair.said[-1], Admitted)
    arrive(pair, 3, pair.share.token)
    assert pair.sent_away[3] is not None and pair.sent_away[3].code == 'full'
    assert [call[0] for call in heard.take('connected')] == ['c1', 'c2']


def test_who_guesses_without_end_is_not_listened_to_for_a_moment() -> None:
    hub, heard = make_hub()
    pair = TrunkPair(hub)
    most = int(remote_clients.GUESSES.burst)
    for number in range(1, most + 100):
        arrive(pair, number, 'guess')
    assert hub.refused == {'link': most + 1} == {'link': len(heard.take('refused'))}
    arrive(pair, 1000, pair.share.token)
    assert pair.sent_away[1000] == remote_clients.GUESSED
    pair.now += remote_clients.PAUSE
    arrive(pair, 1001, pair.share.token)
    assert pair.admitted[1001].role == 'operator'


def test_who_has_no_token_yet_guesses_nothing() -> None:
    hub, _ = make_hub()
    pair = TrunkPair(hub)
    for number in range(1, 100 + int(remote_clients.GUESSES.burst)):
        arrive(pair, number, '')
    arrive(pair, 1000, pair.share.token)
    assert pair.admitted[1000].role == 'operator'


def test_who_guesses_keeps_nobody_out_who_was_here() -> None:
    hub, _ = make_hub()
    pair = TrunkPair(hub)
    viewers = pair.shares.open('viewer', 1e9)
    here = RemoteViewer(pair, 1).hello
    pair.tell(Departed(1))
    for number in range(10, 12 + int(remote_clients.GUESSES.burst)):
        arrive(pair, number, 'guess')

    def come_back(number: int, token: str, share: str, resume: str) -> None:
        hello = encode(ClientHello(schema_hash(), token, here.client_id, resume))
        pair.tell(Arrived(number, share, np.frombuffer(hello, np.uint8)))
        pair.pump()

    # Neither a secret that is guessed nor who wants to guess another token is looked at.
    come_back(1000, pair.share.token, pair.share.name, 'guess')
    come_back(1001, 'guess', pair.share.name, here.resume)
    come_back(1002, viewers.token, viewers.name, here.resume)
    assert {pair.sent_away[each] for each in (1000, 1001, 1002)} == {remote_clients.GUESSED}
    come_back(1003, pair.share.token, pair.share.name, here.resume)
    assert pair.admitted[1003].client_id == here.client_id


def test_viewers_do_not_act_on_the_robot_and_operators_do() -> None:
    hub, heard = make_hub()
    pair = TrunkPair(hub)
    share = pair.shares.open('viewer', 1e9)
    operator = RemoteViewer(pair, 1)
    arrive(pair, 2, share.token, share=share.name)
    looking = pair.admitted[2]
    pair.edge.receive(looking, 2, encode(TakeControl('robot')), 0.0)
    pair.pump()
    assert hub.gate.leases.holders() == {'robot': ''}
    operator.say(TakeControl('robot'))
    assert hub.gate.leases.holders() == {'robot': operator.session.client_id}
    pair.edge.receive(looking, 2, encode(Stop('danger')), 0.0)
    pair.pump()
    assert heard.take('stopped') == [(looking.client_id, 'danger')]
    operator.control()
    operator.say(WidgetChanged('x', True, 1))
    assert any(isinstance(m, Notice) and 'stopped' in m.text for m in operator.control())


def test_a_lease_lasts_as_long_as_the_relay_hears_its_holder() -> None:
    hub, _ = make_hub(lease_timeout=5.0)
    pair = TrunkPair(hub)
    viewer = RemoteViewer(pair, 1)
    viewer.say(TakeControl('robot'))
    for _ in range(4):
        pair.now += 3.0
        viewer.beat()
        hub.tick(pair.now)
        assert hub.gate.leases.holders()['robot'] == viewer.session.client_id
    hub.tick(pair.now + 6.0)
    assert hub.gate.leases.holders()['robot'] == ''
    assert pair.remote.counts == {pair.share.name: 1}


def test_with_the_relay_all_its_viewers_are_away_and_their_leases_free() -> None:
    hub, heard = make_hub()
    pair = TrunkPair(hub)
    viewer = RemoteViewer(pair, 1)
    viewer.say(TakeControl('robot'))
    pair.remote.leave()
    assert hub.gate.leases.holders()['robot'] == ''
    assert heard.take('disconnected') == [(viewer.session.client_id,)]
    # What was under way is not listened to any more.
    pair.remote.receive(Uttered(1, np.frombuffer(encode(TakeControl('robot')), np.uint8)), 1.0)
    assert hub.gate.leases.holders()['robot'] == ''
    hub.remove_trunk(pair.trunk)
    assert not hub.receivers and not hub.trunks


def test_a_revoked_share_sends_its_viewers_away_at_once() -> None:
    hub, _ = make_hub()
    pair = TrunkPair(hub)
    viewer = RemoteViewer(pair, 1)
    pair.shares.close()
    pair.remote.revoke((), 'it is over')
    viewer.say(TakeControl('robot'))
    assert hub.gate.leases.holders()['robot'] == ''
    rejected = pair.sent_away[1]
    assert rejected is not None and (rejected.code, rejected.reason) == ('link', 'it is over')


def test_a_page_that_comes_back_is_the_same_client_and_the_old_one_is_gone() -> None:
    hub, heard = make_hub()
    pair = TrunkPair(hub)
    one = RemoteViewer(pair, 1)
    again = RemoteViewer(pair, 2, back=one.hello)
    assert again.session.client_id == one.session.client_id
    rejected = pair.sent_away[1]
    assert rejected is not None and rejected.code == 'replaced'
    one.leave()  # too late to harm the new one
    assert hub.admission.get(again.session.client_id) is not None
    assert pair.edge.present.get(again.session.client_id) is again.session
    publish(hub, Notice('info', 'hello'), to=again.session.client_id)
    pair.pump()
    assert any(isinstance(each, Notice) for each in again.control())
    assert [call[0] for call in heard.calls].count('connected') == 2


def test_a_number_that_arrives_twice_leaves_nobody_behind() -> None:
    hub, _ = make_hub()
    pair = TrunkPair(hub)
    RemoteViewer(pair, 1)
    with pytest.raises(Refused, match='twice'):
        arrive(pair, 1, pair.share.token)
    pair.remote.leave()
    assert not list(hub.admission.connected())


def test_who_sends_what_no_page_sends_goes_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    hub, _ = make_hub()
    pair = TrunkPair(hub)
    one, two = RemoteViewer(pair, 1), RemoteViewer(pair, 2)
    pair.tell(Uttered(1, np.frombuffer(b'\xff' * 9, np.uint8)))
    pair.tell(Uttered(77, np.frombuffer(encode(TakeControl('robot')), np.uint8)))
    pair.pump()
    rejected = pair.sent_away[1]
    assert rejected is not None and rejected.code == 'protocol'
    assert 2 not in pair.sent_away and one is not two
    # What the server itself cannot act on is no reason to lose the others.
    monkeypatch.setattr(hub, 'receive', lambda *args: 1 / 0)
    pair.tell(Uttered(2, np.frombuffer(encode(TakeControl('robot')), np.uint8)))
    pair.pump()
    assert pair.sent_away[2] is not None
    with pytest.raises(Refused, match='Admitted'):
        pair.remote.receive(Admitted(1, np.zeros(0, np.uint8)), 0.0)
