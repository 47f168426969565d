# SPDX-License-Identifier: Apache-2.0
"""What waits is bounded, and the scene that it makes is the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
import numpy as np
from support.hubs import Client, make_hub
from support.scene import cloud, each_place, marker_table, markers, pose, transforms

from ros_viz_bridge.core.backlog import Backlog
from ros_viz_bridge.core.commands import Call, Command, Publish
from ros_viz_bridge.core.entry import Entry
from ros_viz_bridge.wire.markers import Markers
from ros_viz_bridge.wire.occupancy_grid import OccupancyGrid
from ros_viz_bridge.wire.scene import Remove
from ros_viz_bridge.wire.session import LogLine

MOST = 100_000


def of(*messages: Any, **how: Any) -> Publish:
    entries = tuple(Entry(message) for message in messages)
    assert all(entry.data for entry in entries)
    return Publish(entries, **how)


def messages(commands: list[Command]) -> list[Any]:
    found = [e.message for c in commands if isinstance(c, Publish) for e in c.entries]
    return [one for each in found for one in each_place(each)]


def big(key: str, x: float, size: int = 10_000) -> Any:
    return cloud('', key=key, size=size, stamp=x)


def test_all_waits_in_order_while_it_is_little() -> None:
    backlog = Backlog(MOST)
    commands: list[Command] = [of(big('a', i, size=100)) for i in range(50)]
    for command in commands:
        backlog.add(command)
    assert backlog.nbytes > 50 * 100
    assert backlog.take() == commands
    assert (len(backlog), backlog.nbytes, backlog.take()) == (0, 0, [])


def test_of_too_much_the_newest_of_each_is_left() -> None:
    backlog, ran = Backlog(MOST), []
    call = Call(lambda: ran.append(1))
    for i in range(100):
        backlog.add(of(big('a', i), pose('small', i)))
        backlog.add(of(big('b', i)))
        if i == 50:
            backlog.add(call)
        assert backlog.nbytes < MOST + 30_000
    assert backlog.replaced > 250
    left = backlog.take()
    assert call in left
    found = messages(left)
    assert len(found) < 40
    assert [m.stamp for m in found if m.key == 'a'][-1] == 99.0
    assert [m.position[0] for m in found if m.key == 'small'][-1] == 99.0
    assert backlog.replaced == 0


def test_what_counts_each_or_belongs_together_stays() -> None:
    backlog = Backlog(MOST)
    kept = [
        of(big('a', 1.0), big('b', 1.0), together=True),
        of(big('a', 2.0), to='c1'),
        of(transforms(('base', 'map', 1.0))),
        of(markers(('a', 1, 1.0))),
        of(Remove('', 'a')),
    ]
    for command in kept:
        backlog.add(command)
    for i in range(100):
        backlog.add(of(big('a', 10.0 + i)))
        backlog.add(of(transforms(('base', 'map', float(i)))))
    left = backlog.take()
    assert left[: len(kept)] == kept
    assert len([m for m in messages(left) if type(m).__name__ == 'Transforms']) == 101


def test_of_a_stream_what_a_client_could_still_be_sent() -> None:
    backlog = Backlog(MOST)
    for i in range(12_000):
        backlog.add(of(LogLine('', 'log', 0.0, 'info', 'x', f'{i} ' + 'long ' * 40)))
    found = [int(m.text.split()[0]) for m in messages(backlog.take())]
    assert found == list(range(12_000 - len(found), 12_000))
    assert LogLine.QUEUED <= len(found) < 9000


def test_a_whole_map_stands_for_all_before_it() -> None:
    cells = np.zeros(10_000, np.uint8)
    whole = OccupancyGrid(
        '', 'map', 'map', 0.0, 0.1, 100, 100, (0, 0, 0, 0, 0, 0, 1), True, 0, 0, 100, 100, cells
    )
    part = replace(whole, whole=False, rows=10, cells=cells[:1000])
    backlog = Backlog(MOST)
    for i in range(50):
        backlog.add(of(replace(whole, stamp=float(i))))
        backlog.add(of(part))
    found = messages(backlog.take())
    assert len(found) < 25
    assert found[-2].stamp == 49.0 and not found[-1].whole
    assert found[0].whole, 'no rectangle without its map'


def test_what_is_not_replaced_costs_no_search_for_every_message() -> None:
    backlog = Backlog(MOST)
    tries = []
    thin = backlog._thin_out
    backlog._thin_out = lambda: tries.append(1) or thin()  # type: ignore[method-assign]
    for i in range(1000):
        backlog.add(of(big(f'k{i}', 0.0)))
    assert len(backlog) == 1000
    assert len(tries) < 10


steps = st.lists(
    st.tuples(st.sampled_from(['a', 'b', 'm']), st.sampled_from(['set', 'set', 'remove'])),
    max_size=40,
)


@settings(deadline=None)
@given(steps, st.sampled_from([0, 1000, MOST]))
def test_the_scene_is_the_same(sequence: list[tuple[str, str]], most: int) -> None:
    found = []
    for limit in (most, 10**9):
        hub, _ = make_hub()
        backlog = Backlog(limit)
        for i, (key, what) in enumerate(sequence):
            if what == 'remove':
                backlog.add(of(Remove('', key)))
            elif key == 'm':
                message = replace(markers(('a', i % 3, float(i))), display='', key='m')
                backlog.add(of(message))
            else:
                backlog.add(of(big(key, float(i), size=100)))
        hub.apply(backlog.take())
        scene = Client(hub).open_data().scene()
        found.append(
            {m.key: marker_table(m) if isinstance(m, Markers) else m.stamp for m in scene}
        )
    assert found[0] == found[1]
