# SPDX-License-Identifier: Apache-2.0
"""The fold of maps: a late joiner gets all of it, and a slow client loses no update."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
import numpy as np
import pytest
from support.slow_link import SlowLink

from ros_viz_bridge.core.entry import Entry
from ros_viz_bridge.core.folds.occupancy_grid import OccupancyGridFold
from ros_viz_bridge.core.link import Link
from ros_viz_bridge.core.outbox import Outbox
from ros_viz_bridge.core.scene_log import SceneLog
from ros_viz_bridge.wire.occupancy_grid import OccupancyGrid

ORIGIN = (1.0, 2.0, 0.0, 0.0, 0.0, 0.0, 1.0)


def whole(cells: Any) -> OccupancyGrid:
    cells = np.array(cells, np.uint8)
    height, width = cells.shape
    flat = cells.reshape(-1)
    return OccupancyGrid(
        '/map', '/map', 'map', 1.0, 0.05, width, height, ORIGIN, True, 0, 0, width, height, flat
    )


def part(of: OccupancyGrid, x: int, y: int, cells: Any) -> OccupancyGrid:
    cells = np.array(cells, np.uint8)
    rows, columns = cells.shape
    changed = replace(of, whole=False, x=x, y=y, columns=columns, rows=rows)
    return replace(changed, cells=cells.reshape(-1))


def cells_of(grid: OccupancyGrid) -> list[list[int]]:
    return grid.cells.reshape(grid.height, grid.width).tolist()


def test_rectangles_are_written_into_the_map() -> None:
    fold = OccupancyGridFold()
    base = whole([[0] * 4] * 3)
    fold.add(base)
    fold.add(part(base, 1, 1, [[7, 8, 9]]))
    fold.add(part(base, 3, 0, [[5], [6]]))
    state = fold.state(0.0)
    assert cells_of(state) == [[0, 0, 0, 5], [0, 7, 8, 6], [0, 0, 0, 0]]
    assert (state.whole, state.x, state.y, state.columns, state.rows) == (True, 0, 0, 4, 3)
    assert (state.origin, state.resolution, state.frame) == (ORIGIN, 0.05, 'map')
    assert cells_of(base) == [[0] * 4] * 3, 'what was given is not written to'


def test_a_state_that_was_given_away_does_not_change() -> None:
    fold = OccupancyGridFold()
    base = whole([[0, 0]])
    fold.add(base)
    before = fold.state(0.0)
    fold.add(part(base, 0, 0, [[1]]))
    between = fold.state(0.0)
    fold.add(part(base, 1, 0, [[2]]))
    assert [cells_of(s) for s in (before, between, fold.state(0.0))] == [
        [[0, 0]], [[1, 0]], [[1, 2]]
    ]  # fmt: skip


def test_a_rectangle_without_its_map_changes_nothing() -> None:
    fold = OccupancyGridFold()
    with pytest.raises(ValueError, match='no state'):
        fold.state(0.0)
    base = whole([[0, 0], [0, 0]])
    fold.add(part(base, 0, 0, [[1]]))
    lost = fold.state(0.0)
    assert (lost.whole, lost.rows, lost.cells.size) == (False, 0, 0)
    fold.add(base)
    fold.add(part(whole([[0]]), 0, 0, [[1]]))
    assert cells_of(fold.state(0.0)) == [[0, 0], [0, 0]]


def test_only_a_latched_map_outlives_a_jump_in_time() -> None:
    fold = OccupancyGridFold()
    fold.add(whole([[1]]))
    assert fold.forget_dynamic(latched=True)
    assert cells_of(fold.state(0.0)) == [[1]]
    assert not fold.forget_dynamic(latched=False)


RECTS = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 5), st.integers(1, 8), st.integers(1, 6)),
    max_size=20,
)


@given(RECTS)
def test_any_rectangles_fold_to_what_they_write(rects: list[tuple[int, int, int, int]]) -> None:
    truth = np.zeros((6, 8), np.uint8)
    base = whole(truth)
    fold = OccupancyGridFold()
    fold.add(base)
    for value, (x, y, width, height) in enumerate(rects, 1):
        area = truth[y : y + height, x : x + width]
        area[:] = value
        fold.add(part(base, x, y, area))
    assert cells_of(fold.state(0.0)) == truth.tolist()


@pytest.mark.parametrize('rate', [20e3, 2e6])
def test_a_slow_client_loses_no_update(rate: float) -> None:
    """A map of 40 kB and 300 updates of 1 kB a second: more than the slower link carries."""
    log = SceneLog(lambda: 0.0)
    box = Outbox(link=Link(window_ms=20.0))
    link = SlowLink(box, rate=rate)
    rng = np.random.default_rng(1)
    truth = rng.integers(0, 100, (200, 200), np.uint8)
    base = whole(truth)

    def publish(message: OccupancyGrid) -> None:
        entry = Entry(message)
        box.add(entry, folded=log.add(entry))

    publish(base)
    sent = 0

    def update(now: float) -> None:
        nonlocal sent
        if now * 300 >= sent and now < 2.0:
            x, y = rng.integers(0, 170, 2)
            area = truth[y : y + 30, x : x + 30]
            area[:] = rng.integers(0, 100, area.shape, np.uint8)
            publish(part(base, int(x), int(y), area))
            sent += 1

    link.run(8.0, each=update)
    page = OccupancyGridFold()
    for _, message in link.arrived:
        page.add(message)
    assert sent > 500
    assert (len(link.arrived) < sent) == (rate < 1e5), 'the slow one gets them folded'
    assert np.array_equal(page.state(0.0).cells.reshape(200, 200), truth)
