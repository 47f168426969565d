# SPDX-License-Identifier: Apache-2.0
"""Who is here, and who may come back."""

from __future__ import annotations

import pytest

from ros_viz_bridge.core.access import Refused
from ros_viz_bridge.core.admission import Admission
from ros_viz_bridge.core.rate_limit import Limits
from ros_viz_bridge.core.session import Session
from ros_viz_bridge.wire.client import ClientHello, DataHello


def admission(**changes: float) -> Admission:
    options = {'max_clients': 2, 'resume_time': 10.0, **changes}
    return Admission(limits=Limits(), **options)  # type: ignore[arg-type]


def enter(door: Admission, back: Session | None = None) -> Session:
    resume = back.resume_secret if back else ''
    return door.enter(ClientHello('', '', back.client_id if back else '', resume), 'viewer')


def test_ids_are_names_and_never_given_twice() -> None:
    door = admission()
    first = enter(door)
    first.close_control(0.0)
    door.expire(100.0)
    assert [first.client_id, enter(door).client_id] == ['c1', 'c2']


def test_secrets_are_long_and_differ() -> None:
    one = enter(admission())
    found = {one.resume_secret, one.data_secret, one.assets_secret}
    assert len(found) == 3 and min(map(len, found)) >= 32


def test_only_the_data_secret_opens_the_data_socket() -> None:
    door = admission()
    one = enter(door)
    assert door.find_data(DataHello('c1', one.data_secret)) is one
    for client, secret in (('c1', 'x'), ('c1', ''), ('c1', one.resume_secret), ('c2', 'x')):
        with pytest.raises(Refused, match='belongs to no session') as refused:
            door.find_data(DataHello(client, secret))
        assert refused.value.code == 'token'
    one.close_control(0.0)
    with pytest.raises(Refused):
        door.find_data(DataHello('c1', one.data_secret))


def test_assets_are_for_those_who_are_here() -> None:
    door = admission()
    one = enter(door)
    assert door.may_fetch(one.assets_secret)
    assert not door.may_fetch('') and not door.may_fetch('x')
    one.close_control(0.0)
    assert not door.may_fetch(one.assets_secret)


def test_a_browser_has_the_same_assets_in_every_session() -> None:
    """What it cached under their addresses is good for the next one, and nobody else's guess."""
    door, key = admission(), 'k_-' + 40 * 'x'
    one = door.enter(ClientHello('', '', '', '', key), 'viewer')
    assert one.assets_secret == key and door.may_fetch(key)
    one.close_control(0.0)
    assert not door.may_fetch(key)
    assert door.enter(ClientHello('', '', '', '', key), 'viewer').assets_secret == key


@pytest.mark.parametrize('key', ['', 'short', 43 * '/', 44 * 'x', 42 * 'x' + '\n'])
def test_what_somebody_could_guess_is_not_taken(key: str) -> None:
    one = admission().enter(ClientHello('', '', '', '', key), 'viewer')
    assert one.assets_secret != key and len(one.assets_secret) >= 32


def test_a_full_house_still_lets_people_back_in() -> None:
    door = admission(max_clients=1)
    one = enter(door)
    with pytest.raises(Refused, match='max_clients'):
        enter(door)
    assert enter(door, one) is one


def test_absences_end_and_are_not_remembered_without_end() -> None:
    door = admission(max_clients=2)
    away = []
    for i in range(4):
        away.append(enter(door))
        away[-1].close_control(float(i))
    assert [each.client_id for each in door.expire(4.0)] == ['c1', 'c2']
    assert door.knows('c3') and not door.knows('c2')
    assert [each.client_id for each in door.expire(12.5)] == ['c3']
    assert door.get('c4') is None


def test_who_comes_back_is_not_one_too_many() -> None:
    door = admission()
    old = [enter(door), enter(door)]
    enter(door, back=old[0])
    for each in old:
        each.close_control(0.0)
    enter(door)
    enter(door, back=old[0])
    with pytest.raises(Refused, match='max_clients'):
        enter(door, back=old[1])


def test_what_draws_for_scripts_takes_nobodys_place_and_is_not_listed() -> None:
    door = admission(max_clients=1)
    hello = ClientHello('', '', '', '')
    person = door.enter(hello, 'operator')
    drawing = door.enter(hello, 'viewer', unseen=True)
    assert list(door.listed()) == [person]
    assert set(door.connected()) == {person, drawing}
    with pytest.raises(Refused, match='1 clients are connected'):
        door.enter(hello, 'viewer')
    assert not door.is_fed(drawing.client_id)
    person.close_control(0.0)
    door.enter(hello, 'viewer')
