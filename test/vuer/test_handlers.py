# SPDX-License-Identifier: Apache-2.0
"""Who wants an event gets it, as often as it was wanted."""

from __future__ import annotations

import asyncio

import pytest
from support.served import in_loop

from ros_viz_bridge.vuer.events import ClientEvent
from ros_viz_bridge.vuer.handlers import check_kind, Handlers, Waiting


def test_kinds_are_checked() -> None:
    assert check_kind('CLICK') == 'CLICK'
    with pytest.raises(ValueError, match="'click': did you mean 'CLICK'"):
        check_kind('click')
    with pytest.raises(TypeError, match='must be a str'):
        check_kind(7)  # type: ignore[arg-type]


def test_handlers_in_order_and_those_for_one_event() -> None:
    changes: list[int] = []
    handlers = Handlers(lambda: changes.append(1))
    remove = handlers.add('CLICK', print)
    handlers.add('CLICK', repr, once=True)
    assert handlers.kinds == {'CLICK'} and len(changes) == 2
    assert handlers.take('CLICK') == (print, repr)
    assert handlers.take('CLICK') == (print,)
    remove()
    assert handlers.take('CLICK') == () and not handlers.kinds and len(changes) == 4


@in_loop
async def test_all_that_wait_are_woken_and_who_gives_up_leaves_nothing() -> None:
    waiting = Waiting(lambda: None)
    both = asyncio.gather(waiting.till('CLICK', None), waiting.till('CLICK', 10.0))
    await asyncio.sleep(0)
    assert waiting.kinds == {'CLICK'}
    event = ClientEvent('CLICK')
    waiting.tell(ClientEvent('INPUT'))
    waiting.tell(event)
    waiting.tell(ClientEvent('CLICK'))
    assert await both == [event, event] and not waiting.kinds
    with pytest.raises(asyncio.TimeoutError):
        await waiting.till('CLICK', 0.001)
    assert not waiting.kinds
