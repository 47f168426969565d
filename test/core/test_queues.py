# SPDX-License-Identifier: Apache-2.0
"""A viewer may want less of a display than there is: the newest, or all together, in its time."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
import numpy as np
import pytest
from support.scene import cloud, entry, messages_in, pose, Receiver, transforms

from ros_viz_bridge.core.link import Link
from ros_viz_bridge.core.outbox import Outbox
from ros_viz_bridge.core.parcel import Addressed, Parcel
from ros_viz_bridge.core.scene_log import Folded
from ros_viz_bridge.core.unsent import Unsent
from ros_viz_bridge.wire.codec import decode, unpack
from ros_viz_bridge.wire.image import VideoChunk
from ros_viz_bridge.wire.robot import JointStates
from ros_viz_bridge.wire.scene import NodePlacement, NodePlacements, Remove
from ros_viz_bridge.wire.trunk import TRUNK_MESSAGES


def paced(**intervals: float) -> tuple[Outbox, Receiver]:
    box = Outbox(link=Link())
    box.pace(intervals)
    return box, Receiver(box)


def of(display: str, x: float) -> Any:
    return entry(pose('k', x, display=display))


def xs(messages: list[Any]) -> list[float]:
    return [message.position[0] for message in messages]


def test_a_display_goes_no_more_often_than_its_viewer_wants() -> None:
    box, page = paced(slow=1.0)
    sent = []
    for i in range(100):
        box.add(of('slow', i))
        sent += xs(page.take(i / 10))
    assert sent == [0, 10, 20, 30, 40, 50, 60, 70, 80, 90]
    assert box.due == 10.0
    assert xs(page.take(10.0)) == [99], 'the newest gets there, though nothing comes after it'
    assert box.due is None


def test_others_are_not_held() -> None:
    box, page = paced(slow=1.0)
    for i in range(3):
        box.add(of('slow', i))
        box.add(of('fast', i))
        assert xs(page.take(0.1 * i)) == ([0, 0] if i == 0 else [i])


def test_no_delta_is_lost() -> None:
    """What is folded comes as all its deltas, or as the state that they make."""
    box, page = paced(tf=1.0)
    state = Folded(entry(transforms(('a', 'b', 0.0), display='tf')), lambda: 0.0)
    for i in range(30):
        delta = entry(transforms(('a', f'b{i}', float(i)), display='tf'))
        state.add(delta.message)
        box.add(delta, folded=state)
    names = {name for message in page.take(0.0) for name in message.names}
    assert {f'b{i}' for i in range(30)} <= names


def test_what_waits_for_its_time_goes_as_one_message_where_that_is_no_more() -> None:
    """A page that draws eight pictures a second is not told a hundred times how joints are."""
    box, page = paced(joints=0.1)
    state = Folded(entry(joints('a', 0.0)), lambda: 0.0)
    told = 0
    for i in range(100):
        delta = entry(joints('a', float(i)))
        state.add(delta.message)
        box.add(delta, folded=state)
        messages = page.take(i / 100)
        assert [message.position[0] for message in messages] in ([], [i])
        told += len(messages)
    assert 9 <= told <= 10


def test_a_few_deltas_of_much_go_as_they_are() -> None:
    box, page = paced(joints=1.0)
    names = [f'joint_{i}' for i in range(1000)]
    state = Folded(entry(joints(*names)), lambda: 0.0)
    state.add(joints(*names))
    for i in range(3):
        delta = entry(joints('a', float(i)))
        state.add(delta.message)
        box.add(delta, folded=state)
    assert [message.names for message in page.take(0.0)] == [['a'], ['a'], ['a']]


def joints(*of_joints: Any) -> JointStates:
    names = [name for name in of_joints if isinstance(name, str)]
    position = np.full(len(names), of_joints[-1] if isinstance(of_joints[-1], float) else 0.0)
    nothing = np.full(len(names), np.nan)
    return JointStates('joints', 'joints', names, nothing, position, nothing, nothing)


def test_a_stream_keeps_its_messages_for_its_time() -> None:
    box, page = paced(slow=1.0)
    box.add(of('slow', 0))
    page.take(0.0)
    for i in range(5):
        box.add(of('slow', i), stream=True)
    assert page.take(0.5) == []
    assert xs(page.take(1.0)) == [0, 1, 2, 3, 4]


def test_a_pace_that_ends_lets_go_at_once() -> None:
    box, page = paced(slow=100.0)
    box.add(of('slow', 0))
    page.take(0.0)
    box.add(of('slow', 1))
    box.pace({})
    assert xs(page.take(0.1)) == [1]


def test_a_pace_that_is_raised_holds_at_once() -> None:
    box, page = paced(slow=100.0)
    box.add(of('slow', 0))
    assert xs(page.take(5.0)) == [0]
    box.add(of('slow', 1))
    assert page.take(6.0) == []
    box.pace({'slow': 2.0})
    assert (page.take(6.9), box.due) == ([], 7.0)
    assert xs(page.take(7.0)) == [1]


def test_a_pace_that_is_lowered_lets_go_what_was_due_before() -> None:
    box, page = paced(slow=1.0)
    for i in range(3):
        box.add(of('slow', i))
        assert xs(page.take([5.0, 6.0, 16.0][i])) == [i]
        if i:
            box.pace({'slow': 10.0})
    box.add(of('slow', 3))
    assert page.take(25.9) == []
    assert xs(page.take(26.0)) == [3]


def test_what_is_gone_is_not_held() -> None:
    box, page = paced(slow=1.0)
    box.add(of('slow', 0))
    page.take(0.0)
    box.add(of('slow', 1))
    assert box.pending_bytes
    box.drop_display('slow')
    assert (box.pending_bytes, page.take(5.0), box.due) == (0, [], None)


def test_a_large_message_of_before_keeps_the_order() -> None:
    """What was let go and waits for the link is replaced, never overtaken by something older."""
    box, page = paced(slow=0.1)
    for i in range(20):
        box.add(entry(cloud('slow', size=5_000_000, stamp=i)))
    stamps = [message.stamp for message in page.drain()]
    assert stamps == sorted(stamps)
    assert stamps[-1] == 19


@given(
    st.lists(
        st.tuples(st.floats(0.0, 0.5), st.sampled_from('ab'), st.booleans()),
        max_size=60,
    ),
    st.sampled_from([0.05, 0.3, 2.0]),
)
def test_every_display_ends_at_its_newest(
    steps: list[tuple[float, str, bool]], interval: float
) -> None:
    box, page = paced(a=interval)
    now, newest, seen, times = 0.0, {}, {}, []
    for count, (wait, display, take) in enumerate(steps):
        now += wait
        box.add(of(display, count))
        newest[display] = count
        found = page.take(now) if take else []
        for message in found:
            assert message.position[0] > seen.get(message.display, -1)
            seen[message.display] = message.position[0]
            if message.display == 'a':
                times.append(now)
    for message in page.take(now + interval):
        seen[message.display] = message.position[0]
    assert seen == newest
    assert all(b - a >= interval - 1e-9 for a, b in zip(times, times[1:], strict=False))


def test_of_nodes_that_move_the_newest_place_of_each_waits_in_one_message() -> None:
    box = Outbox()
    for x in range(100):
        for key in 'abc':
            box.add(entry(pose(key, x)))
    (frame,) = iter(lambda: box.take(0.0), None)
    assert {m.key: m.position[0] for m in messages_in(frame)} == dict.fromkeys('abc', 99.0)
    assert box.unsent == Unsent(skipped=3 * 99) and box.pending_bytes == 0


def test_a_node_that_is_gone_does_not_come_with_others_that_move() -> None:
    box = Outbox(layered=True)
    box.add(entry(pose('a', 1.0)))
    box.add(entry(pose('b', 1.0)))
    box.add(entry(pose('a', 5.0), 'c1'))
    box.remove(entry(Remove('', 'a')))
    assert [(type(m), m.key) for m in Receiver(box).take()] == [
        (Remove, 'a'),
        (NodePlacement, 'b'),
        (NodePlacement, 'a'),
    ], 'of another layer it stays'
    box.add(entry(pose('a', 1.0)))
    box.remove(entry(Remove('', 'a')))
    assert [type(m) for m in Receiver(box).take()] == [Remove]


def test_each_row_that_comes_or_goes_costs_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many wait: else thousands of nodes added one by one would stop the loop."""
    entries = [entry(pose(str(i), 1.0)) for i in range(300)]
    made = 0
    of_rows = NodePlacements.of_rows.__func__  # type: ignore[attr-defined]

    def counted(cls: Any, rows: Any) -> Any:
        nonlocal made
        made += len(rows)
        return of_rows(cls, rows)

    monkeypatch.setattr(NodePlacements, 'of_rows', classmethod(counted))
    box = Outbox()
    for _ in range(2):
        for each in entries:
            box.add(each)
    for i in range(0, 300, 2):
        box.remove(entry(Remove('', str(i))))
    assert made == 0
    left = [m for m in Receiver(box).take() if isinstance(m, NodePlacement)]
    assert len(left) == made == 150


def test_who_moved_one_of_them_is_not_told_of_that_alone() -> None:
    """To a relay, which tells all others."""
    box = Outbox(bundle=Parcel)
    for but, key in (('c1', 'a'), ('', 'b'), ('c1', 'c'), ('c1', 'd'), ('', 'a')):
        box.add(Addressed.of(entry(pose(key, 1.0)), but=but))
    told = []
    for data in iter(lambda: box.take(0.0), None):
        carried = decode(bytes(data), TRUNK_MESSAGES)
        (frame,) = unpack(carried.sizes, carried.frames)
        told.append((carried.but[0], [m.key for m in messages_in(frame)]))
    assert told == [('c1', ['c', 'd']), ('', ['b', 'a'])]


def chunk(number: int, *, key: bool = False) -> Any:
    """Return a frame of a video."""
    size = np.zeros(8, 'u1')
    return entry(VideoChunk('slow', 'slow', '', 0.0, 'h264', 2, 2, '', size, number, key, 'avc1'))


def numbers(messages: list[Any]) -> list[int]:
    return [message.number for message in messages]


def test_a_video_is_sent_in_order_and_never_held() -> None:
    box, page = paced(slow=1.0)
    for i in range(3):
        box.add(chunk(i, key=i == 0))
        assert numbers(page.take(0.01 * i)) == [i]
    assert box.unsent == Unsent()


def test_a_key_frame_replaces_what_nobody_needs_any_more() -> None:
    box, page = paced()
    for i in range(5):
        box.add(chunk(i, key=i in (0, 3)))
    assert numbers(page.take(0.0)) == [3, 4]
    assert box.unsent == Unsent(skipped=3)


def test_of_a_video_that_waits_too_long_the_newest_tells_that_some_are_missing() -> None:
    box, page = paced()
    for i in range(VideoChunk.QUEUED + 1):
        box.add(chunk(i, key=i == 0))
    assert numbers(page.take(0.0)) == [VideoChunk.QUEUED]
    assert box.unsent == Unsent(skipped=VideoChunk.QUEUED)
