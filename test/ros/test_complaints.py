# SPDX-License-Identifier: Apache-2.0
"""Whoever sends nonsense does not fill the log with it."""

from __future__ import annotations

from ros_viz_bridge.ros.complaints import Complaints, GAP


def test_each_reason_is_said_once_and_reasons_that_take_turns_now_and_then() -> None:
    now, said = 100.0, list[str]()
    complain = Complaints(said.append, clock=lambda: now)
    assert complain('too long')
    assert not any(complain('too long') for _ in range(100))
    assert said == ['too long']
    for i in range(1000):
        complain(f'no frame {i}')
    assert len(said) == 1
    now += GAP
    complain('no frame')
    assert said[1:] == ['no frame (1000 complaints before were left out)']
    complain.settle()
    now += GAP
    complain('no frame')
    assert said[2:] == ['no frame'], 'it begins anew'


def test_a_reason_that_lasts_is_said_though_it_began_just_after_another() -> None:
    now, said = 100.0, list[str]()
    complain = Complaints(said.append, clock=lambda: now)
    complain('too long')
    assert not complain('no frame')
    now += GAP
    assert complain('no frame') and not complain('no frame')
    assert said == ['too long', 'no frame (1 complaints before were left out)']
