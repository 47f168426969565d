# SPDX-License-Identifier: Apache-2.0
"""Anybody stops, an operator lifts the stop it knows of, and no flood is in the way of that."""

from __future__ import annotations

import pytest
from support.examples import example
from support.hubs import Client, make_hub, publish

from ros_viz_bridge.core.access import Refused
from ros_viz_bridge.wire.client import (
    CameraMoved,
    Ping,
    ResetStop,
    Stop,
    TakeControl,
    WidgetChanged,
)
from ros_viz_bridge.wire.gui import WidgetState
from ros_viz_bridge.wire.gui_inputs import GuiSlider
from ros_viz_bridge.wire.session import Control, Notice, StopHeard
from ros_viz_bridge.wire.xr import XrSample

SLIDER = GuiSlider('', 'speed', label='Speed', minimum=0.0, maximum=2.0)
CAMERA = example(CameraMoved)
FRAME = example(XrSample)


def test_anybody_stops_and_only_an_operator_lifts_it() -> None:
    hub, heard = make_hub()
    publish(hub, SLIDER, WidgetState('', 'speed', 0.5, True, '', 0))
    operator, viewer = Client(hub), Client(hub, role='viewer')
    operator.say(TakeControl('robot'))
    viewer.say(Stop('it burns'))
    assert heard.take('stopped') == [('c2', 'it burns')]
    assert [m for m in operator.control() if isinstance(m, Control)][-1].stopped_by == 'c2'
    for message in (WidgetChanged('speed', 1.0, 1), FRAME):
        operator.say(message)
    assert heard.take('received') == []
    assert any('stopped by c2' in m.text for m in operator.control() if isinstance(m, Notice))
    viewer.say(ResetStop(1))
    assert heard.take('stopped') == []
    operator.say(ResetStop(1))
    assert heard.take('stopped') == [('', 'reset by c1')]
    operator.say(WidgetChanged('speed', 1.0, 2))
    assert len(heard.take('received')) == 1


def test_a_stop_that_its_page_did_not_know_of_is_not_lifted() -> None:
    hub, heard = make_hub()
    operator, viewer = Client(hub), Client(hub, role='viewer')
    viewer.say(Stop('it burns'))
    seen = [m for m in operator.control() if isinstance(m, Control)][-1].stops
    operator.say(Stop('it falls'))
    operator.say(ResetStop(seen))
    assert hub.gate.stopped_by == operator.client_id
    heard.take('stopped')
    said = operator.control()
    assert any(isinstance(m, Notice) and 'stopped just before' in m.text for m in said)
    operator.say(ResetStop([m for m in said if isinstance(m, Control)][-1].stops))
    assert heard.take('stopped') == [('', 'reset by c1')]


def test_a_stop_stays_when_whoever_stopped_leaves() -> None:
    hub, _ = make_hub()
    viewer = Client(hub, role='viewer')
    viewer.say(Stop('x'))
    viewer.leave()
    late = Client(hub)
    assert [m for m in late.control() if isinstance(m, Control)][-1].stopped_by == 'c1'


def test_a_flooding_client_can_still_stop() -> None:
    hub, heard = make_hub()
    client = Client(hub, role='viewer')
    with pytest.raises(Refused) as refused:
        for _ in range(20_000):
            client.say(Ping(0.0))
    assert refused.value.code == 'rate'
    client.say(Stop('now'))
    assert heard.take('stopped') == [('c1', 'now')]


def test_a_flood_of_stops_is_told_to_everybody_a_few_times_only() -> None:
    hub, heard = make_hub()
    viewer, operator = Client(hub, role='viewer'), Client(hub)
    for _ in range(1000):
        viewer.say(Stop('again'))
    assert len(heard.take('stopped')) <= 11
    for _ in range(5):
        operator.say(ResetStop(hub.gate.stops))
        viewer.say(Stop('again'))
        assert hub.gate.stopped_by == viewer.client_id


def test_who_floods_with_stops_is_sent_away_and_all_stays_stopped() -> None:
    hub, heard = make_hub()
    viewer = Client(hub, role='viewer')
    with pytest.raises(Refused):
        for _ in range(20_000):
            viewer.say(Stop('again'))
    assert hub.gate.stopped_by == viewer.client_id
    assert len(heard.take('stopped')) <= 11


def test_each_stop_is_answered_to_who_said_it_whatever_is_true_by_then() -> None:
    hub, heard = make_hub()
    one, other = Client(hub), Client(hub, role='viewer')
    one.control(), other.control()
    for _ in range(2):
        one.say(Stop('it burns'))
    hub.rule.stop('e-stop', '')
    hub.rule.reset('the program')
    assert [m.press for m in one.control() if isinstance(m, StopHeard)] == [0, 0]
    assert not any(isinstance(m, StopHeard) for m in other.control())


def test_who_looks_is_told_who_released_a_stop() -> None:
    hub, _ = make_hub()
    operator, viewer = Client(hub), Client(hub, role='viewer')
    viewer.say(Stop('it burns'))
    operator.say(ResetStop(1))
    told = [m.text for m in viewer.control() if isinstance(m, Notice)]
    assert told == [f'{operator.client_id} released the stop']
    assert not any(isinstance(m, Notice) for m in operator.control())


def test_a_press_that_is_said_again_does_not_stop_what_was_lifted_since() -> None:
    hub, heard = make_hub()
    one = Client(hub)
    one.say(Stop('it burns', 5))
    one.say(ResetStop(1))
    heard.take('stopped')
    one.say(Stop('it burns', 5))
    assert heard.take('stopped') == []
    assert [m.press for m in one.control() if isinstance(m, StopHeard)] == [5, 5]
    one.say(Stop('it burns', 6))
    assert heard.take('stopped') == [(one.client_id, 'it burns')]
