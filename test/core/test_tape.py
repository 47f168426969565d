# SPDX-License-Identifier: Apache-2.0
"""What a page that has no server is told: what everybody was told, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from support.hubs import Client, display, make_hub, publish
from support.scene import cloud, messages_in, pose, transforms

from ros_viz_bridge.core.commands import RemoveDisplay, TimeJump
from ros_viz_bridge.wire.notification import Notification
from ros_viz_bridge.wire.scene import NodePlacements, Remove
from ros_viz_bridge.wire.scene_recording import Record
from ros_viz_bridge.wire.session import Clock


class Recorded:
    """A tape of a hub, and what is on it."""

    def __init__(self, hub: Any) -> None:
        self.records: list[Record] = []
        self.now = 0.0
        self.tape = hub.record(lambda: self.now, self.records.append)

    def take(self) -> list[Any]:
        """Return and forget the messages that came."""
        found = [one for record in self.records for one in messages_in(record.frame)]
        self.records.clear()
        return found


def kinds(messages: list[Any]) -> list[str]:
    return [type(message).__name__ for message in messages]


def test_it_begins_with_the_scene_as_it_is() -> None:
    hub, _ = make_hub(label='arm')
    publish(
        hub, display('d'), cloud('d'), pose('k', 1.0), pose('k', 2.0), transforms(('a', 'b', 1))
    )
    found = Recorded(hub).take()
    assert kinds(found[:1]) == ['Hello']
    assert found[0].label == 'arm'
    assert (found[0].uploads, found[0].layouts, found[0].data_secret) == ('', '', '')
    assert sorted(kinds(found[1:])) == ['Display', 'NodePlacement', 'PointCloud', 'Transforms']
    assert next(each for each in found if kinds([each]) == ['NodePlacement']).position[0] == 2.0


def test_videos_that_anybody_looks_at_begin_anew_for_it() -> None:
    hub, heard = make_hub()
    publish(hub, display('cam'), display('d'))
    Client(hub).open_data().look_at('cam')
    Recorded(hub)
    assert heard.again == [frozenset({'cam'})]


def test_each_change_follows_with_its_time() -> None:
    hub, _ = make_hub()
    recorded = Recorded(hub)
    recorded.take()
    for i in range(3):
        recorded.now = float(i)
        publish(hub, pose('k', float(i)))
    assert [record.time for record in recorded.records] == [0.0, 1.0, 2.0]
    assert len({record.number for record in recorded.records}) == 1
    assert recorded.records[0].number > 0


def test_places_of_the_same_nodes_replace_each_other_and_no_others() -> None:
    hub, _ = make_hub()
    recorded = Recorded(hub)
    recorded.take()
    both = NodePlacements.of_rows({**pose('a', 1.0).rows(), **pose('b', 1.0).rows()})
    for message in (both, pose('a', 2.0), both, pose('b', 3.0)):
        publish(hub, message)
    numbers = [record.number for record in recorded.records]
    assert numbers[0] == numbers[2] and len({*numbers, 0}) == 4


def test_ever_new_sets_of_nodes_are_not_all_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr('ros_viz_bridge.core.tape.MOST', 5)
    hub, _ = make_hub()
    recorded = Recorded(hub)
    recorded.take()
    both = NodePlacements.of_rows({**pose('a', 1.0).rows(), **pose('b', 1.0).rows()})
    more = NodePlacements.of_rows({**both.rows(), **pose('c', 1.0).rows()})
    other = NodePlacements.of_rows({**both.rows(), **pose('d', 1.0).rows()})
    for message in (both, more, other, more, pose('a', 2.0)):
        publish(hub, message)
    assert [record.number for record in recorded.records] == [1, 2, 0, 2, 0]


def test_what_goes_away_goes_there_too() -> None:
    hub, _ = make_hub()
    publish(hub, display('d'), pose('k', 1.0, display='d'), pose('own', 1.0))
    recorded = Recorded(hub)
    recorded.take()
    publish(hub, Remove('', 'own'))
    hub.apply([RemoveDisplay('d'), TimeJump(3.0, 'again', frozenset())])
    found = recorded.take()
    assert sorted({(each.display, each.key) for each in found[:-1]}) == [
        ('', 'own'),
        ('d', 'd'),
        ('d', 'k'),
    ]
    assert kinds(found[-1:]) == ['TimeJumped']


def test_what_is_for_one_client_or_of_the_bridge_is_not_on_it() -> None:
    hub, _ = make_hub()
    client = Client(hub)
    recorded = Recorded(hub)
    recorded.take()
    publish(hub, pose('k', 1.0), layer=client.client_id)
    publish(hub, pose('k', 1.0), to=client.client_id)
    publish(hub, Clock('', 'clock', 5.0, True))
    publish(hub, Notification('', 'n', 'title', 'body', False, True, 0.0, ''))
    client.leave()
    assert recorded.take() == []


def test_a_file_that_cannot_be_written_harms_nobody_who_looks() -> None:
    hub, _ = make_hub()

    def fail(record: Record) -> None:
        raise OSError('disk full')

    tape = hub.record(lambda: 0.0, fail)
    client = Client(hub).open_data()
    publish(hub, pose('k', 1.0))
    assert kinds(client.scene()) == ['NodePlacement']
    assert str(tape.failure) == 'disk full'


def test_nothing_comes_after_the_end() -> None:
    hub, _ = make_hub()
    recorded = Recorded(hub)
    recorded.take()
    hub.end_record(recorded.tape)
    publish(hub, pose('k', 1.0))
    assert recorded.take() == []
