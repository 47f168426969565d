# SPDX-License-Identifier: Apache-2.0
"""No change is lost between threads, and nothing is told after the end."""

from __future__ import annotations

from dataclasses import dataclass
import itertools
import threading
from typing import Any

import pytest

from ros_viz_bridge.runtime.live import Live


@dataclass(frozen=True)
class State:
    left: int = 0
    right: int = 0


def test_changes_are_told_in_order_until_the_end() -> None:
    told: list[Any] = []
    live = Live(State(), told.append)
    live.change(left=1)
    live.end(lambda state: told.append(('end', state)))
    live.end(told.append)
    live.change(right=2)
    assert told == [State(), State(1), ('end', State(1))]
    assert live.ended and live.state == State(1, 2)


def test_what_is_gone_refuses_changes_with_the_reason() -> None:
    live = Live(State(), lambda state: None, gone='the node was removed')
    live.end(lambda state: None)
    with pytest.raises(RuntimeError, match='the node was removed'):
        live.change(left=1)
    assert live.state == State()


def test_a_change_that_fails_changes_nothing() -> None:
    told: list[State] = []
    live = Live(State(), told.append)

    def fail(state: State) -> State:
        raise ValueError('no')

    with pytest.raises(ValueError, match='no'):
        live.update(fail)
    live.update(lambda state: State(state.left + 1))
    assert told == [State(), State(1)]


def test_changes_of_two_threads_are_both_in_what_is_told_last() -> None:
    told: list[State] = []
    live = Live(State(), told.append)

    def count(name: str) -> None:
        for i in range(2000):
            live.change(**{name: i + 1})

    threads = [threading.Thread(target=count, args=(name,)) for name in ('left', 'right')]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told[-1] == State(2000, 2000)
    assert all(a.left <= b.left and a.right <= b.right for a, b in itertools.pairwise(told))
