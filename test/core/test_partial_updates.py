# SPDX-License-Identifier: Apache-2.0
"""Every kind of message that tells only what changed loses nothing on a link that is too slow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np
import pytest
from support.interactive import delta as interactive
from support.scene import marker_table, markers, transform_table, transforms
from support.slow_link import SlowLink

from ros_viz_bridge.core.entry import Entry
from ros_viz_bridge.core.folds import FOLDS, make_fold
from ros_viz_bridge.core.link import Link
from ros_viz_bridge.core.outbox import Outbox
from ros_viz_bridge.core.scene_log import SceneLog
from ros_viz_bridge.wire.diagnostics import Diagnostic, Diagnostics
from ros_viz_bridge.wire.interactive_markers import InteractiveMarkers
from ros_viz_bridge.wire.markers import Markers
from ros_viz_bridge.wire.message import ServerMessage
from ros_viz_bridge.wire.occupancy_grid import OccupancyGrid
from ros_viz_bridge.wire.robot import JointStates
from ros_viz_bridge.wire.tf import Transforms

THINGS, TOUCHED = 200, 3
Values = dict[int, float]


class Case(NamedTuple):
    """How a kind says 'these have these values now', and how a state of it is read."""

    tell: Callable[[Values], ServerMessage]
    read: Callable[[Any], dict[Any, float]]


def _joints(values: Values) -> JointStates:
    column = np.array(list(values.values()))
    names = [str(one) for one in values]
    return JointStates('/j', 'joints', names, np.ones(len(names)), column, column, column)


def _diagnostics(values: Values) -> Diagnostics:
    parts = [Diagnostic(str(k), 'ok', str(v), '', [], 0.0, 0.0) for k, v in values.items()]
    return Diagnostics('/diagnostics', 'parts', parts)


def _map(values: Values) -> OccupancyGrid:
    """One row of cells: the whole of it, or the piece from the first cell told to the last."""
    whole = len(values) == THINGS
    first, count = min(values), len(values)
    cells = np.array([values[first + i] for i in range(count)], np.uint8)
    origin = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0)
    return OccupancyGrid(
        '/m', '/m', 'map', 1.0, 0.05, THINGS, 1, origin, whole, first, 0, count, 1, cells
    )


CASES: dict[type, Case] = {
    Transforms: Case(
        lambda values: transforms(*((f'f{k}', 'map', v) for k, v in values.items())),
        lambda state: {int(k[1:]): v[1] for k, v in transform_table(state).items()},
    ),
    Markers: Case(
        lambda values: markers(*(('', k, v) for k, v in values.items())),
        lambda state: {number: x for (_, number), x in marker_table(state).items()},
    ),
    InteractiveMarkers: Case(
        lambda values: interactive(
            [(str(k), 1) for k in values] if len(values) == THINGS else [],
            poses=[(str(k), v) for k, v in values.items()],
        ),
        lambda state: {int(one.name): one.position[0] for one in state.markers},
    ),
    Diagnostics: Case(
        _diagnostics, lambda state: {int(one.name): float(one.message) for one in state.parts}
    ),
    OccupancyGrid: Case(_map, lambda state: dict(enumerate(map(float, state.cells)))),
    JointStates: Case(
        _joints,
        lambda state: {int(k): v for k, v in zip(state.names, state.position, strict=True)},
    ),
}


def changes(seed: int) -> Iterator[Values]:
    """Yield all values, then, without end, new ones of a few neighbours."""
    rng = np.random.default_rng(seed)
    yield dict.fromkeys(range(THINGS), 0.0)
    while True:
        first = int(rng.integers(THINGS - TOUCHED))
        yield {first + i: float(rng.integers(100)) for i in range(TOUCHED)}


def test_every_fold_has_its_case() -> None:
    assert set(CASES) == set(FOLDS)


@pytest.mark.parametrize('kind', CASES, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize('slow', [True, False], ids=['slow', 'fast'])
def test_a_page_ends_with_what_was_told(kind: type, slow: bool) -> None:
    """1,000 partial updates a second, for half a second, over 60 kB/s or 20 MB/s."""
    log = SceneLog(lambda: 0.0)
    box = Outbox(link=Link(window_ms=20.0))
    link = SlowLink(box, rate=60e3 if slow else 20e6)
    told: Values = {}
    coming = changes(seed=1)
    sent = 0

    def update(now: float) -> None:
        nonlocal sent
        if now * 1000 >= sent and now < 0.5:
            values = next(coming)
            told.update(values)
            entry = Entry(CASES[kind].tell(values))
            box.add(entry, folded=log.add(entry))
            sent += 1

    link.run(0.6, each=update)
    link.run(10.0)
    assert not box.pending_bytes
    page = make_fold(link.arrived[0][1])
    for _, message in link.arrived:
        page.add(message)
    assert sent == 500
    assert len(link.arrived) < sent or not slow, 'on the slow link many become one'
    assert CASES[kind].read(page.state(0.0)) == told
