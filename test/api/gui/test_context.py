# SPDX-License-Identifier: Apache-2.0
"""The containers that a task is in are its own."""

from __future__ import annotations

import asyncio

from support.widgets import Recorder

from ros_viz_bridge.api.gui.context import enter, inside, leave


def test_tasks_do_not_see_each_others() -> None:
    told = Recorder()

    async def one(name: str, seen: list[str]) -> None:
        folder = told.gui.add_folder(name)
        enter(folder)
        await asyncio.sleep(0)
        seen += [str(each.label) for each in inside()]
        leave()
        assert inside() == ()

    async def both() -> list[str]:
        seen: list[str] = []
        await asyncio.gather(one('a', seen), one('b', seen))
        return seen

    assert asyncio.run(both()) == ['a', 'b']
