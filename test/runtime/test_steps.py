# SPDX-License-Identifier: Apache-2.0
"""A slow callback sees the beginning, the newest and the end of a drag, and not all between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ros_viz_bridge.runtime.steps import Steps


@dataclass(frozen=True)
class Moved:
    phase: str
    at: int = 0


def test_updates_that_wait_become_one_and_ends_are_kept() -> None:
    queued: list[Callable[[], Any]] = []
    seen: list[Moved] = []
    steps = Steps(seen.append)
    start = Moved('start')
    for each in [start, Moved('update', 1), Moved('update', 2), Moved('end'), start]:
        steps.add(each, lambda call, lane: not queued.append(call))
    while queued:
        queued.pop(0)()
    assert seen == [Moved('start'), Moved('update', 2), Moved('end'), Moved('start')]


def test_one_that_keeps_up_misses_nothing() -> None:
    seen: list[Moved] = []
    steps = Steps(seen.append)
    every = [Moved('start'), Moved('update', 1), Moved('update', 2), Moved('end')]
    for each in every:
        steps.add(each, lambda call, lane: not call())
    assert seen == every


def test_the_callbacks_name_is_kept_for_reports() -> None:
    def mine(step: Moved) -> None:
        pass

    names: list[str] = []
    Steps(mine).add(Moved('start'), lambda call, lane: not names.append(call.__name__))
    assert names == ['mine']


def test_a_call_that_is_dropped_keeps_no_later_one_from_coming() -> None:
    queued: list[Callable[[], Any]] = []
    seen: list[int] = []
    steps = Steps(seen.append)
    steps.put(1, lambda call, lane: False)
    steps.put(2, lambda call, lane: not queued.append(call))
    steps.put(3, lambda call, lane: not queued.append(call))
    for call in queued:
        call()
    assert seen == [3]
