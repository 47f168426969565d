# SPDX-License-Identifier: Apache-2.0
"""A slow client gets what is fresh, a stalled one costs little, and others notice neither."""

from __future__ import annotations

import numpy as np
import pytest
from support.scene import cloud, entry, transforms
from support.slow_link import SlowLink

from ros_viz_bridge.core.entry import Entry
from ros_viz_bridge.core.link import INITIAL_WINDOW, Link, MINIMUM_WINDOW
from ros_viz_bridge.core.outbox import Outbox
from ros_viz_bridge.core.queues import DELTA_BYTES
from ros_viz_bridge.core.scene_log import Folded
from ros_viz_bridge.core.unsent import Unsent
from ros_viz_bridge.wire.message import Priority
from ros_viz_bridge.wire.point_cloud import PointCloud
from ros_viz_bridge.wire.session import LogLine
from ros_viz_bridge.wire.tf import Transforms
from ros_viz_bridge.wire.watch import Samples

MB = 1_000_000


def ages(link: SlowLink, cls: type) -> list[float]:
    return [time - message.stamp for time, message in link.arrived if isinstance(message, cls)]


@pytest.mark.parametrize('delay', [0.0005, 0.01])
def test_tf_overtakes_a_16_mb_cloud_at_20_mb_per_second(delay: float) -> None:
    box = Outbox(link=Link())
    link = SlowLink(box, rate=20 * MB, delay=delay)
    box.add(entry(cloud('warm', size=20 * MB)))
    link.run(2.0)
    box.add(entry(cloud('c', size=16 * MB, stamp=link.now)))
    sent: list[float] = []

    def each(now: float) -> None:
        if not sent or now - sent[-1] >= 0.01:
            sent.append(now)
            box.add(entry(transforms(('base', 'odom', now), stamp=now)))

    link.run(1.5, each=each)
    tf = [time - float(m.stamp[0]) for time, m in link.arrived if isinstance(m, Transforms)]
    assert len(tf) > 100
    assert max(tf) < 0.05
    assert sum(isinstance(m, PointCloud) for _, m in link.arrived) == 2
    assert link.now - link.arrived[0][0] > 0.8, 'the cloud was on its way all the time'


def test_a_slow_client_sees_fresh_clouds_at_its_own_rate() -> None:
    box = Outbox(link=Link())
    link = SlowLink(box, rate=20 * MB)
    made: list[float] = []

    def each(now: float) -> None:
        if not made or now - made[-1] >= 0.1:
            made.append(now)
            box.add(entry(cloud('c', size=4_800_000, stamp=now)))

    link.run(6.0, each=each)
    late = ages(link, PointCloud)[5:]
    assert len(late) > 10
    assert max(late) < 0.1 + 2 * 0.24 + 0.05, 'at most one waits behind the one on its way'
    assert box.unsent.skipped > 20


def test_a_fast_client_is_sent_all_beside_a_stalled_one() -> None:
    fast, stalled = Outbox(link=Link()), Outbox(link=Link())
    link = SlowLink(fast, rate=1000 * MB)
    dead = SlowLink(stalled, rate=1000 * MB, reads=False)
    made: list[float] = []

    def each(now: float) -> None:
        if not made or now - made[-1] >= 0.1:
            made.append(now)
            shared = entry(cloud('c', size=4_800_000, stamp=now))
            fast.add(shared)
            stalled.add(shared)

    for _ in range(400):
        link.run(0.01, each=each)
        dead.run(0.01)
    assert fast.unsent == Unsent()
    assert sum(isinstance(m, PointCloud) for _, m in link.arrived) >= len(made) - 1
    assert stalled.unsent.skipped >= len(made) - 2


def test_a_stalled_client_costs_the_window_and_the_latest_of_every_key() -> None:
    box = Outbox(link=Link())
    link = SlowLink(box, rate=1000 * MB, reads=False)
    alive: list[Entry] = []
    state = Folded(entry(transforms(('a', 'b', 0.0))), lambda: 0.0)
    for i in range(500):
        for key in ('c', 'd'):
            alive.append(entry(cloud(key, size=INITIAL_WINDOW, stamp=i)))
            box.add(alive[-1])
        delta = entry(transforms(('a', 'b', float(i))))
        state.add(delta.message)
        box.add(delta, folded=state)
        link.run(0.001)
    assert link.most_in_flight <= INITIAL_WINDOW + INITIAL_WINDOW // 4 + MINIMUM_WINDOW + 32
    waiting = [each for queue in box._queues._ready for p in queue.values() for each in p.queue]
    samples = [each for each in waiting if each.priority is Priority.TF]
    history = [x for each in samples for x in each.message.pose[:, 0]]  # type: ignore[attr-defined]
    assert history == [*range(500 - len(history), 500)] and len(history) > 400
    assert sum(len(each.data) for each in samples) < DELTA_BYTES
    held = {id(each) for each in waiting if each not in samples}
    held |= {id(each) for t in box._transfers.values() for each in t.bundle.entries}
    assert held <= {id(each) for each in alive}, 'references to shared entries, no copies'
    assert len(held) <= 3, 'the latest of two keys, and the one on its way'
    assert box.pending_bytes < 3 * (INITIAL_WINDOW + 1000) + DELTA_BYTES


def test_log_lines_and_samples_of_a_burst_all_reach_a_slow_client() -> None:
    """At 50 kB/s, behind a cloud: later, but each of them, in order."""
    box = Outbox(link=Link())
    link = SlowLink(box, rate=50_000, delay=0.05)
    box.add(entry(cloud('c', size=100_000)))
    for i in range(1000):
        box.add(entry(LogLine('/rosout', '/rosout', float(i), 'info', 'node', f'line {i}')))
    for i in range(200):
        one = np.array([float(i)])
        box.add(entry(Samples('', 'watch /v', '/v', i + 1, ['data'], one, one, one)))
    link.run(12.0)
    lines = [m.time for _, m in link.arrived if isinstance(m, LogLine)]
    samples = [m.first for _, m in link.arrived if isinstance(m, Samples)]
    assert lines == [float(i) for i in range(1000)]
    assert samples == list(range(1, 201)) and box.unsent == Unsent()
