# SPDX-License-Identifier: Apache-2.0
"""
The gate's word on single messages.

What follows from it is tested with the hub (test_inbound).
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.examples import example

from ros_viz_bridge.core.gate import Gate
from ros_viz_bridge.core.lease import Leases
from ros_viz_bridge.core.rate_limit import Limits
from ros_viz_bridge.core.scene_log import SceneLog
from ros_viz_bridge.core.session import Session
from ros_viz_bridge.wire.client import CameraMoved, ResetStop, WidgetChanged, XrSession
from ros_viz_bridge.wire.drive import Drive
from ros_viz_bridge.wire.message import ClientMessage
from ros_viz_bridge.wire.tools import ToolUsed
from ros_viz_bridge.wire.view import ViewMouse
from ros_viz_bridge.wire.xr import XrSample


@pytest.fixture
def gate() -> Gate:
    return Gate(Leases(('robot',), timeout=5.0), SceneLog(lambda: 0.0))


def client(role: str = 'operator', name: str = 'c1') -> Session:
    return Session(name, role, Limits())  # type: ignore[arg-type]


def test_a_camera_may_always_move(gate: Gate) -> None:
    gate.stopped_by = 'c9'
    assert gate.refusal(client('viewer'), example(CameraMoved), 0.0) == ''


def test_while_stopped_only_resets_and_sessions_pass(gate: Gate) -> None:
    gate.stopped_by = 'c9'
    assert gate.refusal(client(), ResetStop(1), 0.0) == ''
    assert gate.refusal(client(), XrSession('started', 'immersive-vr', 0.0), 0.0) == ''
    assert 'stopped by c9' in gate.refusal(client(), example(XrSample), 0.0)
    assert 'stopped by c9' in gate.refusal(client(), WidgetChanged('w', True, 0), 0.0)
    own = client(name='c9')
    assert 'stopped by you' in gate.refusal(own, WidgetChanged('w', True, 0), 0.0)


def test_a_headset_takes_a_free_lease_and_no_other(gate: Gate) -> None:
    started = XrSession('started', 'immersive-vr', 0.0)
    one, two = client(), client(name='c2')
    gate.refusal(one, started, 0.0)
    gate.refusal(two, started, 0.0)
    assert gate.leases.holders() == {'robot': 'c1'}
    assert gate.refusal(one, example(XrSample), 0.0) == ''
    assert 'c1 has' in gate.refusal(two, example(XrSample), 0.0)


def test_what_the_gate_does_not_know_is_refused(gate: Gate) -> None:
    """A message that somebody adds and forgets here moves nothing."""
    assert 'ViewMouse' in gate.refusal(client(), example(ViewMouse), 0.0)
    assert gate.refusal(client(), ClientMessage(), 0.0)


def test_without_a_robot_group_headset_frames_are_refused() -> None:
    gate = Gate(Leases((), timeout=5.0), SceneLog(lambda: 0.0))
    assert gate.refusal(client(), XrSession('started', 'immersive-vr', 0.0), 0.0) == ''
    assert gate.refusal(client(), example(XrSample), 0.0)


def test_only_the_holder_drives_and_whoever_lets_go_may() -> None:
    """Tools need only that nobody else drives."""
    gate = Gate(Leases(('drive',), timeout=5.0), SceneLog(lambda: 0.0))
    one, two = client(), client(name='c2')
    held = replace(example(Drive), held=True)
    assert 'nobody has' in gate.refusal(one, held, 0.0)
    assert gate.refusal(one, example(ToolUsed), 0.0) == ''
    gate.leases.take('drive', 'c1', 0.0)
    for event in (held, example(ToolUsed)):
        assert gate.refusal(one, event, 0.0) == ''
        assert 'c1 has' in gate.refusal(two, event, 0.0)
    assert gate.refusal(client('viewer'), held, 0.0) != ''
    gate.stopped_by = 'c9'
    assert 'stopped by c9' in gate.refusal(one, held, 0.0)
    assert gate.refusal(one, replace(held, held=False), 0.0) == ''
