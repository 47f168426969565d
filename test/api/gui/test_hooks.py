# SPDX-License-Identifier: Apache-2.0
"""Callbacks of one occasion."""

from __future__ import annotations

from typing import Any

from support.widgets import CLIENT, Recorder

from ros_viz_bridge.api.gui.hooks import Hooks


def test_each_is_called_in_order_until_it_is_removed() -> None:
    told = Recorder()
    hooks = Hooks(told.gui.add_button('B'))
    heard: list[object] = []

    @hooks.add
    def one(event: object) -> None:
        heard.append('one')

    @hooks.add
    def two(event: object) -> None:
        heard.append('two')

    hooks.fire(CLIENT)
    hooks.remove(one)
    hooks.fire(None)
    hooks.remove('all')
    hooks.fire(None)
    assert heard == ['one', 'two', 'two']


def test_a_slow_callback_does_not_go_on_after_the_hold() -> None:
    told = Recorder()
    hooks = Hooks(told.gui.add_button('B'), latest=True)
    queued: list[tuple[Any, ...]] = []
    told.widgets.submit = lambda *call, lane: not queued.append(call)
    heard: list[object] = []
    hooks.add(heard.append)
    for _ in range(5):
        hooks.fire(CLIENT)
    assert len(queued) == 1
    call, *arguments = queued.pop()
    call(*arguments)
    hooks.fire(CLIENT)
    assert (len(heard), len(queued)) == (1, 1)
