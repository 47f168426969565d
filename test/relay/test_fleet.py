# SPDX-License-Identifier: Apache-2.0
"""An edge shows the robots that are there, as they come and go."""

from __future__ import annotations

import logging
from types import SimpleNamespace
from typing import Any

import pytest
from support.edges import answers, at, edge, robot, router, TOKEN
from support.page import Page
from support.relays import refusal
from support.served import in_loop, soon

from ros_viz_bridge import Zenoh
from ros_viz_bridge.relay import fleet
from ros_viz_bridge.relay.rules import Rules


@in_loop
async def test_robots_come_and_go_and_of_one_name_the_first_is_served(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with router() as way, edge(way) as all_of_them, edge(way, robot='arm') as arms:
        with robot(way, label='first'), robot(way, 'base', label='another'):
            await answers(all_of_them, 'arm', 'base')
            await answers(arms, 'arm')
            async with Page(at(all_of_them, 'base'), token=TOKEN) as page:
                assert page.hello.label == 'another'
            with robot(way, label='second'):
                await soon(lambda: "another robot is called 'arm'" in caplog.text)
                async with Page(at(arms), token=TOKEN) as page:
                    assert page.hello.label == 'first'
        await soon(lambda: not dict(arms.fleet) and not dict(all_of_them.fleet))  # type: ignore[attr-defined]
        assert (await refusal(at(arms), token=TOKEN)).reason == 'the robot is not connected'
        with robot(way, label='third'):
            await answers(arms)
            async with Page(at(arms), token=TOKEN) as page:
                assert page.hello.label == 'third'
    assert not [r for r in caplog.records if r.levelno >= logging.ERROR]


def test_no_more_robots_are_served_than_there_is_room_for(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(fleet, 'ROBOTS', 2)
    monkeypatch.setattr(fleet.Fleet, '_begin', lambda self, name, root: begun.append(root))
    served = fleet.Fleet(Zenoh(connect=['tcp/a:1']), Rules())
    network: Any = SimpleNamespace(close=lambda: None)
    served._network = network
    for name in ('a', 'b', 'c'):
        served._seen(f'ros_viz_bridge/{name}/1/alive', True)
    assert begun == ['ros_viz_bridge/a/1', 'ros_viz_bridge/b/1']
    assert 'the robot c is not served' in caplog.text
    served._seen('ros_viz_bridge/c/1/alive', False)
    assert sorted(served._roots) == ['a', 'b']
    served._seen('ros_viz_bridge/a/2/alive', True)
    served._seen('ros_viz_bridge/a/1/alive', False)
    assert begun[2:] == ['ros_viz_bridge/a/2']
    for name in ('d', 'e'):
        served._seen(f'ros_viz_bridge/{name}/1/alive', True)
    served._seen('ros_viz_bridge/d/1/alive', False)
    served._seen('ros_viz_bridge/b/1/alive', False)
    assert begun[3:] == ['ros_viz_bridge/e/1']  # there is room now
    served.stop()
    served._seen('ros_viz_bridge/f/1/alive', True)  # it was on its way as this edge left
    assert begun[4:] == []
