# SPDX-License-Identifier: Apache-2.0
"""Who may act, and whose view others follow, as the program and pages decide it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from support.examples import example
from support.hubs import Client, make_hub, publish

from ros_viz_bridge.core.lease import Handover, PROGRAM
from ros_viz_bridge.wire.client import CameraMoved, ReleaseControl, TakeControl, WidgetChanged
from ros_viz_bridge.wire.gui_inputs import GuiCheckbox
from ros_viz_bridge.wire.pointer import GizmoDragged
from ros_viz_bridge.wire.presenting import Present, PresenterCamera
from ros_viz_bridge.wire.scene import Remove
from ros_viz_bridge.wire.session import Control, ControlGroup, Notice, RoleChanged
from ros_viz_bridge.wire.transform_controls import TransformControlsLook

CAMERA = replace(example(CameraMoved), position=(1.0, 2.0, 3.0))


def told(client: Client, kind: type) -> list[Any]:
    return [each for each in client.control() if isinstance(each, kind)]


def test_what_pages_are_told() -> None:
    hub, _ = make_hub()
    one, _ = Client(hub), Client(hub, role='viewer')
    one.say(TakeControl('robot'))
    hub.rule.stop('c2', 'x')
    hub.rule.name('c2', 'Ada')
    found = told(one, Control)[-1]
    assert found.groups == [ControlGroup('robot', 'c1')]
    assert (found.operators, found.viewers, found.stopped_by) == (['c1'], 1, 'c2')
    assert (found.names, found.presenter) == ({'c2': 'Ada'}, '')


def test_every_change_of_hands_is_told_once_with_its_reason() -> None:
    hub, heard = make_hub(groups=('arm',))
    one, two, viewer = Client(hub), Client(hub), Client(hub, role='viewer')
    one.say(TakeControl('arm'))
    two.say(TakeControl('arm'))
    assert told(viewer, Control)[-1].groups == [ControlGroup('arm', 'c1', ['c2'])]
    one.say(ReleaseControl('arm', to='c3'))
    assert told(one, Notice)[-1].text == 'c3 is no operator who is here'
    one.say(ReleaseControl('arm', to='c2'))
    hub.rule.give('arm', PROGRAM, 0.0)
    one.say(TakeControl('arm'))
    hub.rule.give('arm', 'c3', 0.0)  # only operators hold anything
    hub.tick(100.0)
    assert hub.gate.leases.holders() == {'arm': PROGRAM}, 'a program never falls silent'
    hub.rule.release('arm', 100.0)
    hub.tick(106.0)
    assert [each for (each,) in heard.take('handed over')] == [
        Handover('arm', 'c1', '', 'taken'),
        Handover('arm', 'c2', 'c1', 'released'),
        Handover('arm', PROGRAM, 'c2', 'given'),
        Handover('arm', 'c1', PROGRAM, 'given'),
        Handover('arm', '', 'c1', 'silent'),
    ]


def test_who_stops_waiting_is_passed_over() -> None:
    hub, _ = make_hub(groups=('arm',))
    one, two = Client(hub), Client(hub)
    one.say(TakeControl('arm'))
    two.say(TakeControl('arm'))
    two.say(ReleaseControl('arm'))
    assert told(one, Control)[-1].groups == [ControlGroup('arm', 'c1')]
    one.say(ReleaseControl('arm'))
    assert hub.gate.leases.holders() == {'arm': ''}


def test_a_demotion_ends_what_is_held_and_lasts() -> None:
    hub, heard = make_hub()
    publish(hub, GuiCheckbox('', 'w', label='W'))
    one, two = Client(hub), Client(hub)
    one.say(TakeControl('robot'))
    one.say(CAMERA)
    one.say(Present(True))
    two.say(TakeControl('robot'))
    hub.rule.appoint('c1', 'viewer', 0.0)
    assert hub.gate.leases.holders() == {'robot': 'c2'}
    assert told(one, RoleChanged) == [RoleChanged('viewer', '', '')]
    assert told(two, Control)[-1] == hub.rule.control()
    assert (hub.rule.control().viewers, hub.rule.presenter) == (1, '')
    assert heard.take('role') == [('c1', 'viewer')]
    heard.calls.clear()
    one.say(WidgetChanged('w', True, 1))
    assert not heard.take('received')
    one.leave()
    back = Client(hub, back=one.hello)
    assert back.hello.role == 'viewer', 'what a page comes back as is not for it to say'
    hub.rule.appoint('c1', 'operator', 0.0)
    (change,) = told(back, RoleChanged)
    assert (change.role, bool(change.files)) == ('operator', True)
    back.say(WidgetChanged('w', True, 1))
    assert heard.take('received')
    hub.rule.appoint('nobody', 'viewer', 0.0)


def test_the_others_follow_who_presents_late_ones_too() -> None:
    hub, _ = make_hub()
    one, two, viewer = Client(hub), Client(hub), Client(hub, role='viewer')
    one.say(CAMERA)
    for each in (one, two, viewer):
        each.control()
    viewer.say(Present(True))
    assert hub.rule.presenter == ''
    one.say(Present(True))
    found = two.control()
    assert [type(each) for each in found] == [Control, PresenterCamera]
    assert (found[0].presenter, found[1].position) == ('c1', CAMERA.position)
    one.say(replace(CAMERA, position=(4.0, 5.0, 6.0)))
    two.say(CAMERA)
    assert [each.position for each in told(viewer, PresenterCamera)] == [(4.0, 5.0, 6.0)]
    assert not told(one, PresenterCamera)
    late = Client(hub)
    assert [each.position for each in told(late, PresenterCamera)] == [(4.0, 5.0, 6.0)]
    two.say(Present(False))
    assert hub.rule.presenter == 'c1', 'only who presents ends it'
    two.control()
    one.leave()
    found = two.control()
    assert [each.presenter for each in found if isinstance(each, Control)][-1] == ''
    assert any(isinstance(each, Remove) for each in found)


def test_a_program_chooses_who_presents() -> None:
    hub, _ = make_hub()
    one = Client(hub)
    viewer = Client(hub, role='viewer')
    viewer.say(CAMERA)
    hub.rule.present('c2')
    assert told(one, PresenterCamera)[-1].position == CAMERA.position
    viewer.say(Present(False))
    hub.rule.present('c9')
    assert hub.rule.presenter == ''


def test_whose_group_is_given_away_lets_go_of_its_controls() -> None:
    hub, heard = make_hub(groups=('arm', 'base'))
    one, two = Client(hub), Client(hub)
    publish(hub, replace(example(TransformControlsLook), display='', key='/a', group='arm'))
    one.say(TakeControl('arm'))
    one.say(TakeControl('base'))
    one.say(GizmoDragged('/a', 'start', (0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0), 0.0))
    hub.rule.give('base', 'c2', 0.0)
    assert hub.gate.node_grabs.held('c1') is not None
    hub.rule.give('arm', 'c2', 0.0)
    assert hub.gate.node_grabs.held('c1') is None
    assert [message.phase for _, message in heard.take('received')][-1] == 'end'
    two.say(GizmoDragged('/a', 'start', (0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0), 0.0))
    assert hub.gate.node_grabs.held('c2') is not None
