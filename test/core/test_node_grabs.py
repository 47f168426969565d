# SPDX-License-Identifier: Apache-2.0
"""What is dragged obeys one viewer at a time, and every drag that a callback saw begin ends."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, RuleBasedStateMachine
from support.examples import example
from support.hubs import Client, make_hub, publish

from ros_viz_bridge.wire.client import ResetStop, Stop
from ros_viz_bridge.wire.pointer import GizmoDragged, NodeClicked, NodeDragged, PointerBindings
from ros_viz_bridge.wire.session import Notice


def drag(phase: Any, node: str = '/a') -> NodeDragged:
    return replace(example(NodeDragged), node=node, phase=phase)


def gizmo(phase: Any, node: str = '/a') -> GizmoDragged:
    return GizmoDragged(node, phase, (0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0), 0.0)


def passed(heard: Any) -> list[tuple[str, str]]:
    return [(client, message.phase) for client, message in heard.take('received')]


def told(client: Client) -> list[Notice]:
    return [m for m in client.control() if isinstance(m, Notice)]


def test_the_first_has_it_until_it_lets_go() -> None:
    hub, heard = make_hub()
    one, two = Client(hub), Client(hub)
    one.say(gizmo('start'))
    two.say(gizmo('start'))
    two.say(gizmo('update'))
    one.say(gizmo('update'))
    one.say(gizmo('end'))
    two.say(gizmo('start'))
    expected = [('c1', 'start'), ('c1', 'update'), ('c1', 'end'), ('c2', 'start')]
    assert passed(heard) == expected
    (notice,) = told(two)
    assert notice.text == "c1 holds '/a'; wait until it is let go"
    assert notice.about == '/a'


def test_a_node_of_ones_own_is_held_by_nobody_else() -> None:
    hub, heard = make_hub()
    one, two = Client(hub), Client(hub)
    publish(hub, PointerBindings('', '/a', [], [], []), layer='c1')
    one.say(drag('start'))
    two.say(drag('start'))
    assert passed(heard) == [('c1', 'start'), ('c2', 'start')]


def test_a_lost_connection_ends_the_drag_where_it_was() -> None:
    hub, heard = make_hub()
    one = Client(hub)
    one.say(gizmo('start'))
    last = replace(gizmo('update'), position=(1.0, 2.0, 3.0))
    one.say(last)
    one.leave()
    assert heard.take('received')[-1] == ('c1', replace(last, phase='end'))


def test_a_stop_ends_drags_and_they_do_not_go_on() -> None:
    hub, heard = make_hub()
    one = Client(hub)
    one.say(drag('start'))
    one.say(Stop('test'))
    one.say(drag('update'))
    one.say(drag('end'))
    one.say(ResetStop(1))
    one.say(drag('update'))
    assert passed(heard) == [('c1', 'start'), ('c1', 'end')]
    assert any('stopped' in notice.text for notice in told(one))


def test_viewers_neither_drag_nor_click() -> None:
    hub, heard = make_hub()
    one = Client(hub, role='viewer')
    one.say(drag('start'))
    one.say(replace(example(NodeClicked), node='/a'))
    assert heard.take('received') == []
    (notice,) = {each.text for each in told(one)}
    assert 'operator' in notice


class Balance(RuleBasedStateMachine):
    """Whatever two pages say, each callback sees start, updates, end."""

    def __init__(self) -> None:
        super().__init__()
        self.hub, self.heard = make_hub()
        self.clients = [Client(self.hub), Client(self.hub)]
        self.open: dict[str, str] = {}

    @rule(
        who=st.integers(0, 1),
        phase=st.sampled_from(['start', 'update', 'end']),
        node=st.sampled_from(['/a', '/b']),
        make=st.sampled_from([drag, gizmo]),
    )
    def say(self, who: int, phase: Any, node: str, make: Any) -> None:
        self.clients[who].say(make(phase, node))

    @rule(who=st.integers(0, 1))
    def comes_back(self, who: int) -> None:
        before = self.clients[who]
        before.leave()
        self.clients[who] = Client(self.hub, back=before.hello)

    @rule()
    def stop(self) -> None:
        self.clients[0].say(Stop('test'))

    @rule()
    def reset(self) -> None:
        self.clients[0].say(ResetStop(self.hub.gate.stops))

    @invariant()
    def every_drag_is_whole_and_alone(self) -> None:
        for client, event in self.heard.take('received'):
            if event.phase == 'start':
                assert client not in self.open
                assert event.node not in self.open.values()
                self.open[client] = event.node
            else:
                assert self.open[client] == event.node
            if event.phase == 'end':
                del self.open[client]
        if self.hub.gate.stopped_by:
            assert self.open == {}


TestBalance = Balance.TestCase
TestBalance.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)
