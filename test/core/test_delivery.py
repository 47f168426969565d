# SPDX-License-Identifier: Apache-2.0
"""Which socket carries what, and what a client does not see; the rest is tested with the hub."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from support.hubs import Client, display, make_hub, publish
from support.scene import cloud, entry, marker_table, markers, pose, Receiver

from ros_viz_bridge.core import outbox
from ros_viz_bridge.core.delivery import Delivery
from ros_viz_bridge.core.link import Link
from ros_viz_bridge.core.outbox import Outbox
from ros_viz_bridge.core.rate_limit import Limits
from ros_viz_bridge.core.scene_log import SceneLog
from ros_viz_bridge.core.session import Session
from ros_viz_bridge.wire.client import SendAgain
from ros_viz_bridge.wire.gui_inputs import GuiButton
from ros_viz_bridge.wire.markers import Markers
from ros_viz_bridge.wire.scene import Remove
from ros_viz_bridge.wire.session import LogLine, Notice, Rejected

WIDGET = GuiButton('', 'w', label='Go')


def connected(log: SceneLog) -> tuple[Delivery, Session]:
    session = Session('c1', 'viewer', Limits())
    session.control, session.data = Outbox(), Outbox(link=Link())
    session.interest = frozenset(['seen'])
    return Delivery(log), session


def queued(box: Outbox | None) -> list[str]:
    assert box is not None
    return [type(message).__name__ for message in Receiver(box).take()]


def test_what_belongs_to_a_display_or_the_scene_goes_by_the_data_socket() -> None:
    log = SceneLog(lambda: 0.0)
    delivery, session = connected(log)
    for message in (WIDGET, display('x'), cloud('seen'), pose('a', 1.0), Notice('info', 'n')):
        delivery.send((session,), entry(message))
    assert queued(session.control) == ['Notice', 'GuiButton']
    assert queued(session.data) == ['Display', 'NodePlacement', 'PointCloud']


def test_the_snapshot_of_each_socket_is_its_share() -> None:
    log = SceneLog(lambda: 0.0)
    for message in (WIDGET, display('x'), cloud('seen'), cloud('other'), markers(('a', 1, 1.0))):
        log.add(entry(message))
    log.add(entry(LogLine('', 'log', 0.0, 'info', 'x', 'line')))
    delivery, session = connected(log)
    delivery.snapshot(session, control=True)
    delivery.snapshot(session, control=False)
    assert queued(session.control) == ['GuiButton']
    assert queued(session.data) == ['Display', 'LogLine', 'PointCloud']
    session.interest = frozenset(['m', 'other'])
    delivery.snapshot_display(session, 'm')
    assert queued(session.data) == ['Markers']


def test_without_a_socket_nothing_waits() -> None:
    delivery, session = connected(SceneLog(lambda: 0.0))
    session.data = None
    delivery.send((session,), entry(pose('a', 1.0)))
    delivery.remove(session, entry(Remove('', 'a')), control=False)
    assert session.pending_bytes == 0


def test_a_client_that_takes_no_events_is_sent_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, 'EVENTS', 3)
    delivery, session = connected(SceneLog(lambda: 0.0))
    ended: list[Any] = []
    session.end_control = ended.append
    for _ in range(4):
        delivery.send((session,), entry(Notice('info', 'x')))
    assert isinstance(ended[0], Rejected) and ended[0].code == 'busy'


def test_a_client_that_takes_no_removals_is_sent_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, 'EVENTS', 3)
    delivery, session = connected(SceneLog(lambda: 0.0))
    ended: list[Any] = []
    session.end_control = ended.append
    for i in range(4):
        delivery.remove(session, entry(Remove('', str(i))), control=False)
    assert isinstance(ended[0], Rejected) and ended[0].code == 'busy'


def test_what_is_seen_once_more_is_sent_again_to_who_asks_only() -> None:
    """A second view of a topic needs what the first one got, whole: a fold as its state."""
    hub, _ = make_hub()
    one, other = (Client(hub).open_data() for _ in range(2))
    for client in (one, other):
        client.look_at('m', 'seen')
    publish(hub, markers(('a', 1, 1.0)), cloud('seen'))
    publish(hub, markers(('b', 2, 1.0)))
    for client in (one, other):
        client.scene()
    one.say(SendAgain(['m', 'not looked at']))
    (again,) = one.scene()
    assert again.id.tolist() == [1, 2]
    assert other.scene() == []


def test_markers_that_fit_no_state_harm_nobody_who_joins(
    caplog: pytest.LogCaptureFixture,
) -> None:
    hub, _ = make_hub()
    good = [replace(markers(('a', i, float(i))), display='') for i in range(2)]
    bad = replace(good[0], ns=np.array([7], np.uint32))
    publish(hub, good[0])
    publish(hub, bad)
    publish(hub, good[1])
    (found,) = [m for m in Client(hub).open_data().scene() if isinstance(m, Markers)]
    assert marker_table(found) == {('a', 0): 0.0, ('a', 1): 1.0}
    assert 'ns has 7, but namespaces has 1 entries' in caplog.text
