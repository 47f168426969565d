# SPDX-License-Identifier: Apache-2.0
"""What one client of a relay is told reaches it alone."""

from __future__ import annotations

from support.hubs import make_hub, publish
from support.scene import cloud
from support.trunks import RemoteViewer, TrunkPair

from ros_viz_bridge.wire.session import Notice


def test_words_for_one_client_reach_it_and_no_other() -> None:
    hub, _ = make_hub()
    pair = TrunkPair(hub)
    one, two = RemoteViewer(pair, 1), RemoteViewer(pair, 2)
    for each in (one, two):
        each.control()
    publish(hub, Notice('info', 'for you'), to=one.session.client_id)
    pair.pump()
    assert [m.text for m in one.control() if isinstance(m, Notice)] == ['for you']
    assert not any(isinstance(m, Notice) for m in two.control())


def test_it_is_known_whether_the_relay_has_all() -> None:
    hub, _ = make_hub()
    pair = TrunkPair(hub)
    client = RemoteViewer(pair, 1).open_data().session.client_id
    pair.pump()
    box = hub.admission.data_box(client)
    assert box is not None and box.mark().passed
    publish(hub, cloud('', size=1000, key='a'))
    mark = box.mark()
    assert not mark.passed
    pair.pump()
    assert mark.passed
