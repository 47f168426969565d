# SPDX-License-Identifier: Apache-2.0
"""What one client gets, in which order, and what it costs when it does not read."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from support.scene import (
    cloud,
    entry,
    marker_table,
    markers,
    pose,
    Receiver,
    transform_table,
    transforms,
)

from ros_viz_bridge.core import outbox as module
from ros_viz_bridge.core import queues
from ros_viz_bridge.core.entry import Entry, Thing
from ros_viz_bridge.core.link import INITIAL_WINDOW, Link, MINIMUM_WINDOW
from ros_viz_bridge.core.outbox import Outbox
from ros_viz_bridge.core.overflow import Overflow
from ros_viz_bridge.core.scene_log import Folded
from ros_viz_bridge.core.unsent import Unsent
from ros_viz_bridge.wire.image import Image
from ros_viz_bridge.wire.point_cloud import PointCloud
from ros_viz_bridge.wire.scene import NodePlacement, Remove
from ros_viz_bridge.wire.session import Control, LogLine, Notice
from ros_viz_bridge.wire.tf import Transforms

BIG = 4 * INITIAL_WINDOW


def image(size: int) -> Image:
    return Image('i', 'i', 'map', 0.0, 'jpeg', 0, 0, 'rgb8', np.zeros(size, np.uint8))


def test_only_the_newest_state_of_a_key_is_sent_and_what_it_replaced_is_counted() -> None:
    box = Outbox(link=Link())
    for x in range(5):
        box.add(entry(pose('a', x)))
    box.add(entry(pose('b', 9.0)))
    found = Receiver(box).take()
    assert [(m.key, m.position[0]) for m in found] == [('a', 4.0), ('b', 9.0)]
    assert box.unsent == Unsent(skipped=4)


def test_what_is_withdrawn_is_not_sent_nor_waited_for() -> None:
    box = Outbox(link=Link())
    box.add(entry(Notice('info', 'event')))
    for key in 'ab':
        box.add(entry(cloud('', key=key)))
    box.promise(entry(Notice('info', 'promised')))
    box.withdraw(lambda each: getattr(each.message, 'text', '') or each.identity.key == 'a')
    assert [m.key for m in Receiver(box).take()] == ['b'] and not box.pending_bytes


def test_what_the_bridge_says_of_itself_is_replaced_without_being_counted() -> None:
    box = Outbox(link=Link())
    for name in ('a', 'b', 'c'):
        box.add(entry(Control('', '', [], [name], 0, '')))
    assert [m.operators for m in Receiver(box).take()] == [['c']]
    assert box.unsent == Unsent()


def test_a_state_that_cannot_be_sent_holds_nothing_up() -> None:
    box = Outbox(link=Link())
    broken = Folded(entry(transforms(('a', 'b', 1.0), display='broken')), lambda: 0.0)
    broken.add(transforms(('half a pair \udc80', 'map', 1.0), display='broken'))
    box.add_folded(broken)
    box.add(entry(pose('a', 1.0)))
    with box.together():
        box.add_folded(broken)
        box.add(entry(pose('b', 2.0)))
    assert {m.key for m in Receiver(box).take()} == {'a', 'b'}
    box.add_folded(broken)
    assert Receiver(box).take() == []


def test_a_key_that_changes_all_the_time_keeps_its_place_in_the_queue() -> None:
    box = Outbox(link=Link())
    box.add(entry(pose('a', 0.0, display='d')))
    box.add(entry(pose('b', 0.0, display='d')))
    box.add(entry(pose('a', 1.0, display='d')))
    assert [m.key for m in Receiver(box).take()] == ['a', 'b']


def test_urgent_things_go_first() -> None:
    box = Outbox(link=Link())
    for message in (cloud('c'), image(8), pose('a', 0.0), transforms(('a', 'b', 1.0))):
        box.add(entry(message))
    box.add(entry(Notice('info', 'x')))
    kinds = [type(m).__name__ for m in Receiver(box).take()]
    assert kinds == ['Notice', 'Transforms', 'NodePlacement', 'Image', 'PointCloud']


def test_a_large_message_goes_in_pieces_within_the_window_and_arrives_whole() -> None:
    box = Outbox(link=Link())
    message = cloud('c', size=BIG)
    message.data[:] = 7
    message.data[-1] = 8
    box.add(entry(message))
    receiver = Receiver(box)
    assert receiver.take() == []
    assert receiver.received <= INITIAL_WINDOW + INITIAL_WINDOW // 4 + 16
    (found,) = receiver.drain()
    assert found.data.tobytes() == message.data.tobytes()


def test_pieces_are_slices_of_the_shared_bytes() -> None:
    shared = entry(cloud('c', size=BIG))
    boxes = [Outbox(link=Link()), Outbox(link=Link())]
    for box in boxes:
        box.add(shared)
        box.take(0.0)
        piece = box.take(0.0)
        assert isinstance(piece, memoryview)
        assert np.shares_memory(
            np.frombuffer(piece, np.uint8), np.frombuffer(shared.data, np.uint8)
        )


def test_transforms_overtake_a_cloud_on_its_way() -> None:
    box = Outbox(link=Link())
    receiver = Receiver(box)
    box.add(entry(cloud('c', size=BIG)))
    receiver.step()
    box.add(entry(transforms(('a', 'b', 1.0))))
    assert isinstance(receiver.step()[0], Transforms)  # type: ignore[index]


def test_a_newer_cloud_waits_for_the_one_on_its_way_and_replaces_those_that_wait() -> None:
    box = Outbox(link=Link())
    receiver = Receiver(box)
    for stamp in range(4):
        box.add(entry(cloud('c', size=BIG, stamp=stamp)))
        receiver.step() if stamp == 0 else None
    assert [m.stamp for m in receiver.drain()] == [0.0, 3.0]
    assert box.unsent == Unsent(skipped=2)


def test_urgent_things_go_even_when_the_window_is_full_but_not_without_end() -> None:
    box = Outbox(link=Link())
    receiver = Receiver(box)
    box.add(entry(cloud('c', size=BIG)))
    receiver.take()
    for i in range(1000):
        box.add(entry(pose(f'p{i}', 0.0, display='d')))
    assert len(receiver.take()) > 10
    assert receiver.received <= INITIAL_WINDOW * 1.25 + MINIMUM_WINDOW + 1024


def test_images_leave_clouds_a_share() -> None:
    box = Outbox(link=Link())
    receiver = Receiver(box)
    box.add(entry(cloud('c', size=BIG)))
    found: list[Any] = []
    for _ in range(400):
        box.add(entry(image(BIG)))
        found += receiver.step() or []
        box.ack(receiver.received, 0.0)
    assert any(isinstance(m, PointCloud) for m in found)
    assert sum(isinstance(m, Image) for m in found) > 2


def folded(message: Any) -> tuple[Folded, Entry]:
    delta = entry(message)
    return Folded(delta, lambda: 0.0), delta


def test_deltas_go_in_order_while_they_are_few() -> None:
    box = Outbox(link=Link())
    state, _ = folded(markers(('a', 0, 0.0)))
    for i in range(5):
        delta = entry(markers(('a', i, float(i))))
        state.add(delta.message)
        box.add(delta, folded=state)
    found = Receiver(box).take()
    assert [marker_table(m) for m in found] == [{('a', i): float(i)} for i in range(5)]
    assert not any(m.clear_all for m in found)
    assert box.unsent == Unsent()


def test_too_many_deltas_become_one_state_that_slow_clients_share() -> None:
    boxes = [Outbox(link=Link()) for _ in range(3)]
    state, _ = folded(markers(('a', 0, 0.0)))
    for i in range(queues.DELTAS + 10):
        delta = entry(markers(('a', i, float(i))))
        state.add(delta.message)
        for box in boxes:
            box.add(delta, folded=state)
    data = [box.take(0.0) for box in boxes]
    assert data[0] is data[1] is data[2], 'encoded once'
    assert boxes[0].take(0.0) is None
    assert boxes[0].unsent == Unsent(skipped=queues.DELTAS + 10)
    (found,) = Receiver(boxes[0])._box._queues._ready[0].values() or (None,)
    assert found is None


def test_what_comes_while_a_folded_state_waits_is_in_it() -> None:
    box = Outbox(link=Link())
    state, _ = folded(markers())
    box.add_folded(state)
    for i in range(3):
        delta = entry(markers(('a', i, 0.0)))
        state.add(delta.message)
        box.add(delta, folded=state)
    (found,) = Receiver(box).take()
    assert len(found.id) == 3 and found.clear_all


def sampled(box: Outbox, state: Folded, samples: range) -> None:
    for x in samples:
        delta = entry(transforms(('robot', 'map', float(x))))
        state.add(delta.message)
        box.add(delta, folded=state)


def test_a_page_that_stalls_gets_every_sample_of_a_transform() -> None:
    """Its history is what poses between them are computed from: 5 s of 200 Hz are no burden."""
    box = Outbox(link=Link())
    state, _ = folded(transforms(('robot', 'map', 0.0)))
    sampled(box, state, range(1, 1001))
    assert box.pending_bytes < queues.DELTA_BYTES
    found = Receiver(box).take()
    assert [x for m in found for x in m.pose[:, 0]] == list(range(1, 1001))
    assert len(found) <= queues.DELTAS + 1
    assert box.unsent == Unsent()


def test_many_samples_of_transforms_become_one_state() -> None:
    box = Outbox(link=Link())
    state, _ = folded(transforms(('robot', 'map', 0.0)))
    sampled(box, state, range(10_000))
    assert box.pending_bytes < queues.DELTA_BYTES
    assert box.unsent.skipped > 9_000 and box.unsent.lost == 0
    assert Receiver(box).take()[-1].pose[-1, 0] == 9_999


def test_what_was_joined_is_lost_by_its_number() -> None:
    box = Outbox(link=Link())
    state, _ = folded(transforms(('robot', 'map', 0.0)))
    sampled(box, state, range(queues.DELTAS + 1))
    for x in range(Transforms.QUEUED):  # for this client alone: no state stands for them
        box.add(entry(transforms(('robot', 'map', float(x)))))
    assert (box.unsent.skipped, box.unsent.lost) == (0, queues.DELTAS + 1)


def line(text: str) -> LogLine:
    return LogLine('', 'log', 0.0, 'info', 'x', text)


def test_a_stream_keeps_every_message_up_to_its_length() -> None:
    box = Outbox()
    for i in range(LogLine.QUEUED + 7):
        box.add(entry(line(str(i))))
    found = Receiver(box).take()
    assert [m.text for m in found] == [str(i) for i in range(7, LogLine.QUEUED + 7)]
    assert box.unsent == Unsent(lost=7)


def test_state_is_a_stream_where_the_page_wants_every_message() -> None:
    box = Outbox(link=Link())
    for stamp in range(5):
        box.add(entry(cloud('c', stamp=stamp)), stream=True)
    assert [m.stamp for m in Receiver(box).take()] == [0, 1, 2, 3, 4]


def test_a_stream_is_bounded_in_bytes() -> None:
    box = Outbox(link=Link())
    size = queues.STREAM_BYTES // 4
    for stamp in range(10):
        box.add(entry(cloud('c', size=size, stamp=stamp)), stream=True)
    assert box.pending_bytes <= queues.STREAM_BYTES
    assert box.unsent == Unsent(lost=10 - 3)


def test_events_are_never_dropped_and_too_many_are_an_error() -> None:
    box = Outbox()
    for i in range(module.EVENTS):
        box.add(entry(Notice('info', str(i))))
    with pytest.raises(Overflow, match='events wait'):
        box.add(entry(Notice('info', 'one more')))
    assert len(Receiver(box).take()) == module.EVENTS


def test_a_removed_thing_is_not_sent_any_more() -> None:
    box = Outbox(link=Link())
    box.add(entry(cloud('c')))
    box.add(entry(pose('c', 1.0, display='c')))
    box.add(entry(pose('other', 1.0)))
    box.remove(entry(Remove('c', 'c')))
    assert [type(m).__name__ for m in Receiver(box).take()] == ['Remove', 'NodePlacement']


def test_a_transfer_on_its_way_does_not_bring_a_removed_thing_back() -> None:
    again = entry(transforms(('c', 'map', 5.0), display='c'))
    box = Outbox(link=Link(), resend=lambda thing: box.add(again))
    receiver = Receiver(box)
    box.add(entry(cloud('c', size=BIG)))
    receiver.step()
    box.remove(entry(Remove('c', 'c')))
    kinds = [type(m) for m in receiver.drain()]
    assert kinds == [Remove, PointCloud, Remove, Transforms]


def test_after_a_time_jump_old_data_goes_and_new_data_stays() -> None:
    box = Outbox(link=Link())
    receiver = Receiver(box)
    box.add(entry(cloud('c', size=BIG)))
    receiver.step()
    box.add(entry(cloud('d')))
    box.forget([Thing('', 'c', 'c'), Thing('', 'd', 'd')])
    box.add(entry(pose('e', 0.0)))
    assert [type(m) for m in receiver.drain()] == [NodePlacement, PointCloud, Remove]


def test_a_display_nobody_looks_at_any_more_is_dropped_uncounted() -> None:
    box = Outbox(link=Link())
    box.add(entry(cloud('c')))
    box.add(entry(cloud('d')))
    box.drop_display('c')
    assert [m.display for m in Receiver(box).take()] == ['d']
    assert box.unsent == Unsent()


def test_it_wakes_whoever_sends() -> None:
    woken: list[int] = []
    box = Outbox(link=Link(), wake=lambda: woken.append(1))
    box.add(entry(pose('a', 0.0)))
    assert len(woken) == 1
    taken = box.take(0.0)
    box.ack(len(taken or b''), 0.1)
    assert len(woken) == 1  # nothing waited for the window
    box.add(entry(cloud('c', size=BIG)))
    sent = len(taken or b'')
    while (data := box.take(0.2)) is not None:
        sent += len(data)
    box.ack(sent, 0.3)
    assert len(woken) == 3


def test_without_a_link_everything_goes_whole() -> None:
    box = Outbox()
    box.add(entry(cloud('c', size=BIG)))
    (found,) = Receiver(box).take()
    assert found.data.size == BIG


def test_of_a_fold_that_outlives_a_time_jump_no_old_delta_goes() -> None:
    box = Outbox(link=Link())
    receiver = Receiver(box)
    static = entry(transforms(('laser', 'base', 2.0), static=True))
    fold = Folded(static, lambda: 0.0)
    fold.add(static.message)
    old = entry(transforms(('base', 'odom', 9.0), stamp=99.0))
    fold.add(old.message)
    box.add(old, folded=fold)
    fold.forget_dynamic(latched=False)
    box.forget([], [fold])
    (found,) = receiver.take()
    assert transform_table(found) == {'laser': ('base', 2.0, True)}


def test_deltas_for_one_client_alone_are_bounded_too() -> None:
    box = Outbox(link=Link())
    for x in range(Transforms.QUEUED + 10):
        box.add(entry(transforms(('a', 'b', float(x)))))
    assert box.unsent == Unsent(lost=10)
    assert len(Receiver(box).drain()) == Transforms.QUEUED


def test_removing_costs_the_same_whatever_waits() -> None:
    box = Outbox(link=Link())
    for i in range(20_000):
        box.add(entry(pose(str(i), 0.0)))
    for i in range(20_000):
        box.remove(entry(Remove('', str(i))))
    assert {type(m) for m in Receiver(box).drain()} == {Remove}
