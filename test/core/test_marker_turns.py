# SPDX-License-Identifier: Apache-2.0
"""A marker's server hears one client until that one was silent for a second."""

from __future__ import annotations

from support.interactive import feedback

from ros_viz_bridge.core.marker_turns import MarkerTurns, MOST, OWNED_S


def test_nobody_waits_at_a_marker_of_which_nothing_was_said():
    assert MarkerTurns().begin('c1', feedback('mouse_down')) == 0.0


def test_another_client_waits_from_the_last_word_on():
    """The one who spoke goes on at once; at other markers nobody waits."""
    turns = MarkerTurns()
    turns.spoke('c1', feedback('mouse_down'), 4.0)
    turns.spoke('c1', feedback('mouse_up'), 5.0)
    assert turns.begin('c1', feedback('mouse_down')) == 0.0
    assert turns.begin('c2', feedback('mouse_down')) == 5.0 + OWNED_S
    assert turns.begin('c2', feedback('mouse_down', marker='other')) == 0.0


def test_what_is_over_is_forgotten():
    turns = MarkerTurns()
    for i in range(3 * MOST):
        turns.spoke('c1', feedback('mouse_up', marker=str(i)), i * OWNED_S)
    assert len(turns._last) <= MOST
