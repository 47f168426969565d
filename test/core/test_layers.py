# SPDX-License-Identifier: Apache-2.0
"""What belongs to one client hides what all share, for that client alone."""

from __future__ import annotations

import pytest
from support.hubs import Client, make_hub, publish
from support.scene import cloud, pose

from ros_viz_bridge.wire.point_cloud import PointCloud
from ros_viz_bridge.wire.scene import FrameLook, NodePlacement, NodePlacements, Remove


def test_a_clients_own_layer_hides_the_shared_one_and_gives_it_back() -> None:
    hub, _ = make_hub()
    one, two = Client(hub).open_data(), Client(hub).open_data()
    publish(hub, pose('a', 1.0))
    publish(hub, pose('a', 2.0), layer=one.client_id)
    assert [m.position[0] for m in one.scene()] == [2.0]
    publish(hub, pose('a', 3.0))
    assert one.scene() == []
    assert [m.position[0] for m in two.scene()] == [3.0]
    publish(hub, Remove('', 'a'), layer=one.client_id)
    assert [type(m) for m in one.scene()] == [Remove, NodePlacement]
    assert two.scene() == []


def test_a_clients_own_thing_hides_every_slot_of_the_shared_one() -> None:
    hub, _ = make_hub()
    one = Client(hub).open_data()
    look = FrameLook('', 'a', True, 1.0, 0.1, 0.2, (9, 9, 9))
    publish(hub, pose('a', 1.0))
    publish(hub, cloud('', key='a'))
    assert [type(m) for m in one.scene()] == [NodePlacement, PointCloud]
    publish(hub, look, layer=one.client_id)
    assert [type(m) for m in one.scene()] == [Remove, FrameLook]
    publish(hub, cloud('', key='a'))
    assert one.scene() == []
    again = Client(hub).open_data()
    assert [type(m) for m in again.scene()] == [NodePlacement, PointCloud]
    publish(hub, Remove('', 'a'), layer=one.client_id)
    assert [type(m) for m in one.scene()] == [Remove, NodePlacement, PointCloud]


def test_a_layer_of_nobody_is_not_kept() -> None:
    hub, _ = make_hub()
    publish(hub, pose('a', 1.0), layer='c99')
    assert list(hub.log.scope('c99')) == []


@pytest.mark.parametrize('size', [64, 300_000])
def test_the_shared_node_does_not_arrive_after_what_hides_it(size: int) -> None:
    hub, _ = make_hub()
    client = Client(hub).open_data()
    assert client.data is not None
    publish(hub, cloud('', key='a', size=size))
    if size > 64:
        client.data.step()
    publish(hub, FrameLook('', 'a', True, 1.0, 0.1, 0.2, (9, 9, 9)), layer=client.client_id)
    assert isinstance(client.data.drain()[-1], FrameLook)


def test_of_nodes_that_move_together_each_is_hidden_by_a_clients_own() -> None:
    hub, _ = make_hub()
    one, two = Client(hub).open_data(), Client(hub).open_data()
    publish(hub, both(1.0))
    publish(hub, pose('a', 9.0), layer=one.client_id)
    assert where(one) == {'b': 1.0, 'a': 9.0}
    publish(hub, both(2.0))
    assert where(one) == {'b': 2.0} and where(two) == {'a': 2.0, 'b': 2.0}
    assert one.session.data is not None
    one.open_data()
    assert where(one) == {'b': 2.0, 'a': 9.0}
    publish(hub, Remove('', 'b'), Remove('', 'a'), layer='')
    assert where(one) == {'a': 9.0} and where(two) == {}
    publish(hub, pose('a', 3.0))
    publish(hub, Remove('', 'a'), layer=one.client_id)
    assert where(one) == {'a': 3.0}


def both(x: float) -> NodePlacements:
    return NodePlacements.of_rows({**pose('a', x).rows(), **pose('b', x).rows()})


def where(client: Client) -> dict[str, float]:
    """Return where what came says that nodes are, in the end."""
    found: dict[str, float] = {}
    for message in client.scene():
        if isinstance(message, Remove):
            found.pop(message.key, None)
        elif isinstance(message, NodePlacement):
            found[message.key] = message.position[0]
    return found
