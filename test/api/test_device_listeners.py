# SPDX-License-Identifier: Apache-2.0
"""A callback hears of its keys alone, and of the end of all that it heard begin."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from support.examples import example

from ros_viz_bridge.api.device_events import GamepadEvent, KeyEvent
from ros_viz_bridge.api.device_listeners import GamepadListener, KeyFilter, KeyListener
from ros_viz_bridge.api.dispatch import Dispatch
from ros_viz_bridge.core.session import ClientInfo
from ros_viz_bridge.wire.page_events import GamepadMoved, KeyChanged

INFO = ClientInfo('c1', 'operator')
FREE = {'shift': False, 'ctrl': False, 'alt': False, 'meta': False, 'repeat': False}


def now(call: Any, *, lane: Any) -> bool:
    call()
    return True


def key(event: Any, name: str = 'w', **more: Any) -> KeyChanged:
    code = more.pop('code', f'Key{name.upper()}')
    return KeyChanged(0.0, event, name, code, **{**FREE, **more})


def listener(which: KeyFilter, submit: Any = now) -> tuple[KeyListener, list[KeyEvent]]:
    heard: list[KeyEvent] = []
    client: Any = lambda info: None  # noqa: E731
    return KeyListener(heard.append, which, client, submit), heard


def test_a_key_by_its_name_or_place_with_what_is_held() -> None:
    for name in ('w', 'keyw'):
        keys, heard = listener(KeyFilter(name, 'shift'))
        keys.changed(INFO, key('down'))
        keys.changed(INFO, key('down', 's', shift=True))
        keys.changed(INFO, key('down', 'W', code='KeyW', shift=True))
        keys.changed(INFO, key('down', 'W', code='KeyW', shift=True, repeat=True))
        keys.changed(INFO, key('up'))  # shift was let go first
        told = [(each.event, each.repeat, each.modifier) for each in heard]
        assert told == [('down', False, 'shift'), ('down', True, 'shift'), ('up', False, None)]


def test_a_modifier_is_not_held_with_itself() -> None:
    keys, heard = listener(KeyFilter(None, ''))
    keys.changed(INFO, key('down', 'Shift', code='ShiftLeft', shift=True))
    assert [each.code for each in heard] == ['ShiftLeft']


def test_who_leaves_holds_nothing() -> None:
    keys, heard = listener(KeyFilter(None, None))
    keys.changed(INFO, key('down'))
    keys.ended(INFO)
    keys.changed(INFO, key('up'))
    assert [each.event for each in heard] == ['down', 'up']


def test_a_slow_callback_is_told_of_the_last_repetition() -> None:
    queued: list[Any] = []
    keys, heard = listener(KeyFilter(None, None), lambda call, lane: not queued.append(call))
    for event in ('down', 'down', 'down', 'down', 'up'):
        keys.changed(INFO, key(event, repeat=bool(queued) and event == 'down'))
    for call in queued:
        call()
    assert [each.phase for each in heard] == ['start', 'update', 'end']


def test_of_each_gamepad_the_newest_state_and_its_end() -> None:
    queued: list[Any] = []
    heard: list[GamepadEvent] = []
    client: Any = lambda info: None  # noqa: E731
    pads = GamepadListener(heard.append, client, lambda call, lane: not queued.append(call))
    state = replace(example(GamepadMoved), id='pad', axes=np.ones(2, np.float32))
    for index in (0, 1):
        pads.moved(INFO, replace(state, index=index))
        pads.moved(INFO, replace(state, index=index, axes=np.zeros(2, np.float32)))
    pads.ended(INFO)
    for call in queued:
        call()
    assert [(each.index, each.id) for each in heard] == [(0, 'pad'), (1, 'pad'), (0, ''), (1, '')]
    assert not heard[0].axes.any() and not heard[-1].axes.size


def test_a_stop_ends_what_is_held_and_lifting_it_brings_nothing_back() -> None:
    dispatch = Dispatch(Any)  # type: ignore[arg-type]
    keys, heard = listener(KeyFilter(None, None))
    moved: list[GamepadEvent] = []
    client: Any = lambda info: None  # noqa: E731
    pads = GamepadListener(moved.append, client, now)
    for each in (keys, pads):
        each.listen(dispatch)
    keys.changed(INFO, key('down'))
    pads.moved(INFO, replace(example(GamepadMoved), id='pad'))
    dispatch.stopped('c2', 'space bar')
    dispatch.stopped('', 'reset by c2')
    assert ([each.event for each in heard], moved[-1].id) == (['down', 'up'], '')
    keys.changed(INFO, key('down', repeat=True))
    assert (len(heard), len(moved)) == (2, 2)


def test_who_is_not_heard_of_holds_nothing() -> None:
    dispatch = Dispatch(Any)  # type: ignore[arg-type]
    keys, heard = listener(KeyFilter(None, None))
    keys.listen(dispatch)
    keys.changed(INFO, key('down'))
    dispatch.silent(INFO)
    assert [each.event for each in heard] == ['down', 'up']


def test_a_client_holds_so_many_keys_and_no_more() -> None:
    keys, heard = listener(KeyFilter(None, None))
    for number in range(100):
        keys.changed(INFO, key('down', code=f'K{number}'))
    assert len(heard) == 32
