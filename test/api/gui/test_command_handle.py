# SPDX-License-Identifier: Apache-2.0
"""Commands are changed by assigning, call back in order, and are chosen by operators alone."""

from __future__ import annotations

from typing import Any

import pytest
from support.page import Page
from support.served import in_loop, serving, soon
from support.widgets import Recorder

from ros_viz_bridge.core.access import Access
from ros_viz_bridge.wire.command import Command, CommandTriggered
from ros_viz_bridge.wire.session import Notice


def test_what_is_assigned_is_told_at_once() -> None:
    told = Recorder()
    command = told.gui.add_command('Calibrate')
    command.hotkey, command.modifier = 'r', 'shift'
    command.label, command.description, command.disabled = 'Again', 'now', True
    command.icon = 'refresh'
    last = told.last(Command)
    assert last == Command('', command.key, 'Again', 'now', 'R', 'shift', 'refresh', True)
    assert (command.label, command.description, command.icon) == ('Again', 'now', 'refresh')
    assert (command.hotkey, command.modifier, command.disabled) == ('R', 'shift', True)
    with pytest.raises(ValueError, match='needs a hotkey'):
        command.hotkey = None
    command.modifier = command.hotkey = command.description = command.icon = None
    assert (command.hotkey, command.modifier) == (None, None)


def test_after_its_end_it_says_so() -> None:
    told = Recorder()
    command = told.gui.add_command('Calibrate')
    command.remove()
    command.remove()
    assert told.removed == [command.key] and command.removed
    for use in (
        lambda: setattr(command, 'label', 'x'),
        lambda: setattr(command, 'hotkey', 'x'),
        lambda: command.on_trigger(print),
    ):
        with pytest.raises(RuntimeError, match="'Calibrate' was removed"):
            use()


def test_a_callback_must_be_one() -> None:
    with pytest.raises(TypeError, match='a callback must be callable, not 7'):
        Recorder().gui.add_command('Calibrate').on_trigger(7)  # type: ignore[type-var]


@in_loop
async def test_operators_choose_it_and_the_script_is_told_who_did() -> None:
    with serving(access=Access(operator_token='o', viewer_token='v')) as server:
        called: list[Any] = []
        command = server.gui.add_command('Calibrate', hotkey='R')

        @command.on_trigger
        def first(event: Any) -> None:
            called.append(('first', event.client_id, event.client.role, event.target is command))
            raise KeyError('this is reported, and harms nobody')

        @command.on_trigger
        async def second(event: Any) -> None:
            called.append(('second', event.client_id))

        async with Page(server.url, token='o') as page, Page(server.url, token='v') as viewer:
            shown = await viewer.wait_for(Command)
            assert shown.hotkey == 'R'
            await viewer.send(CommandTriggered(command.key))
            refused = await viewer.wait_for(Notice)
            assert 'role of an operator' in refused.text
            await page.send(CommandTriggered(command.key))
            await soon(lambda: len(called) == 2)
            assert sorted(called) == [
                ('first', page.hello.client_id, 'operator', True),
                ('second', page.hello.client_id),
            ]
            command.remove_trigger_callback(first)
            command.disabled = True
            server.flush()
            for key, why in ((command.key, 'is disabled'), ('command-0', 'there is no command')):
                await page.send(CommandTriggered(key))
                said = await page.wait_for(lambda m, why=why: why in getattr(m, 'text', ''))
                assert isinstance(said, Notice)
            server.stop_outputs('me')
            command.disabled = False
            server.flush()
            await page.send(CommandTriggered(command.key))
            await page.wait_for(lambda m: 'outputs were stopped' in getattr(m, 'text', ''))
            assert len(called) == 2
