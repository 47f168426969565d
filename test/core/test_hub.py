# SPDX-License-Identifier: Apache-2.0
"""What clients see of what is published, whenever they come and whatever they look at."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, consumes, invariant, rule, RuleBasedStateMachine
import pytest
from support.hubs import Client, display, make_hub, publish
from support.machines import runs
from support.scene import cloud, markers, pose, transform_table, transforms
from support.shown import Shown

from ros_viz_bridge.core import outbox
from ros_viz_bridge.core.access import Refused
from ros_viz_bridge.core.commands import Call, Publish, RemoveDisplay, TimeJump
from ros_viz_bridge.core.entry import Entry
from ros_viz_bridge.wire.client import Ping
from ros_viz_bridge.wire.display import Display
from ros_viz_bridge.wire.pointer import PointerBindings
from ros_viz_bridge.wire.scene import Remove
from ros_viz_bridge.wire.session import Control, Notice, TimeJumped


def test_a_late_joiner_gets_the_scene_and_not_its_history() -> None:
    hub, _ = make_hub()
    for i in range(100_000):
        hub.publish(Entry(pose('a', float(i))))
    for i in range(500):
        publish(hub, transforms(('base', 'odom', float(i))), markers(('a', i % 3, float(i))))
    client = Client(hub).open_data()
    client.look_at('m')
    found = client.scene()
    assert sorted(type(m).__name__ for m in found) == ['Markers', 'NodePlacement', 'Transforms']
    fresh, _ = make_hub()
    publish(fresh, pose('a', 1.0), transforms(('base', 'odom', 1.0)))
    publish(fresh, markers(('a', 0, 1.0), ('a', 1, 1.0), ('a', 2, 1.0)))
    other = Client(fresh).open_data()
    other.look_at('m')
    other.scene()
    assert client.data and other.data
    assert abs(client.data.received - other.data.received) < 64


def test_a_message_is_encoded_once_for_all_clients(monkeypatch: pytest.MonkeyPatch) -> None:
    from ros_viz_bridge.core import entry as module

    hub, _ = make_hub()
    clients = [Client(hub).open_data() for _ in range(4)]
    count: list[int] = []
    real = module.encode
    monkeypatch.setattr(module, 'encode', lambda m: count.append(1) or real(m))
    publish(hub, pose('a', 1.0))
    assert all(len(client.scene()) == 1 for client in clients)
    assert len(count) == 1


def test_data_is_sent_only_of_displays_that_the_client_looks_at() -> None:
    hub, _ = make_hub()
    publish(hub, display('scan'), display('map'))
    client = Client(hub).open_data()
    assert [m.display for m in client.scene()] == ['scan', 'map']
    publish(hub, cloud('scan'), cloud('map'))
    assert client.scene() == []
    client.look_at('scan')
    assert [m.display for m in client.scene()] == ['scan']
    publish(hub, cloud('scan', stamp=2.0), cloud('map', stamp=2.0))
    assert [(m.display, m.stamp) for m in client.scene()] == [('scan', 2.0)]
    publish(hub, cloud('scan', stamp=3.0))
    client.look_at('map')
    assert [(m.display, m.stamp) for m in client.scene()] == [('map', 2.0)]


def test_interest_is_the_union_of_known_displays() -> None:
    hub, heard = make_hub()
    publish(hub, display('scan'))
    one, two = Client(hub), Client(hub)
    one.look_at('scan', 'unknown')
    assert heard.take('interest') == [(frozenset(['scan']),)]
    two.look_at('scan')
    assert heard.take('interest') == []
    publish(hub, display('unknown'))
    assert heard.take('interest') == [(frozenset(['scan', 'unknown']),)]
    one.leave()
    assert heard.take('interest') == [(frozenset(['scan']),)]
    hub.apply([RemoveDisplay('scan')])
    assert heard.take('interest') == [(frozenset(),)]


def test_a_display_removed_and_announced_again_is_there_in_the_end() -> None:
    hub, _ = make_hub()
    client = Client(hub).open_data()
    publish(hub, display('scan'), cloud('scan'))
    client.look_at('scan')
    client.scene()
    hub.apply([RemoveDisplay('scan'), Publish((Entry(display('scan')),))])
    assert [type(m) for m in client.scene()] == [Remove, Display]
    assert not any(isinstance(m, (Remove, Display)) for m in client.control())


def test_a_removal_reaches_those_who_look_elsewhere_now() -> None:
    hub, _ = make_hub()
    client = Client(hub).open_data()
    client.look_at('scan')
    publish(hub, cloud('scan'))
    client.scene()
    client.look_at()
    publish(hub, Remove('scan', 'scan'))
    assert client.scene() == [Remove('scan', 'scan')]


def test_what_is_for_one_is_for_nobody_else_and_not_kept() -> None:
    hub, _ = make_hub()
    one, two = Client(hub), Client(hub)
    publish(hub, Notice('info', 'you'), to=one.client_id)
    publish(hub, Notice('info', 'nobody'), to='c99')
    texts = [[m.text for m in each.control() if isinstance(m, Notice)] for each in (one, two)]
    assert texts == [['you'], []]


def test_a_time_jump_reaches_clients_in_order_with_the_data() -> None:
    hub, _ = make_hub()
    client = Client(hub).open_data()
    client.look_at('scan', 'map')
    publish(hub, cloud('scan'), cloud('map'))
    client.scene()
    publish(hub, cloud('scan', stamp=9.0))
    hub.apply([TimeJump(1.0, 'bag loop', frozenset(['map']))])
    publish(hub, cloud('scan', stamp=1.0))
    jumped, scan = client.scene()
    assert jumped == TimeJumped(1.0, 'bag loop', ['map'])
    assert scan.stamp == 1.0
    late = Client(hub).open_data()
    late.look_at('map')
    assert [m.display for m in late.scene()] == ['map']


def test_a_command_that_fails_harms_no_other(caplog: pytest.LogCaptureFixture) -> None:
    hub, _ = make_hub()
    client = Client(hub).open_data()

    def fail() -> None:
        raise RuntimeError('no')

    hub.apply([Call(fail), Publish((Entry(pose('a', 1.0)),))])
    assert len(client.scene()) == 1
    assert 'could not be taken' in caplog.text


def test_a_client_comes_back_as_itself_and_gets_everything_again() -> None:
    hub, heard = make_hub()
    first = Client(hub).open_data()
    publish(hub, pose('a', 1.0))
    publish(hub, pose('own', 2.0), layer=first.client_id)
    first.leave(1.0)
    again = Client(hub, back=first.hello, now=2.0).open_data()
    assert again.client_id == first.client_id
    assert again.hello.data_secret != first.hello.data_secret
    assert {m.key for m in again.scene()} == {'a', 'own'}
    assert heard.take('connected') == [('c1',), ('c1',)]


def test_without_the_secret_nobody_comes_back_as_somebody_else() -> None:
    hub, _ = make_hub()
    first = Client(hub)
    thief = Client(hub, back=replace(first.hello, resume='guess'))
    assert thief.client_id != first.client_id
    nobody = Client(hub, back=replace(first.hello, resume=''))
    assert nobody.client_id != first.client_id


def test_a_client_that_comes_back_ends_its_old_connection() -> None:
    hub, heard = make_hub()
    first = Client(hub).open_data()
    again = Client(hub, back=first.hello)
    assert first.ended[0] is None
    assert first.ended[1] is not None and first.ended[1].code == 'replaced'
    first.leave()
    assert hub.admission.get(again.client_id) is again.session, (
        'the old socket takes nothing along'
    )
    assert heard.take('disconnected') == [('c1',)]


def test_a_client_that_stays_away_is_forgotten_with_its_layer() -> None:
    hub, heard = make_hub(resume_time=60.0)
    client = Client(hub)
    publish(hub, pose('own', 1.0), layer=client.client_id)
    client.leave(10.0)
    hub.tick(69.0)
    assert heard.take('forgotten') == []
    hub.tick(71.0)
    assert heard.take('forgotten') == [('c1',)]
    assert list(hub.log.scope('c1')) == []
    assert Client(hub, back=client.hello).client_id == 'c2'


def test_of_who_is_not_heard_of_is_told_once_each_time() -> None:
    hub, heard = make_hub()
    client = Client(hub)
    for now in (1.0, 2.0, 3.0):
        hub.tick(now)
    assert heard.take('silent') == [(client.client_id,)]
    client.say(Ping(0.0), 4.0)
    hub.tick(5.0)
    assert heard.take('silent') == []
    hub.tick(6.0)
    assert heard.take('silent') == [(client.client_id,)]


def test_a_silent_client_is_closed() -> None:
    hub, _ = make_hub(silence=30.0)
    client = Client(hub, now=0.0)
    hub.tick(30.0)
    assert client.ended == []
    hub.tick(31.0)
    assert client.ended[0] is not None and 'nothing was heard' in client.ended[0].reason


def test_too_many_clients_are_refused() -> None:
    hub, _ = make_hub(max_clients=1)
    first = Client(hub)
    with pytest.raises(Refused, match='max_clients') as refused:
        Client(hub)
    assert refused.value.code == 'full'
    first.leave()
    Client(hub)


def test_everybody_sees_who_is_here() -> None:
    hub, _ = make_hub()
    one = Client(hub)
    Client(hub, role='viewer')
    control = [m for m in one.control() if isinstance(m, Control)][-1]
    assert (control.operators, control.viewers) == (['c1'], 1)
    assert [g.holder for g in control.groups] == ['']


class HubMachine(RuleBasedStateMachine):
    """
    Clients come, go, look here and there.

    In the end each page shows what the log holds for it.
    """

    clients = Bundle('clients')

    def __init__(self) -> None:
        super().__init__()
        self.hub, _ = make_hub()
        self.pages: dict[Client, Shown] = {}
        self.count = 0.0

    @rule(target=clients)
    def join(self) -> Client:
        client = Client(self.hub).open_data()
        self.pages[client] = Shown()
        return client

    @rule(client=consumes(clients))
    def leave(self, client: Client) -> None:
        client.leave()
        del self.pages[client]

    @rule(client=clients, displays=st.sets(st.sampled_from(['d', 'e', 'm'])))
    def look(self, client: Client, displays: set[str]) -> None:
        client.look_at(*displays)

    @rule(name=st.sampled_from(['', 'd', 'e']), key=st.sampled_from('ab'), big=st.booleans())
    def publish(self, name: str, key: str, big: bool) -> None:
        self.count += 1
        size = 200_000 if big else 64
        publish(self.hub, cloud(name, key=key, size=size, stamp=self.count))

    @rule(i=st.integers(0, 2), clear=st.booleans())
    def mark(self, i: int, clear: bool) -> None:
        self.count += 1
        publish(self.hub, markers(('n', i, self.count), clear_all=clear))

    @rule(name=st.sampled_from(['', 'd']), key=st.sampled_from('ab'))
    def remove(self, name: str, key: str) -> None:
        publish(self.hub, Remove(name, key))

    @rule(name=st.sampled_from(['d', 'm']))
    def remove_display(self, name: str) -> None:
        self.hub.apply([RemoveDisplay(name)])

    @rule(client=clients, steps=st.integers(1, 3))
    def read_a_little(self, client: Client, steps: int) -> None:
        assert client.data
        for _ in range(steps):
            self.pages[client].take(client.data.step() or [])

    @invariant()
    def pages_agree(self) -> None:
        if int(self.count) % 5:
            return
        for client, page in self.pages.items():
            page.take(client.scene())
            page.check(self.hub.log, client.session.interest)


TestPages = HubMachine.TestCase
TestPages.settings = runs(30, 40)


def test_a_stalled_client_does_not_cost_the_others_a_removal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(outbox, 'EVENTS', 3)
    hub, _ = make_hub()
    stalled, other = Client(hub).open_data(), Client(hub).open_data()
    for key in 'abcde':
        publish(hub, pose(key, 1.0), Remove('', key))
        assert Remove('', key) in other.scene()
    assert stalled.ended[0] is not None and stalled.ended[0].code == 'busy'


def test_transforms_from_before_a_time_jump_do_not_come_after_it() -> None:
    hub, _ = make_hub()
    client = Client(hub).open_data()
    client.look_at('tf')
    publish(hub, transforms(('laser', 'base', 2.0), static=True, display='tf'))
    client.scene()
    old = transforms(('base', 'odom', 9.0), stamp=99.0, display='tf')
    hub.apply([Publish((Entry(old),)), TimeJump(1.0, 'bag loop', frozenset())])
    jumped, after = client.scene()
    assert isinstance(jumped, TimeJumped)
    assert transform_table(after) == {'laser': ('base', 2.0, True)}


def test_what_viewers_look_at_is_not_counted_again_for_every_batch() -> None:
    hub, heard = make_hub()
    client = Client(hub)
    client.look_at('scan', *map(str, range(4000)))
    publish(hub, display('scan'))
    assert heard.take('interest') == [(frozenset(['scan']),)]
    hub.update_interest = lambda: pytest.fail('no display came or went')  # type: ignore[method-assign]
    publish(hub, cloud('scan'))


@pytest.mark.parametrize('by', ['', ' '])
def test_a_stop_by_nobody_is_a_stop(by: str) -> None:
    """To listeners, nobody is who lifts it: an output would go on."""
    hub, heard = make_hub()
    hub.rule.stop(by, 'x')
    assert heard.take('stopped') == [('the server', 'x')]
    assert hub.gate.stopped_by == 'the server'


def test_who_made_a_state_is_not_sent_it_again_until_it_comes_back() -> None:
    hub, _ = make_hub()
    one, two = Client(hub).open_data(), Client(hub).open_data()
    hub.apply([Publish((Entry(PointerBindings('', 'c', [], [], [])),), but=one.client_id)])
    assert one.scene() == []
    assert [m.key for m in two.scene()] == ['c']
    assert [m.key for m in one.open_data().scene()] == ['c']
