# SPDX-License-Identifier: Apache-2.0
"""Robots and edges of a real Zenoh network: what viewers see and may do there."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from support.edges import answers, at, edge, robot, router, TOKEN, VIEWERS
from support.gap import Gap
from support.hubs import make_hub
from support.page import Page, RejectedError
from support.relays import refusal
from support.served import in_loop, soon

from ros_viz_bridge import Access, Zenoh
from ros_viz_bridge.core.rate_limit import Limits
from ros_viz_bridge.core.trunk import Trunk
from ros_viz_bridge.runtime import robot_end
from ros_viz_bridge.wire.client import TakeControl, WidgetChanged
from ros_viz_bridge.wire.codec import decode, encode
from ros_viz_bridge.wire.gui import WidgetState
from ros_viz_bridge.wire.gui_inputs import GuiSlider
from ros_viz_bridge.wire.scene_points import PointsBuffers
from ros_viz_bridge.wire.session import Notice
from ros_viz_bridge.wire.trunk import (
    Beat,
    Departed,
    Enrol,
    Enrolled,
    LetGo,
    protocol,
    ToEdge,
    TRUNK_MESSAGES,
)


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


def make_end() -> robot_end.RobotEnd:
    """Return a robot's end that is in no network, with a trunk."""
    pytest.importorskip('zenoh')
    hub, _ = make_hub()
    end = robot_end.RobotEnd(
        Zenoh(connect=['tcp/a:1']), Access(), hub, app=None, ros_time=lambda: 0.0
    )
    unused: Any = object()
    end._task = unused
    end._trunk = Trunk(hub.log, window_ms=20.0, wake=lambda: None, overflowed=lambda error: None)
    return end


def test_what_one_edge_says_breaks_no_other() -> None:
    end = make_end()
    assert end._trunk is not None
    for name in ('x' * 65, 'A' * 16, 'c3'):  # that every edge would have to read
        end._heard(f'robot/up/{name}', 0, b'nonsense')
        end._edge_seen(f'robot/edges/{name}', False)
    end._edge_seen('robot/edges/' + 16 * '9', False)
    assert end._trunk.box.empty
    for name, frame in (
        (16 * '0', b'nonsense'),
        (16 * '1', encode(Enrol('another', '1'))),
        (16 * '2', bytes(Limits().trunk_bytes + 1)),
    ):
        end._heard(f'robot/up/{name}', 0, frame)
        told = decode(bytes(end._trunk.box.take(0.0) or b''), TRUNK_MESSAGES)
        assert isinstance(told, ToEdge) and told.edge == name and not end.edges


def test_nobody_waits_for_an_edge_whose_first_word_comes_after_it_left() -> None:
    end, here, gone = make_end(), 16 * '0', 16 * '1'
    enrol = encode(Enrol(protocol(), '1'))
    for name in (here, gone):
        end._edge_seen(f'robot/edges/{name}', True)
    end._edge_seen(f'robot/edges/{gone}', False)
    for name in (gone, here):
        end._heard(f'robot/up/{name}', 0, enrol)
    assert list(end._lines) == [here]


def test_who_did_not_hear_that_it_was_let_go_is_told_at_its_next_beat() -> None:
    """Else it would wait, and its viewers with it, until it takes the robot for gone."""
    end, gone = make_end(), 16 * '0'
    assert end._trunk is not None
    end._edge_seen(f'robot/edges/{gone}', False)
    for said in (encode(Departed(1)), b'nonsense'):
        end._heard(f'robot/up/{gone}', 100, said)
    assert end._trunk.box.empty
    end._heard(f'robot/up/{gone}', 100, encode(Beat(1.0, [], {})))
    told = decode(bytes(end._trunk.box.take(0.0) or b''), TRUNK_MESSAGES)
    assert isinstance(told, ToEdge) and told.edge == gone
    assert isinstance(decode(told.frame.tobytes(), TRUNK_MESSAGES), LetGo)


def test_who_takes_nothing_for_three_seconds_is_let_go() -> None:
    end, name, closed = make_end(), 16 * '0', []
    assert end._trunk is not None
    end._trunk.open(name)
    line: Any = SimpleNamespace(heard=0.0, close=closed.append)
    end._lines[name] = line
    for i in range(24):
        if i == 1:  # just after all had come
            end._trunk.tell(Enrolled(), edge=name)
            assert end._trunk.box.take(0.0)
        line.heard = now = 100.0 + 0.25 * i
        end.tick(now)
        assert bool(closed) == (now > 103.25)
        assert closed or end._trunk._edges[name].late == (now > 100.5)


def test_who_was_late_sets_the_pace_again_though_its_way_is_longer() -> None:
    """Else it would be sent more than it can take at its next trouble, and let go."""
    end, near, far, late = make_end(), 16 * '0', 16 * '1', list[bool]()
    trunk = end._trunk
    assert trunk is not None
    line: Any = SimpleNamespace(heard=0.0)
    for name in (near, far):
        trunk.open(name)
        end._lines[name] = line
    for i in range(16):
        line.heard = now = 100.0 + 0.25 * i
        before = trunk.sent
        trunk.tell(Enrolled(), edge=near)
        assert trunk.box.take(now)
        trunk.ack(trunk.sent, now, edge=near)
        if not 4 <= i < 8:
            trunk.ack(before, now, edge=far)  # there is always something on its way
        end.tick(now)
        late.append(trunk._edges[far].late)
    assert late == [5 <= i < 8 for i in range(16)]


def test_a_loop_that_stood_still_does_not_blame_its_edges() -> None:
    end, closed = make_end(), []
    end.tick(100.0)
    line: Any = SimpleNamespace(heard=100.0, close=closed.append)
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
