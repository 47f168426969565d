# SPDX-License-Identifier: Apache-2.0
"""An edge that misses something begins anew, and tells its viewers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from support.edges import answers, at, edge, robot, router, TOKEN
from support.page import Page, RejectedError
from support.served import in_loop, soon

from ros_viz_bridge.core.order import LostError, Order
from ros_viz_bridge.relay import robot_line
from ros_viz_bridge.relay.rules import Rules
from ros_viz_bridge.runtime import robot_end
from ros_viz_bridge.wire.codec import encode
from ros_viz_bridge.wire.session import Rejected
from ros_viz_bridge.wire.trunk import Enrolled, Invited, Joined, LetGo, ToEdge


@in_loop
async def test_a_loss_is_noticed_and_all_is_sent_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    lossy: list[bool] = []

    class Lossy(Order):
        def take(self, position: int, size: int) -> None:
            if lossy:
                lossy.clear()
                raise LostError('one is missing')
            super().take(position, size)

    monkeypatch.setattr(robot_line, 'Order', Lossy)
    with router() as way, robot(way) as server, edge(way) as served:
        await answers(served)
        async with Page(at(served), token=TOKEN) as page:
            server.scene.add_label('/words', 'some')
            await page.wait_for(lambda m: getattr(m, 'key', '') == '/words')
            lossy.append(True)
            server.scene.add_point_cloud('/many', np.zeros((50_000, 3), np.float32), (0, 0, 0))
            with pytest.raises(RejectedError) as ended:
                await page.wait_for(lambda message: False)
            assert ended.value.rejected.code == 'away'
        await soon(lambda: not lossy)
        await answers(served)
        async with Page(at(served), token=TOKEN, resume=page.hello) as again:
            for key in ('/words', '/many'):
                await again.wait_for(lambda m, key=key: getattr(m, 'key', '') == key)


@in_loop
async def test_a_robot_of_another_version_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(robot_end, 'protocol', lambda: 'another')
    with router() as way, robot(way), edge(way) as served:
        failures = lambda: [line.failure for line, _ in served.fleet._lines.values()]  # type: ignore[attr-defined]  # noqa: E731
        await soon(lambda: any('install the same version' in each for each in failures()))


@in_loop
async def test_an_aside_that_makes_no_sense_changes_nothing() -> None:
    """Else the edge would not hear that it is let go, after one."""
    asides: asyncio.Queue[bytes] = asyncio.Queue()
    for said in (b'nonsense', encode(Joined()), encode(Invited(alone=True)), b''):
        asides.put_nowait(said)
    assert await robot_line._invited(asides) == Invited(alone=True)
    ended: list[Rejected] = []
    station: Any = SimpleNamespace(end=ended.append)
    for said in (b'nonsense', encode(LetGo(Rejected('full', 'no room')))):
        asides.put_nowait(said)
    joined: list[bool] = []

    async def join() -> None:
        joined.append(True)

    await asyncio.wait_for(robot_line._attend(asides, station, join), 20.0)
    assert not joined
    assert ended == [Rejected('full', 'no room')]


class Joining:
    """An edge that a robot serves alone, or not, in no network; it is invited to the others."""

    def __init__(self, *, alone: bool = True) -> None:
        self.heard: dict[str, Callable[..., None]] = {}
        self.told: list[Any] = []
        self.ended: list[Rejected] = []
        self.ends = ExitStack()
        network: Any = SimpleNamespace(hear=self._hear)
        self.line = robot_line.RobotLine(network, 'arm', Rules())
        station: Any = SimpleNamespace(tell=self.told.append, end=self.ended.append)
        self.line.station = station
        order = Order()
        order.take(0, 10)
        ear = robot_line._Ear(asyncio.Queue(), order, alone=alone)
        joining = self.line._join_others('edge', station, ear, self.ends)
        self.done = asyncio.ensure_future(joining)

    def _hear(self, key: str, take: Callable[..., None]) -> Callable[[], None]:
        def undo() -> None:
            del self.heard[key]

        self.heard[key] = take
        return undo

    def enrol(self, *, after: int) -> None:
        """Let the robot serve it with the others."""
        frame = np.frombuffer(encode(Enrolled(after)), np.uint8)
        self.heard['arm/down']('arm/down', 0, encode(ToEdge('edge', frame)))


@in_loop
async def test_an_edge_that_ends_while_it_is_to_join_the_others_leaves_nothing() -> None:
    """Else all that the robot says from then on would be kept."""
    joining = Joining()
    await soon(lambda: joining.told == [Joined()])
    joining.ends.close()
    joining.line.station = None
    joining.enrol(after=10)
    await joining.done
    assert not joining.heard


@in_loop
async def test_an_edge_that_is_with_the_others_does_not_join_them_again() -> None:
    joining = Joining(alone=False)
    await joining.done
    assert not joining.told and not joining.heard


@in_loop
async def test_a_robot_that_does_not_say_what_it_announced_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What all hear waits meanwhile, and would for ever."""
    monkeypatch.setattr(robot_line, 'OVER', 0.01)
    joining = Joining()
    await soon(lambda: joining.told)
    joining.enrol(after=1 << 40)
    await joining.done
    assert [rejected.code for rejected in joining.ended] == ['busy']
    joining.ends.close()
    assert not joining.heard


@in_loop
async def test_an_edge_that_is_soon_lost_again_asks_less_often(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock, lasts, waits = [0.0], [0.5, 0.5, 0.5, 0.0, 60.0, 0.5], []

    class Line(robot_line.RobotLine):
        async def _serve(self) -> bool:
            clock[0] += (lasted := lasts.pop(0))
            return lasted > 0  # else it did not answer, and sent nothing

    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        if not lasts:
            raise asyncio.CancelledError

    monkeypatch.setattr(robot_line, 'time', SimpleNamespace(monotonic=lambda: clock[0]))
    monkeypatch.setattr(robot_line, 'asyncio', SimpleNamespace(sleep=sleep))
    network: Any = object()
    with pytest.raises(asyncio.CancelledError):
        await Line(network, 'arm', Rules()).run()
    assert waits == [0.2, 0.4, 0.8, 0.1, 0.1, 0.2]
