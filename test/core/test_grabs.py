# SPDX-License-Identifier: Apache-2.0
"""A marker that moves a robot obeys one client at a time, and none while stopped."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, RuleBasedStateMachine
import pytest
from support.hubs import Client, make_hub, publish
from support.interactive import control, delta, feedback, marker

from ros_viz_bridge.core.access import Refused
from ros_viz_bridge.wire.client import ReleaseControl, ResetStop, Stop, TakeControl, XrSession
from ros_viz_bridge.wire.interactive_markers import MenuItem
from ros_viz_bridge.wire.session import Notice


def with_marker(**settings: Any) -> tuple[Any, Any]:
    hub, heard = make_hub(**settings)
    publish(hub, delta([('a', 0)]))
    return hub, heard


def passed(heard: Any) -> list[str]:
    return [message.event for _, message in heard.take('received')]


def told(client: Client) -> list[Notice]:
    return [m for m in client.control() if isinstance(m, Notice)]


def test_a_drag_borrows_the_lease_and_gives_it_back() -> None:
    hub, heard = with_marker()
    one, two = Client(hub), Client(hub)
    one.say(feedback('mouse_down'))
    assert hub.gate.leases.holders() == {'robot': 'c1'}
    two.say(feedback('mouse_down'))
    two.say(feedback('pose_update'))
    one.say(feedback('pose_update'))
    one.say(feedback('keep_alive'))
    one.say(feedback('mouse_up'))
    assert passed(heard) == ['mouse_down', 'pose_update', 'keep_alive', 'mouse_up']
    assert any('c1 has the control' in notice.text for notice in told(two))
    assert hub.gate.leases.holders() == {'robot': ''}


def test_a_lease_that_was_taken_before_is_kept() -> None:
    hub, heard = with_marker()
    one = Client(hub)
    one.say(TakeControl('robot'))
    one.say(feedback('mouse_down'))
    one.say(feedback('mouse_up'))
    assert passed(heard) == ['mouse_down', 'mouse_up']
    assert hub.gate.leases.holders() == {'robot': 'c1'}


def test_a_viewer_moves_nothing_and_is_told() -> None:
    hub, heard = with_marker()
    viewer = Client(hub, role='viewer')
    for event in ('mouse_down', 'pose_update', 'button_click', 'menu_select', 'mouse_up'):
        viewer.say(feedback(event))
    assert passed(heard) == []
    (notice,) = told(viewer)
    assert 'viewers only look' in notice.text and notice.about == '/arm/update'
    assert hub.gate.leases.holders() == {'robot': ''}


def test_a_stop_ends_the_drag_and_lifting_it_does_not_go_on() -> None:
    hub, heard = with_marker()
    one = Client(hub)
    one.say(feedback('mouse_down'))
    one.say(Stop('enough'))
    one.say(feedback('pose_update'))
    one.say(ResetStop(1))
    one.say(feedback('pose_update', position=(9.0, 0.0, 0.0)), 2.0)
    assert passed(heard) == ['mouse_down']
    assert any('take hold of it again' in notice.text for notice in told(one))
    one.say(feedback('mouse_up'), 4.0)
    assert passed(heard) == []
    assert hub.gate.leases.holders() == {'robot': ''}, 'what was borrowed is given back'
    one.say(feedback('mouse_down'), 5.0)
    assert passed(heard) == ['mouse_down']


def test_nothing_passes_while_stopped() -> None:
    hub, heard = with_marker()
    one = Client(hub)
    one.say(Stop('no'))
    for event in ('mouse_down', 'menu_select', 'mouse_up'):
        one.say(feedback(event))
    assert passed(heard) == []
    assert any('outputs were stopped' in notice.text for notice in told(one))


def test_who_leaves_lets_go() -> None:
    hub, heard = with_marker()
    one, two = Client(hub), Client(hub)
    one.say(feedback('mouse_down'))
    one.leave()
    two.say(feedback('mouse_down'))
    assert passed(heard) == ['mouse_down', 'mouse_down']
    assert hub.gate.leases.holders() == {'robot': 'c2'}


def test_a_lease_given_up_in_the_middle_ends_it() -> None:
    hub, heard = with_marker()
    one = Client(hub)
    one.say(feedback('mouse_down'))
    one.say(ReleaseControl('robot'))
    one.say(feedback('pose_update'))
    assert passed(heard) == ['mouse_down']
    assert any('given up' in notice.text for notice in told(one))


@pytest.mark.parametrize(
    ('event', 'fields', 'reason'),
    [
        ('mouse_down', {'marker': 'b'}, "no interactive marker 'b'"),
        ('mouse_down', {'display': '/points'}, 'no interactive marker'),
        ('mouse_down', {'control': 'x'}, "no control 'x'"),
        ('mouse_down', {'frame': 'odom'}, "is in frame 'map' by now"),
        ('mouse_down', {'locked': False}, 'is in frame'),
        ('mouse_down', {'menu_entry': 1}, 'does not belong'),
        ('menu_select', {'menu_entry': 9}, 'no menu entry 9'),
        ('menu_select', {'menu_entry': 2}, 'opens a menu'),
        ('menu_select', {'menu_entry': 4}, 'runs a command'),
        ('button_click', {}, 'is no button'),
        ('pose_update', {'control': 'press'}, 'moves nothing'),
        ('pose_update', {}, 'take hold of it again'),
        ('mouse_up', {}, 'take hold of it again'),
    ],
)
def test_what_makes_no_sense_is_refused(event: Any, fields: dict[str, Any], reason: str) -> None:
    hub, heard = make_hub()
    menu = [
        MenuItem(1, 0, 'Go', '', 'feedback'),
        MenuItem(2, 0, 'More', '', 'feedback'),
        MenuItem(3, 2, 'Deep', '', 'feedback'),
        MenuItem(4, 0, 'Run', 'rm', 'rosrun'),
    ]
    known = replace(
        marker('a'),
        menu=menu,
        controls=[control(), control('press', 'button'), control('', 'menu')],
    )
    publish(hub, replace(delta([]), markers=[known]))
    one = Client(hub)
    one.say(feedback(event, **fields))
    assert passed(heard) == []
    assert any(reason in notice.text for notice in told(one))
    one.say(feedback('button_click', control='press'))
    one.say(feedback('menu_select', control='', menu_entry=3))
    assert passed(heard) == ['button_click', 'menu_select']


@pytest.mark.parametrize(
    'fields',
    [
        {'position': (float('nan'), 0.0, 0.0)},
        {'orientation': (0.0, 0.0, 0.0, 2.0)},
        {'mouse_point': (0.0, float('inf'), 0.0)},
        {'event': 'explode'},
        {'marker': 'm' * 300},
        {'menu_entry': -1},
    ],
)
def test_what_no_honest_page_says_ends_the_connection(fields: dict[str, Any]) -> None:
    hub, heard = with_marker()
    one = Client(hub)
    with pytest.raises(Refused):
        one.say(feedback(fields.pop('event', 'mouse_down'), **fields))
    assert passed(heard) == []


def test_without_a_robot_group_nothing_is_moved() -> None:
    hub, heard = with_marker(groups=())
    one = Client(hub)
    one.say(feedback('mouse_down'))
    assert passed(heard) == []


class Model(RuleBasedStateMachine):
    """Several clients, stops and leases: only whoever holds both marker and lease moves it."""

    def __init__(self) -> None:
        super().__init__()
        self.hub, self.heard = with_marker()
        self.clients = [Client(self.hub) for _ in range(3)]
        self.dragging: set[str] = set()
        self.now = 0.0

    def say(self, who: int, message: Any) -> list[str]:
        self.now += 0.01
        self.clients[who].say(message, self.now)
        return passed(self.heard)

    @rule(who=st.integers(0, 2))
    def press(self, who: int) -> None:
        if self.say(who, feedback('mouse_down')):
            self.dragging.add(f'c{who + 1}')

    @rule(who=st.integers(0, 2))
    def move(self, who: int) -> None:
        holder = self.hub.gate.leases.holders()['robot']
        if self.say(who, feedback('pose_update')):
            assert f'c{who + 1}' in self.dragging
            assert holder == f'c{who + 1}'
            assert not self.hub.gate.stopped_by

    @rule(who=st.integers(0, 2))
    def release(self, who: int) -> None:
        self.say(who, feedback('mouse_up'))
        self.dragging.discard(f'c{who + 1}')

    @rule(who=st.integers(0, 2))
    def stop(self, who: int) -> None:
        self.say(who, Stop('x'))
        self.dragging.clear()

    @rule(who=st.integers(0, 2), take=st.booleans())
    def lease(self, who: int, take: bool) -> None:
        self.say(who, TakeControl('robot') if take else ReleaseControl('robot'))

    @rule(who=st.integers(0, 2))
    def reset(self, who: int) -> None:
        self.say(who, ResetStop(self.hub.gate.stops))

    @invariant()
    def one_at_most_may_move_it(self) -> None:
        held = self.hub.gate.leases.holders()['robot']
        assert held in ('', 'c1', 'c2', 'c3')


TestModel = Model.TestCase
TestModel.settings = settings(deadline=None, max_examples=60)


def test_what_is_taken_during_a_drag_is_kept_after_it() -> None:
    """Whoever asks for the control while the marker has only borrowed it means to keep it."""
    for message in (TakeControl('robot'), XrSession('started', 'immersive-vr', 0.0)):
        hub, _ = with_marker()
        one = Client(hub)
        one.say(feedback('mouse_down'))
        one.say(message)
        one.say(feedback('mouse_up'))
        assert hub.gate.leases.holders() == {'robot': 'c1'}
