# SPDX-License-Identifier: Apache-2.0
"""The slowest edge sets the pace, but holds nobody up for long."""

from __future__ import annotations

from support.hubs import make_hub

from ros_viz_bridge.core.pacing import Pacing
from ros_viz_bridge.core.trunk import Trunk
from ros_viz_bridge.wire.trunk import Enrolled


def make(*edges: str) -> tuple[Trunk, Pacing]:
    hub, _ = make_hub()
    trunk = Trunk(hub.log, window_ms=20.0, wake=lambda: None, overflowed=lambda error: None)
    for each in edges:
        trunk.open(each)
    return trunk, Pacing(trunk, most=3.0)


def send(trunk: Trunk, now: float) -> None:
    trunk.tell(Enrolled(), edge='near')
    assert trunk.box.take(now)


def test_nobody_waits_for_who_is_half_a_second_behind_and_after_three_it_is_told() -> None:
    trunk, pacing = make('near', 'far')
    pacing.tick(100.0)
    send(trunk, 100.0)
    trunk.ack(trunk.sent, 100.0, edge='near')
    for i in range(1, 24):
        now = 100.0 + 0.25 * i
        stuck = pacing.tick(now)
        assert trunk._edges['far'].late == (now >= 100.75)
        assert pacing.behind('far', now) == (now >= 100.5) and not pacing.behind('near', now)
        assert bool(stuck) == (now > 103.25) and set(stuck) <= {'far'}


def test_what_was_sent_while_nobody_could_say_what_it_took_blames_nobody() -> None:
    trunk, pacing = make('far')
    pacing.tick(100.0)
    send(trunk, 100.0)
    pacing.tick(100.25)
    pacing.forget()
    assert not pacing.tick(109.0) and not pacing.behind('far', 109.0)


def test_who_was_late_sets_the_pace_again_though_its_way_is_longer() -> None:
    """Else it would be sent more than it can take at its next trouble, and let go."""
    trunk, pacing = make('near', 'far')
    late = list[bool]()
    for i in range(16):
        now = 100.0 + 0.25 * i
        before = trunk.sent
        send(trunk, now)
        trunk.ack(trunk.sent, now, edge='near')
        if not 4 <= i < 8:
            trunk.ack(before, now, edge='far')  # there is always something on its way
        pacing.tick(now)
        late.append(trunk._edges['far'].late)
    assert late == [5 <= i < 8 for i in range(16)]
