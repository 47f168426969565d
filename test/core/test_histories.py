# SPDX-License-Identifier: Apache-2.0
"""A trail of poses is drawn from each message: a slow viewer gets them all, or is told of it."""

from __future__ import annotations

from typing import Any

import numpy as np
from support.hubs import Client, display, make_hub, publish
from support.slow_link import SlowLink

from ros_viz_bridge.core.hub import Hub
from ros_viz_bridge.wire.client import Ping
from ros_viz_bridge.wire.poses import Poses
from ros_viz_bridge.wire.screw import Screw
from ros_viz_bridge.wire.session import Pong

RATE = 20_000
"""Bytes per second of a link that carries not half of fifty poses with their covariance."""
POSE = np.array([[0.0, 0, 0, 0, 0, 0, 1]])
COVARIANCE = np.eye(6).reshape(1, 36)


def odometry(stamp: float) -> tuple[Poses, Screw]:
    """Return what an odometry message is made into."""
    twist = Screw('odom', 'odom/twist', 'odom', stamp, POSE[0], np.ones(3), np.ones(3))
    return Poses('odom', 'odom', 'odom', stamp, POSE, COVARIANCE), twist


def viewer(hub: Hub, *, keeps: bool) -> tuple[Client, SlowLink]:
    """Return a viewer behind a thin link who keeps a trail, or sees the newest pose alone."""
    client = Client(hub).open_data()
    client.look_at('odom', streams=('odom',) if keeps else ())
    assert client.session.data is not None
    link = SlowLink(client.session.data, rate=RATE)
    link.run(1.0)
    link.arrived.clear()
    return client, link


def told(client: Client) -> int:
    """Return what was lost, as the page is told it for its status line."""
    client.control()
    client.say(Ping(1.0))
    (pong,) = [message for message in client.control() if isinstance(message, Pong)]
    return pong.lost


def drive(hub: Hub, link: SlowLink, count: int) -> list[float]:
    """Publish so many poses at 50 Hz."""
    sent = []
    for _ in range(count):
        sent.append(round(link.now, 6))
        publish(hub, *odometry(sent[-1]))
        link.run(0.02)
    return sent


def stamps(link: SlowLink, kind: type = Poses) -> list[float]:
    return [message.stamp for _, message in link.arrived if isinstance(message, kind)]


def made() -> tuple[Hub, Any, SlowLink]:
    hub, _ = make_hub()
    publish(hub, display('odom'))
    return hub, *viewer(hub, keeps=True)


def test_a_trail_has_no_gap_behind_a_link_that_is_too_slow() -> None:
    hub, client, link = made()
    before = told(client)
    sent = drive(hub, link, Poses.QUEUED // 2)
    assert len(stamps(link)) < len(sent), 'the link is too slow'
    link.run(60.0)
    assert stamps(link) == sent
    assert stamps(link, Screw) == sent
    assert told(client) == before


def test_beyond_the_queue_the_oldest_are_lost_and_counted() -> None:
    hub, client, link = made()
    before = told(client)
    sent = drive(hub, link, Poses.QUEUED * 5)
    link.run(120.0)
    poses, twists = stamps(link), stamps(link, Screw)
    assert poses == sorted(poses) and poses[-1] == sent[-1]
    lost = 2 * len(sent) - len(poses) - len(twists)
    assert lost == told(client) - before > 0


def test_who_keeps_no_trail_is_not_burdened_with_old_poses() -> None:
    hub, _ = make_hub()
    publish(hub, display('odom'))
    client, link = viewer(hub, keeps=False)
    sent = drive(hub, link, 1000)
    assert client.session.pending_bytes < 3_000
    link.run(5.0)
    assert stamps(link)[-1] == sent[-1]
    assert len(stamps(link)) < 0.75 * len(sent)
