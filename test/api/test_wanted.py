# SPDX-License-Identifier: Apache-2.0
"""Pages are asked for what somebody wants to know, and for nothing else."""

from __future__ import annotations

from ros_viz_bridge.api.wanted import Wanted
from ros_viz_bridge.wire.page_events import WantedEvents


def test_wishes_add_up_and_are_said_when_they_change() -> None:
    said: list[WantedEvents] = []
    wanted = Wanted('', said.append)
    assert said == []
    wanted.add('keys', 'w')
    wanted.add('keys', 'w')
    wanted.add('gamepads')
    wanted.add('keys')
    assert said == [
        WantedEvents('', 'wanted', ['keys'], ['w']),
        WantedEvents('', 'wanted', ['gamepads', 'keys'], ['w']),
        WantedEvents('', 'wanted', ['gamepads', 'keys'], []),
    ]


def test_a_clients_wishes_replace_each_other_beside_the_shared_ones() -> None:
    said: list[WantedEvents] = []
    wanted = Wanted('c1', said.append)
    wanted.set({'page', 'keys'})
    wanted.set({'page'})
    assert said == [
        WantedEvents('', 'wanted:c1', ['keys', 'page']),
        WantedEvents('', 'wanted:c1', ['page']),
    ]
