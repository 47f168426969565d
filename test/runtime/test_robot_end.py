# SPDX-License-Identifier: Apache-2.0
"""Robots and edges of a real Zenoh network: what viewers see and may do there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from support.edges import answers, at, edge, robot, router, TOKEN, VIEWERS
from support.gap import Gap
from support.page import Page, RejectedError
from support.relays import refusal
from support.robot_ends import ENROL, JOINED, Made
from support.served import in_loop, soon

from ros_viz_bridge import Access
from ros_viz_bridge.core import laggards
from ros_viz_bridge.core.access import Refused
from ros_viz_bridge.core.rate_limit import Limits
from ros_viz_bridge.core.trunk import Trunk
from ros_viz_bridge.runtime import robot_end
from ros_viz_bridge.runtime.serve import Serving
from ros_viz_bridge.runtime.voice import Voice
from ros_viz_bridge.wire.client import TakeControl, WidgetChanged
from ros_viz_bridge.wire.codec import encode
from ros_viz_bridge.wire.gui import WidgetState
from ros_viz_bridge.wire.gui_inputs import GuiSlider
from ros_viz_bridge.wire.scene_points import LabelLook, PointsBuffers
from ros_viz_bridge.wire.session import Notice
from ros_viz_bridge.wire.trunk import (
    Beat,
    Departed,
    Enrol,
    Enrolled,
    Invited,
    LetGo,
)


@asynccontextmanager
async def one_slow(
    way: str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[Serving, Serving]]:
    """Have two edges, of which the first is served alone."""
    late = [True]
    monkeypatch.setattr(robot_end.RobotEnd, '_is_slow', lambda end, who, now: late[0])
    with edge(way) as slow:
        await answers(slow)
        late[0] = False
        with edge(way) as quick:
            await answers(quick)
            yield slow, quick


def clouds_of(page: Page) -> list[str]:
    """Return the names of the clouds that have come."""
    return [m.key for m in page.messages if isinstance(m, PointsBuffers)]


@in_loop
async def test_viewers_of_two_edges_are_clients_like_any_others() -> None:
    with router() as way, robot(way, label='Arm') as server, edge(way) as one, edge(way) as two:
        points = np.random.default_rng(0).random((200_000, 3), np.float32)
        server.scene.add_point_cloud('/cloud', points, (255, 0, 0))
        slider = server.gui.add_slider('speed', 0.0, 1.0, 0.1, 0.5)
        await answers(one)
        await answers(two)
        for token in ('', 'guess'):
            assert (await refusal(at(one), token=token)).code == 'token'
        async with Page(at(one), token=TOKEN) as page, Page(at(two), token=VIEWERS) as other:
            assert (page.hello.role, other.hello.role) == ('operator', 'viewer')
            assert page.hello.label == 'Arm'
            for each in (page, other):
                cloud = await each.wait_for(PointsBuffers)
                assert cloud.data.tobytes() == points.tobytes()
            shown = await page.wait_for(GuiSlider)
            await page.send(WidgetChanged(shown.key, 0.7, 1))
            state = await other.wait_for(lambda m: isinstance(m, WidgetState) and m.value == 0.7)
            assert state.origin == page.hello.client_id and slider.value == 0.7
            await other.send(WidgetChanged(shown.key, 0.1, 1))
            assert 'viewers only look' in (await other.wait_for(Notice)).text
            client = server.get_clients()[other.hello.client_id]
            client.scene.add_frame('/mine')
            await other.wait_for(lambda m: getattr(m, 'key', '') == '/mine')
            server.scene.add_frame('/everybodys')
            await page.wait_for(lambda m: getattr(m, 'key', '') == '/everybodys')
            assert not any(getattr(m, 'key', '') == '/mine' for m in page.messages)
            await page.send(TakeControl('robot'))
            await soon(lambda: server.get_holder('robot') == page.hello.client_id)
        await soon(lambda: server.get_holder('robot') == '')


@in_loop
async def test_across_a_gap_nobody_operates_and_nothing_is_made_up_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(robot_end, 'SILENCE', 2.0)  # two beats, and less than a lease lasts
    with router() as way, Gap(way) as gap, robot(way) as server, edge(gap.endpoint) as cut:
        slider = server.gui.add_slider('speed', 0.0, 1.0, 0.1, 0.0)
        await answers(cut)
        async with Page(at(cut), token=TOKEN) as page:
            shown = await page.wait_for(GuiSlider)
            await page.send(TakeControl('robot'))
            await soon(lambda: server.get_holder('robot') == page.hello.client_id)
            gap.open()
            await page.send(WidgetChanged(shown.key, 0.7, 1))
            await soon(lambda: server.get_holder('robot') == '')
            gap.close()  # what was said meanwhile comes now
            with pytest.raises(RejectedError) as ended:
                await page.wait_for(lambda message: False)
            assert ended.value.rejected.code == 'away'
        await answers(cut)
        async with Page(at(cut), token=TOKEN, resume=page.hello) as again:
            assert again.hello.client_id == page.hello.client_id
            await again.wait_for(GuiSlider)
            assert slider.value == 0.0 and server.get_holder('robot') == ''


@in_loop
async def test_who_does_not_keep_up_is_told_all_the_same_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with router() as way, robot(way) as server:
        points = np.random.default_rng(0).random((200_000, 3), np.float32)
        server.scene.add_point_cloud('/cloud', points, (255, 0, 0))
        slider = server.gui.add_slider('speed', 0.0, 1.0, 0.1, 0.5)
        async with one_slow(way, monkeypatch) as (slow, quick):
            async with Page(at(slow), token=TOKEN) as page, Page(at(quick), token=TOKEN) as other:
                shown = await page.wait_for(GuiSlider)
                for each in (page, other):
                    cloud = await each.wait_for(PointsBuffers)
                    assert cloud.data.tobytes() == points.tobytes()
                await page.send(WidgetChanged(shown.key, 0.7, 1))
                state = await other.wait_for(
                    lambda m: isinstance(m, WidgetState) and m.value == 0.7
                )
                assert state.origin == page.hello.client_id and slider.value == 0.7
                assert len(server._hub.trunks) == 2
                await page.send(TakeControl('robot'))
                await soon(lambda: server.get_holder('robot') == page.hello.client_id)
                slow.stop()
                await soon(lambda: len(server._hub.trunks) == 1)
                await soon(lambda: server.get_holder('robot') == '')
                server.scene.add_frame('/after')
                await other.wait_for(lambda m: getattr(m, 'key', '') == '/after')


@in_loop
async def test_who_keeps_up_again_is_told_with_the_others_and_its_viewers_miss_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(laggards, 'FIRST', 1e9)  # until all are there
    with router() as way, robot(way) as server:
        slider = server.gui.add_slider('speed', 0.0, 1.0, 0.1, 0.5)
        async with one_slow(way, monkeypatch) as (slow, quick):
            async with Page(at(slow), token=TOKEN) as page, Page(at(quick), token=TOKEN) as other:
                shown = await page.wait_for(GuiSlider)
                await page.send(TakeControl('robot'))
                mine = server.get_clients()[page.hello.client_id].scene
                assert len(server._hub.trunks) == 2
                monkeypatch.setattr(laggards, 'FIRST', 0.5)
                count, after = 0, 50
                while after:
                    server.scene.add_label(f'/all{count}', 'to all')
                    mine.add_label(f'/mine{count}', 'to one')
                    if count % 10 == 0:
                        points = np.full((20_000, 3), count, np.float32)
                        server.scene.add_point_cloud(f'/cloud{count}', points, (255, 0, 0))
                    count += 1
                    after -= len(server._hub.trunks) == 1
                    await asyncio.sleep(0.01)
                for each, name in ((page, 'all'), (page, 'mine'), (other, 'all')):
                    last = f'/{name}{count - 1}'
                    await each.wait_for(lambda m, last=last: getattr(m, 'key', '') == last)
                for each, names in ((page, ('all', 'mine')), (other, ('all',))):
                    for name in names:
                        keys = [m.key for m in each.messages if isinstance(m, LabelLook)]
                        found = [key for key in keys if key.startswith(f'/{name}')]
                        assert found == [f'/{name}{i}' for i in range(count)]
                    # Labels overtake them.
                    await soon(lambda each=each: len(clouds_of(each)) >= (count + 9) // 10)
                    keys = clouds_of(each)
                    assert len(set(keys)) == len(keys) == (count + 9) // 10
                assert server.get_holder('robot') == page.hello.client_id
                await page.send(WidgetChanged(shown.key, 0.7, 1))
                await other.wait_for(lambda m: isinstance(m, WidgetState) and m.value == 0.7)
                assert slider.value == 0.7
                (trunk,) = server._hub.trunks
                assert len(trunk._edges) == 2


def test_what_one_edge_says_breaks_no_other_and_costs_none_a_word() -> None:
    made = Made()
    for name in ('x' * 65, 'A' * 16, 'c3'):
        made.hears(name, b'nonsense')
        made.end._edge_seen(f'robot/edges/{name}', False)
    made.end._edge_seen('robot/edges/' + 16 * '9', False)
    assert not made.told
    for name, frame in (
        (16 * '0', b'nonsense'),
        (16 * '1', encode(Enrol('another', '1'))),
        (16 * '2', bytes(Limits().trunk_bytes + 1)),
        (16 * '3', encode(Beat(1.0, [], {}))),
    ):
        made.hears(name, frame)
        told, message = made.told.pop()
        assert told == name and isinstance(message, LetGo) and not made.end.edges
    assert made.trunk.box.empty


def test_who_comes_by_an_edge_of_a_robot_without_tokens_is_told_what_can_be_done() -> None:
    for access in (Access(), Access(authorize=lambda scope: 'operator')):  # not asked there
        made = Made(access)
        with pytest.raises(Refused) as refused:
            made.end._role('', '')
        assert refused.value.code == 'refused'
        assert 'whoever runs it sets auth.operator_token' in str(refused.value)
        assert 'authorize' not in str(refused.value)
    assert Made(Access(allow_anonymous=True)).end._role('', '') == 'operator'


def test_an_edge_that_cannot_be_served_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else all others would wait for it, for ever."""
    made, name, other = Made(), 16 * '0', 16 * '1'

    def fails(trunk: Trunk, edge: str) -> None:
        opens(trunk, edge)
        raise MemoryError

    opens = Trunk.open
    monkeypatch.setattr(Trunk, 'open', fails)
    made.hears(name, ENROL, JOINED)
    told, message = made.told[-1]
    assert told == name and isinstance(message, LetGo)
    assert not made.end.edges and not made.trunk.lagging(1 << 40)
    monkeypatch.setattr(Trunk, 'open', opens)
    made.hears(other, ENROL, JOINED)
    assert made.end.edges == 1


@in_loop
async def test_nor_does_a_network_that_fails_as_it_begins() -> None:
    made = Made()

    def fails(*words: object) -> None:
        raise OSError('gone')

    voices: list[Voice] = []

    def voice(key: str) -> Voice:
        voices.append(Voice(lambda data, at: None, lambda: None))
        return voices[-1]

    network: Any = SimpleNamespace(voice=voice, hear=lambda *words: lambda: None, watch=fails)
    with pytest.raises(OSError, match='gone'):
        await made.end._serve(network)
    assert not made.end._hub.trunks and made.end._shared is None
    voices[0].finish(20.0)
    assert not voices[0]._thread.is_alive()


def test_one_that_cannot_be_let_go_keeps_none_of_the_others() -> None:
    made = Made()
    closed: list[str] = []

    def close(name: str) -> None:
        closed.append(name)
        raise RuntimeError(name)

    for name in (16 * '0', 16 * '1'):
        line: Any = SimpleNamespace(heard=0.0, close=lambda name=name: close(name))
        made.end._lines[name] = line
    with pytest.raises(RuntimeError):
        made.end._end()
    assert len(closed) == 2 and made.end._network is None


def test_who_asks_again_before_it_is_answered_is_served_once() -> None:
    made, name = Made(), 16 * '0'
    made.hears(name, ENROL, ENROL, JOINED)
    assert [message for _, message in made.told] == 2 * [Invited(alone=False)]
    assert list(made.end._lines) == [name]
    for i in range(200):  # who never comes is not remembered for ever
        made.hears(f'{i:016x}', ENROL)
    assert len(made.end._invited) <= robot_end.EDGES


def test_no_more_are_served_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(robot_end, 'EDGES', 2)
    made, one, two, three = Made(), 16 * '1', 16 * '2', 16 * '3'
    made.hears(one, ENROL, JOINED)
    for name in (two, three):
        made.hears(name, ENROL)
    for name in (two, three):
        made.end._heard(f'robot/up/{name}', len(ENROL), JOINED)
    assert list(made.end._lines) == [one, two]
    told, message = made.told[-1]
    assert told == three and message.rejected.code == 'full'


def test_nobody_waits_for_an_edge_whose_first_word_comes_after_it_left() -> None:
    made, here, gone = Made(), 16 * '0', 16 * '1'
    for name in (here, gone):
        made.end._edge_seen(f'robot/edges/{name}', True)
    made.end._edge_seen(f'robot/edges/{gone}', False)
    for name in (gone, here):
        made.hears(name, ENROL, JOINED)
    assert list(made.end._lines) == [here]
    made.hears(left := 16 * '2', ENROL)
    made.end._edge_seen(f'robot/edges/{left}', False)
    made.end._heard(f'robot/up/{left}', len(ENROL), JOINED)
    assert list(made.end._lines) == [here]


def test_who_did_not_hear_that_it_was_let_go_is_told_at_its_next_beat() -> None:
    """Else it would wait, and its viewers with it, until it takes the robot for gone."""
    made, gone = Made(), 16 * '0'
    made.end._edge_seen(f'robot/edges/{gone}', False)
    for said in (encode(Departed(1)), b'nonsense'):
        made.end._heard(f'robot/up/{gone}', 100, said)
    assert not made.told
    made.end._heard(f'robot/up/{gone}', 100, encode(Beat(1.0, [], {})))
    ((told, message),) = made.told
    assert told == gone and isinstance(message, LetGo)


def test_who_takes_nothing_for_three_seconds_is_let_go() -> None:
    made, name, closed = Made(), 16 * '0', list[bool]()
    made.trunk.open(name)
    line: Any = SimpleNamespace(heard=0.0, close=lambda: closed.append(True))
    made.end._lines[name] = line
    for i in range(24):
        if i == 1:  # just after all had come
            made.trunk.tell(Enrolled(), edge=name)
            assert made.trunk.box.take(0.0)
        line.heard = now = 100.0 + 0.25 * i
        made.end.tick(now)
        assert bool(closed) == (now > 103.25)


@pytest.mark.parametrize(
    'others, heard, away, alone',
    [
        (True, 0.5, 1.0, True),
        (False, 0.5, 1.0, False),  # there was nobody with whom it could have kept up
        (True, 1.9, 1.0, True),  # what it said waited, too
        (True, 2.1, 1.0, False),  # its way was cut
        (True, 0.5, 4.0, False),  # it was cut after that
    ],
)
def test_who_was_behind_and_is_back_at_once_is_served_alone(
    monkeypatch: pytest.MonkeyPatch, *, others: bool, heard: float, away: float, alone: bool
) -> None:
    clock = [100.0]
    monkeypatch.setattr(robot_end, 'time', SimpleNamespace(monotonic=lambda: clock[0]))
    made, name, again = Made(), 'aaaaaaaa00000000', 'aaaaaaaa11111111'
    line: Any = SimpleNamespace(heard=100.0, since=0.0, close=lambda: None)
    for each in (name, 16 * '1') if others else (name,):
        made.trunk.open(each)
        made.end._lines[each] = line
    made.end.tick(100.0)
    made.trunk.tell(Enrolled(), edge=name)
    assert made.trunk.box.take(100.0)
    made.end.tick(100.5)
    clock[0] = 101.0
    made.end.tick(101.0)
    line.heard = clock[0] - heard
    made.end._edge_seen(f'robot/edges/{name}', False)
    clock[0] += away
    line.heard = clock[0]
    made.end.tick(clock[0])
    made.hears(again, ENROL)
    assert made.told[-1] == (again, Invited(alone=alone))


def test_a_loop_that_stood_still_does_not_blame_its_edges() -> None:
    made, closed = Made(), list[bool]()
    end = made.end
    end.tick(100.0)
    line: Any = SimpleNamespace(heard=100.0, close=lambda: closed.append(True))
    end._lines['a'] = line
    end.tick(109.0)  # what it said meanwhile waits to be read
    assert not closed
    for now in (110.0, 111.0, 112.0):
        end.tick(now)
    assert not closed
    end.tick(112.9)
    assert closed and not end.edges
    line.heard = 172.5
    end._lines['a'] = line
    end.tick(172.9)
    assert line.heard == 172.9  # and not later: it is missed after three seconds
