# SPDX-License-Identifier: Apache-2.0
"""Callbacks are called for their occasion only, each where it asked to be."""

from __future__ import annotations

import threading

import pytest

from ros_viz_bridge.api.dispatch import Dispatch, Registry
from ros_viz_bridge.core.session import ClientInfo
from ros_viz_bridge.runtime.callbacks import Callbacks
from ros_viz_bridge.wire.client import ResetStop, Stop

CLIENT = ClientInfo('c1', 'operator')


def test_direct_callbacks_run_at_once_and_others_on_the_callback_thread() -> None:
    callbacks = Callbacks(lambda: None, lambda text: None)
    dispatch, threads = Dispatch(callbacks), {}
    for direct in (True, False):
        dispatch.on_event(Stop).add(
            lambda client, event, d=direct: threads.setdefault(d, threading.get_ident()),
            direct=direct,
        )
    dispatch.received(CLIENT, ResetStop(1))
    assert threads == {}
    dispatch.received(CLIENT, Stop('x'))
    assert threads[True] == threading.get_ident()
    callbacks.close()
    assert threads[False] != threading.get_ident()


def test_a_direct_callback_that_fails_harms_no_other(caplog: pytest.LogCaptureFixture) -> None:
    registry, found = Registry(), []
    registry.add(lambda value: 1 / 0, direct=True)
    registry.add(found.append, direct=True)
    registry.call(Callbacks(lambda: None, lambda text: None), 7)
    assert found == [7]
    assert 'ZeroDivisionError' in caplog.text


def test_a_callback_may_be_removed() -> None:
    registry, found = Registry(), []
    registry.add(found.append, direct=True)
    registry.remove(found.append)
    registry.call(Callbacks(lambda: None, lambda text: None), 7)
    assert found == []


def test_every_occasion_has_its_callbacks() -> None:
    dispatch, found = Dispatch(Callbacks(lambda: None, lambda text: None)), []
    for name in ('connect', 'disconnect', 'forget', 'interest', 'stop'):
        registry = getattr(dispatch, f'on_{name}')
        registry.add(lambda *args, n=name: found.append((n, *args)), direct=True)
    dispatch.connected(CLIENT)
    dispatch.disconnected(CLIENT)
    dispatch.forgotten('c1')
    dispatch.interest_changed(frozenset('d'))
    dispatch.stopped('c1', 'why')
    assert found == [
        ('connect', CLIENT),
        ('disconnect', CLIENT),
        ('forget', 'c1'),
        ('interest', frozenset('d')),
        ('stop', 'c1', 'why'),
    ]


def test_who_draws_for_scripts_is_told_of_to_nobody_but_who_waits_for_its_answers() -> None:
    dispatch = Dispatch(Callbacks(lambda: None, lambda text: None))
    told: list[str] = []
    for name in ('on_connect', 'on_disconnect', 'on_gone'):
        getattr(dispatch, name).add(lambda client, n=name: told.append(n), direct=True)
    unseen = ClientInfo('c2', 'viewer', unseen=True)
    dispatch.connected(unseen)
    dispatch.disconnected(unseen)
    assert told == ['on_gone']
    dispatch.connected(CLIENT)
    dispatch.disconnected(CLIENT)
    assert told[1:] == ['on_connect', 'on_gone', 'on_disconnect']
