# SPDX-License-Identifier: Apache-2.0
"""A script rules over who may act on the robot."""

from __future__ import annotations

import pytest
from support.examples import example
from support.page import Page
from support.served import in_loop, serving, soon

from ros_viz_bridge.api.control import ControlEvent
from ros_viz_bridge.wire.client import CameraMoved, ResetStop, TakeControl
from ros_viz_bridge.wire.presenting import PresenterCamera
from ros_viz_bridge.wire.scene import Remove
from ros_viz_bridge.wire.session import Control, RoleChanged


@in_loop
async def test_outputs_may_be_stopped_from_outside_the_page() -> None:
    stops: list[tuple[str, str]] = []
    with serving() as server:
        server.on_stop(lambda who, why: stops.append((who, why)))
        async with Page(server.url) as page:
            server.stop_outputs('ROS', 'a button on the wall')
            await page.wait_for(lambda m: isinstance(m, Control) and m.stopped_by == 'ROS')
            await page.send(ResetStop(1))
            await soon(lambda: len(stops) == 2)
    assert stops == [('ROS', 'a button on the wall'), ('', 'reset by c1')]


@in_loop
async def test_who_has_control() -> None:
    with serving() as server:
        async with Page(server.url) as page:
            assert server.get_holder('robot') == server.get_holder('none') == ''
            await page.send(TakeControl('robot'))
            await soon(lambda: server.get_holder('robot') == 'c1')


@in_loop
async def test_a_program_gives_takes_and_hears_of_control() -> None:
    heard: list[tuple[str, str, str, str]] = []
    with serving(groups=('arm', 'base')) as server:
        assert server.control_groups == ('arm', 'base')

        @server.on_control_change
        def changed(event: ControlEvent) -> None:
            assert event.client is server.get_clients().get(event.holder)
            heard.append((event.group, event.holder, event.previous, event.why))

        async with Page(server.url) as one, Page(server.url):
            await soon(lambda: len(server.get_clients()) == 2)
            first, second = server.get_clients().values()
            server.give_control(first, 'arm')
            server.take_control('base')
            await soon(lambda: server.get_holder('base') == 'program')
            await one.send(TakeControl('base'))
            await soon(lambda: server._hub.gate.leases.waiting('base') == ['c1'])
            server.release_control('base')
            server.give_control('c2', 'arm')
            await soon(lambda: server.get_holder('arm') == 'c2')
            second.role = 'viewer'
            assert second.role == 'viewer'
            await soon(lambda: server.get_holder('arm') == '')
            with pytest.raises(ValueError, match=r"group must be one of .*'arm', 'base', not 'x'"):
                server.take_control('x')
            with pytest.raises(ValueError, match='client must be an operator, but c2 only looks'):
                server.give_control(second, 'arm')
            with pytest.raises(ValueError, match=r"connected, not 'c9'"):
                server.give_control('c9', 'arm')
            with pytest.raises(ValueError, match='role must be one of'):
                second.role = 'king'  # type: ignore[assignment]
            server.flush()
            await soon(lambda: len(heard) == 5)
    assert heard[:5] == [
        ('arm', 'c1', '', 'given'),
        ('base', 'program', '', 'given'),
        ('base', 'c1', 'program', 'given'),
        ('arm', 'c2', 'c1', 'given'),
        ('arm', '', 'c2', 'demoted'),
    ]


@in_loop
async def test_a_role_changes_in_the_page_and_in_the_script() -> None:
    with serving() as server:
        async with Page(server.url) as page:
            (client,) = (await soon(server.get_clients)).values()
            client.name = ' Ada '
            client.role = 'viewer'
            assert (await page.wait_for(RoleChanged)).role == 'viewer'
            control = await page.wait_for(lambda m: isinstance(m, Control) and m.viewers)
            assert (control.viewers, control.names, client.name) == (1, {'c1': 'Ada'}, 'Ada')
            with pytest.raises(ValueError, match='name must be at most 64 characters'):
                client.name = 'x' * 65


@in_loop
async def test_a_program_lets_somebody_present() -> None:
    with serving() as server:
        async with Page(server.url) as one, Page(server.url) as two:
            await soon(lambda: len(server.get_clients()) == 2)
            await one.send(example(CameraMoved))
            server.get_clients()['c1'].present()
            seen = await two.wait_for(PresenterCamera)
            assert seen.position == example(CameraMoved).position
            await soon(lambda: server.presenter is server.get_clients()['c1'])
            server.stop_presenting()
            await two.wait_for(lambda m: isinstance(m, Remove) and m.key == 'presenter')
            assert server.presenter is None
            with pytest.raises(ValueError, match='presenter must be a client that is connected'):
                server.presenter = 'c7'


@in_loop
async def test_a_stop_is_lifted_by_the_program_too() -> None:
    with serving() as server:
        server.stop_outputs()
        await soon(lambda: server.stopped_by == 'the program')
        server.reset_stop()
        await soon(lambda: server.stopped_by == '')


def test_widgets_and_controls_belong_to_groups_that_there_are() -> None:
    with serving(groups=('arm',)) as server:
        folder = server.gui.add_folder('Arm')
        folder.group = 'arm'
        gizmo = server.scene.add_transform_controls('/gizmo')
        gizmo.group = 'arm'
        assert (folder.group, gizmo.group) == ('arm', 'arm')
        for handle in (folder, gizmo):
            with pytest.raises(ValueError, match="group must be one of '', 'arm' .* not 'leg'"):
                handle.group = 'leg'  # type: ignore[attr-defined]
            assert handle.group == 'arm'  # type: ignore[attr-defined]
            handle.group = ''  # type: ignore[attr-defined]
