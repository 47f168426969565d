# SPDX-License-Identifier: Apache-2.0
"""Clouds that decay are a picture only together: a slow viewer gets each, or is told of it."""

from __future__ import annotations

from collections.abc import Callable

from support.hubs import Client, display, make_hub, publish
from support.scene import cloud
from support.slow_link import SlowLink

from ros_viz_bridge.core.hub import Hub
from ros_viz_bridge.core.queues import STREAM_BYTES
from ros_viz_bridge.wire.client import Ping
from ros_viz_bridge.wire.point_cloud import PointCloud
from ros_viz_bridge.wire.session import Pong

KB = 1000


def viewer(hub: Hub, *, rate: float, decays: bool) -> tuple[Client, SlowLink]:
    """Return a viewer behind a thin link who looks at /points, with a decay time or without."""
    client = Client(hub).open_data()
    client.look_at('points', streams=('points',) if decays else ())
    assert client.session.data is not None
    link = SlowLink(client.session.data, rate=rate)
    link.run(0.2)
    link.arrived.clear()
    return client, link


def scans(hub: Hub, sent: list[float], *, size: int, until: float) -> Callable[[float], None]:
    """Return what publishes a cloud of ``size`` bytes ten times a second until then."""

    def each(now: float) -> None:
        if now < until and (not sent or now - sent[-1] >= 0.1):
            sent.append(now)
            publish(hub, cloud('points', size=size, stamp=now))

    return each


def stamps(link: SlowLink) -> list[float]:
    return [message.stamp for _, message in link.arrived if isinstance(message, PointCloud)]


def told(client: Client) -> int:
    """Return what was lost, as the page is told it for its status line."""
    client.control()
    client.say(Ping(1.0))
    (pong,) = [message for message in client.control() if isinstance(message, Pong)]
    return pong.lost


def test_within_the_bounded_queue_no_cloud_is_lost_behind_a_link_that_is_too_slow() -> None:
    """2 MB/s for two seconds through 1 MB/s: half of it waits, in order, and comes late."""
    hub, _ = make_hub()
    publish(hub, display('points'))
    client, link = viewer(hub, rate=1000 * KB, decays=True)
    before = told(client)
    sent: list[float] = []
    link.run(6.0, each=scans(hub, sent, size=200 * KB, until=2.2))
    assert len(sent) >= 20
    assert stamps(link) == sent
    assert told(client) == before


def test_beyond_the_queue_the_oldest_are_lost_and_each_of_them_is_counted() -> None:
    hub, _ = make_hub()
    publish(hub, display('points'))
    client, link = viewer(hub, rate=1000 * KB, decays=True)
    before = told(client)
    sent: list[float] = []
    link.run(5.2, each=scans(hub, sent, size=1000 * KB, until=5.2))
    assert client.session.pending_bytes <= STREAM_BYTES + 2 * 1000 * KB
    link.run(30.0)
    got = stamps(link)
    assert got == sorted(got), 'in order'
    assert set(got) <= set(sent)
    assert got[-1] == sent[-1], 'the newest is never the one that is dropped'
    assert len(sent) - len(got) == told(client) - before > 10


def test_a_viewer_without_decay_is_not_burdened_with_old_clouds() -> None:
    hub, _ = make_hub()
    publish(hub, display('points'))
    client, link = viewer(hub, rate=1000 * KB, decays=False)
    sent: list[float] = []
    link.run(5.2, each=scans(hub, sent, size=1000 * KB, until=5.0))
    late = [time - m.stamp for time, m in link.arrived if isinstance(m, PointCloud)]
    assert max(late) < 2.5
    assert client.session.pending_bytes <= 2 * 1000 * KB + 1000


def test_one_viewers_queue_costs_others_nothing() -> None:
    hub, _ = make_hub()
    publish(hub, display('points'))
    slow, thin = viewer(hub, rate=100 * KB, decays=True)
    fast, wide = viewer(hub, rate=100_000 * KB, decays=True)
    before = told(fast), told(slow)
    sent: list[float] = []
    each = scans(hub, sent, size=400 * KB, until=4.0)
    for _ in range(400):
        wide.run(0.01, each=each)
        thin.run(0.01)
    wide.run(0.5)
    assert stamps(wide) == sent
    assert told(fast) == before[0]
    assert told(slow) > before[1]
