# SPDX-License-Identifier: Apache-2.0
"""Our own messages coming back are told from others'."""

from __future__ import annotations

from ros_viz_bridge.ros.echoes import Echoes, MOST


def test_own_messages_are_taken_once():
    """A slider that is dragged does not jump back to where it was."""
    echoes = Echoes()
    for data in (b'1', b'2', b'3'):
        echoes.expect(data)
    assert [echoes.take(data) for data in (b'1', b'2', b'3', b'3')] == [True, True, True, False]


def test_lost_echo_does_not_hide_what_others_say():
    """An echo that comes ends the waiting for those before it."""
    echoes = Echoes()
    echoes.expect(b'1')
    echoes.expect(b'2')
    assert echoes.take(b'2')
    assert not echoes.take(b'1')


def test_echo_that_never_came_is_forgotten():
    """Hours later the same value from somebody else is theirs."""
    now = 0.0
    echoes = Echoes(lambda: now)
    echoes.expect(b'1')
    now = 3.0
    assert not echoes.take(b'1')


def test_others_are_not_taken():
    """What somebody else publishes in between reaches the viewers."""
    echoes = Echoes()
    echoes.expect(b'1')
    assert not echoes.take(b'other')
    assert echoes.take(b'1')


def test_what_nobody_sends_back_is_bounded():
    """However long nobody takes an echo, and however much is published."""
    now = 0.0
    echoes = Echoes(lambda: now)
    for i in range(3 * MOST):
        echoes.expect(b'%d' % i)
    assert len(echoes._pending) == MOST
    now = 3.0
    echoes.expect(b'last')
    assert len(echoes._pending) == 1
