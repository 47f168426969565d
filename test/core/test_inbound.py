# SPDX-License-Identifier: Apache-2.0
"""
What clients may do to the robot.

Roles, leases and widgets; of the stop, which overrules them all, see test_stops.py.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, RuleBasedStateMachine
import pytest
from support.examples import example
from support.hubs import Client, make_hub, publish
from support.machines import runs

from ros_viz_bridge.core.hub import Hub
from ros_viz_bridge.wire.ask import AskFailed
from ros_viz_bridge.wire.client import (
    CameraMoved,
    Ping,
    ReleaseControl,
    ResetStop,
    Stop,
    TakeControl,
    WidgetChanged,
    XrSession,
)
from ros_viz_bridge.wire.codec import encode
from ros_viz_bridge.wire.gui import WidgetState
from ros_viz_bridge.wire.gui_inputs import GuiButton, GuiSlider, WidgetHeld
from ros_viz_bridge.wire.message import ClientMessage
from ros_viz_bridge.wire.session import Control, Notice, Pong
from ros_viz_bridge.wire.xr import XrSample

SLIDER = GuiSlider('', 'speed', label='Speed', minimum=0.0, maximum=2.0)
CAMERA = example(CameraMoved)
FRAME = example(XrSample)


def stated(hub: Hub, *, value: float = 0.5) -> None:
    publish(hub, SLIDER, WidgetState('', 'speed', value, True, '', 0))


def notices(client: Client) -> list[str]:
    return [m.text for m in client.control() if isinstance(m, Notice)]


def xr(state: Any) -> XrSession:
    return XrSession(state, 'immersive-vr', 1.0)


def test_of_who_draws_for_scripts_only_answers_are_taken_and_nobody_sees_it() -> None:
    hub, heard = make_hub()
    person = Client(hub)
    drawing = Client(hub, unseen=True)
    for message in (CAMERA, TakeControl('robot'), AskFailed('q', 'no')):
        drawing.say(message)
    assert heard.take('received') == [(drawing.client_id, AskFailed('q', 'no'))]
    control = [m for m in person.control() if isinstance(m, Control)][-1]
    assert control.operators == [person.client_id] and control.groups[0].holder == ''


def test_a_ping_is_answered_with_both_clocks() -> None:
    hub, _ = make_hub()
    client = Client(hub)
    client.say(Ping(42.0))
    assert Pong(42.0, 100.0, 0, 0, 0.0) in client.control()


@pytest.mark.parametrize(
    'message',
    [WidgetChanged('speed', 1.0, 1), FRAME, xr('started'), TakeControl('robot'), ResetStop(1)],
)
def test_a_viewer_sends_nothing_but_its_camera(message: ClientMessage) -> None:
    hub, heard = make_hub()
    stated(hub)
    viewer = Client(hub, role='viewer')
    viewer.say(CAMERA)
    assert len(heard.take('received')) == 1
    viewer.say(message)
    assert heard.take('received') == []
    assert any('viewers only look' in text for text in notices(viewer))
    assert hub.gate.leases.holders() == {'robot': ''}


def test_a_widget_is_in_step_everywhere() -> None:
    hub, heard = make_hub()
    stated(hub)
    one, two = Client(hub), Client(hub, role='viewer')
    one.say(WidgetChanged('speed', 1.5, 7))
    assert heard.take('received') == [('c1', WidgetChanged('speed', 1.5, 7))]
    state = WidgetState('', 'speed', 1.5, True, 'c1', 7)
    for client in (one, two, Client(hub)):
        assert [m for m in client.control() if isinstance(m, WidgetState)][-1] == state


@pytest.mark.parametrize(
    ('message', 'reason'),
    [
        (WidgetChanged('speed', 3.0, 1), 'Speed goes from 0 to 2'),
        (WidgetChanged('speed', 'x', 1), 'Speed needs a number'),
        (WidgetChanged('nothing', 1.0, 1), "there is no widget 'nothing'"),
    ],
)
def test_a_value_that_does_not_fit_reaches_nobody(message: WidgetChanged, reason: str) -> None:
    hub, heard = make_hub()
    stated(hub)
    client = Client(hub)
    client.control()
    client.say(message)
    found = client.control()
    assert heard.take('received') == []
    assert any(isinstance(m, Notice) and reason in m.text and m.about for m in found)
    if message.widget == 'speed':
        assert [m.value for m in found if isinstance(m, WidgetState)] == [0.5], 'shown as it is'


def test_a_refusal_is_no_echo_of_what_the_client_said_before() -> None:
    hub, _ = make_hub()
    stated(hub)
    one, two = Client(hub), Client(hub)
    one.say(WidgetChanged('speed', 1.5, 7))
    one.control()
    two.control()
    one.say(WidgetChanged('speed', 9.0, 8))
    told = [m for m in one.control() if isinstance(m, WidgetState)]
    assert told[-1:] == [WidgetState('', 'speed', 1.5, True, '', 8)]
    assert not any(m.seq == 8 for m in two.control() if isinstance(m, WidgetState))
    kept = [m for m in Client(hub).control() if isinstance(m, WidgetState)]
    assert kept == [WidgetState('', 'speed', 1.5, True, 'c1', 7)]


def test_a_clients_own_widget_is_its_own() -> None:
    hub, heard = make_hub()
    one, two = Client(hub), Client(hub)
    publish(hub, SLIDER, layer=one.client_id)
    two.say(WidgetChanged('speed', 1.0, 1))
    assert heard.take('received') == []
    one.say(WidgetChanged('speed', 1.0, 1))
    assert len(heard.take('received')) == 1
    assert not any(isinstance(m, WidgetState) for m in two.control())


def test_a_button_is_held_as_often_as_it_asks_for() -> None:
    hub, heard = make_hub()
    publish(hub, GuiButton('', 'jog', label='Jog', hold_hz=[10.0]))
    one, viewer = Client(hub), Client(hub, role='viewer')
    one.say(WidgetHeld('jog', 10.0))
    assert heard.take('received') == [('c1', WidgetHeld('jog', 10.0))]
    one.say(WidgetHeld('jog', 50.0))
    one.say(WidgetHeld('nothing', 10.0))
    viewer.say(WidgetHeld('jog', 10.0))
    publish(hub, GuiButton('', 'jog', label='Jog', hold_hz=[10.0], disabled=True))
    one.say(WidgetHeld('jog', 10.0))
    assert heard.take('received') == []
    said = ' '.join(notices(one) + notices(viewer))
    for reason in ('not told 50 times', "no widget 'nothing'", 'viewers only look', 'disabled'):
        assert reason in said


def test_headset_frames_need_the_lease() -> None:
    hub, heard = make_hub()
    one, two = Client(hub), Client(hub)
    one.say(FRAME)
    assert heard.take('received') == []
    assert any('nobody has' in text for text in notices(one))
    one.say(xr('started'))
    two.say(xr('started'))
    heard.calls.clear()
    one.say(FRAME)
    two.say(FRAME)
    assert [call[0] for call in heard.take('received')] == ['c1']
    assert any("c1 has the control of 'robot'" in text for text in notices(two))
    one.say(xr('ended'))
    assert hub.gate.leases.holders() == {'robot': ''}
    assert [m for m in two.control() if isinstance(m, Control)][-1].groups[0].holder == ''


@pytest.mark.parametrize('state', ['blurred', 'hidden', 'ended'])
def test_headset_frames_need_an_operator_who_sees_the_scene(state: str) -> None:
    hub, heard = make_hub()
    client = Client(hub)
    client.say(xr('started'))
    client.say(xr(state))
    client.say(TakeControl('robot'))
    heard.calls.clear()
    client.say(FRAME)
    assert heard.take('received') == []
    assert any('only while its operator sees' in text for text in notices(client))
    client.say(xr('visible'))
    heard.calls.clear()
    client.say(FRAME)
    assert len(heard.take('received')) == 1


def test_a_headset_is_announced_anew_after_a_lost_connection() -> None:
    hub, heard = make_hub()
    client = Client(hub)
    client.say(xr('started'))
    hub.leave(client.session, client.session.control, 1.0)
    back = Client(hub, back=client.hello, now=1.0)
    back.say(TakeControl('robot'), 1.0)
    heard.calls.clear()
    back.say(FRAME, 1.0)
    assert heard.take('received') == []
    back.say(xr('started'), 1.0)
    back.say(FRAME, 1.0)
    assert len(heard.take('received')) == 2


def test_a_lease_is_handed_over_to_whoever_asked() -> None:
    hub, _ = make_hub()
    one, two = Client(hub), Client(hub)
    one.say(TakeControl('robot'))
    two.say(TakeControl('robot'))
    asked = [m for m in one.control() if isinstance(m, Control)][-1]
    assert asked.groups[0].waiting == ['c2']
    assert any('c1 has' in text for text in notices(two))
    one.say(ReleaseControl('robot'))
    assert hub.gate.leases.holders() == {'robot': 'c2'}


def test_leases_end_with_the_connection_and_with_silence() -> None:
    hub, _ = make_hub(lease_timeout=5.0)
    one, two = Client(hub), Client(hub)
    one.say(TakeControl('robot'), 0.0)
    one.leave(1.0)
    assert hub.gate.leases.holders() == {'robot': ''}
    two.say(TakeControl('robot'), 2.0)
    two.say(Ping(0.0), 6.0)
    hub.tick(10.0)
    assert hub.gate.leases.holders() == {'robot': 'c2'}
    hub.tick(11.5)
    assert hub.gate.leases.holders() == {'robot': ''}


def test_unknown_groups_are_refused_in_words() -> None:
    hub, _ = make_hub()
    client = Client(hub)
    client.say(TakeControl('moon'))
    client.say(ReleaseControl('moon'))
    assert any("no control group 'moon'" in text for text in notices(client))


def test_what_comes_too_often_is_dropped_with_one_notice() -> None:
    hub, heard = make_hub()
    client = Client(hub)
    for _ in range(1000):
        client.say(CAMERA)
    assert len(heard.take('received')) < 1000
    assert len([text for text in notices(client) if 'faster than is allowed' in text]) == 1


class GateMachine(RuleBasedStateMachine):
    """
    Nothing reaches the robot while stopped, from a viewer, or from anyone without the lease.

    Nor does a headset whose operator does not see the scene.
    """

    @initialize()
    def start(self) -> None:
        self.hub, self.heard = make_hub(lease_timeout=1e9)
        stated(self.hub)
        self.clients = [Client(self.hub), Client(self.hub), Client(self.hub, role='viewer')]
        self.now = 0.0
        self.seen: set[str] = set()

    @rule(
        i=st.integers(0, 2),
        message=st.sampled_from(
            [
                Stop('x'),
                ResetStop(1),
                TakeControl('robot'),
                ReleaseControl('robot'),
                WidgetChanged('speed', 1.0, 1),
                FRAME,
                xr('started'),
                xr('blurred'),
                xr('visible'),
                xr('ended'),
            ]
        ),
    )
    def say(self, i: int, message: ClientMessage) -> None:
        self.now += 1.0
        client = self.clients[i]
        if isinstance(message, ResetStop):
            message = ResetStop(self.hub.gate.stops)
        stopped = self.hub.gate.stopped_by
        holder = self.hub.gate.leases.holders()['robot']
        client.say(message, self.now)
        allowed = client.session.role == 'operator'
        if isinstance(message, (WidgetChanged, XrSample)):
            allowed &= not stopped
        if isinstance(message, XrSample):
            allowed &= holder == client.client_id and client.client_id in self.seen
        if isinstance(message, XrSession) and message.state in ('started', 'visible'):
            self.seen.add(client.client_id)
        elif isinstance(message, XrSession):
            self.seen.discard(client.client_id)
        passed = [each[1] for each in self.heard.take('received')]
        outputs = (WidgetChanged, XrSample, XrSession)
        expected = [message] if allowed and isinstance(message, outputs) else []
        assert [encode(each) for each in passed] == [encode(each) for each in expected]
        if isinstance(message, Stop):
            assert self.hub.gate.stopped_by == client.client_id

    @invariant()
    def everybody_is_told(self) -> None:
        for client in getattr(self, 'clients', []):
            told = [m for m in client.control() if isinstance(m, Control)]
            if told:
                assert told[-1].stopped_by == self.hub.gate.stopped_by
                assert told[-1].groups[0].holder == self.hub.gate.leases.holders()['robot']


TestGate = GateMachine.TestCase
TestGate.settings = runs(30, 30)
