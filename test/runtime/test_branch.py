# SPDX-License-Identifier: Apache-2.0
"""What is told to the edges of a branch is said, and once it ended nothing is made for it."""

from __future__ import annotations

import asyncio

from support.hubs import display, make_hub, publish
from support.served import in_loop, soon

from ros_viz_bridge.runtime.branch import Branch
from ros_viz_bridge.runtime.voice import Voice
from ros_viz_bridge.wire.codec import decode
from ros_viz_bridge.wire.trunk import Carried, TRUNK_MESSAGES


@in_loop
async def test_what_is_published_is_said_until_it_ends() -> None:
    said: list[bytes] = []
    ended: list[bool] = []
    hub, _ = make_hub()
    branch = Branch(
        hub, Voice(lambda data, at: said.append(data), lambda: ended.append(True)), most=3.0
    )
    branch.trunk.open('a')
    publish(hub, display('scan'))  # before it runs, too
    running = asyncio.ensure_future(branch.run())
    await soon(lambda: said)
    assert isinstance(decode(said[-1], TRUNK_MESSAGES), Carried)
    branch.end()
    await running
    await soon(lambda: ended)
    assert branch.trunk not in hub.trunks and branch.trunk not in hub.receivers


@in_loop
async def test_one_that_ends_before_it_runs_leaves_nothing() -> None:
    hub, _ = make_hub()
    branch = Branch(hub, Voice(lambda data, at: None, lambda: None), most=3.0)
    branch.end()
    await branch.run()
    assert not hub.trunks
