# SPDX-License-Identifier: Apache-2.0
"""Only who has a ticket that is good comes in by it."""

from __future__ import annotations

import asyncio

import pytest
from support.served import in_loop

from ros_viz_bridge.runtime.tickets import Tickets


@in_loop
async def test_a_ticket_is_good_until_it_is_given_back() -> None:
    tickets = Tickets()
    one, other = tickets.issue('viewer', unseen=True), tickets.issue('operator')
    assert one.token != other.token and len(one.token) >= 43
    assert tickets.find(one.token) is one
    assert tickets.find('') is None
    one.entered('c1')
    one.entered('c1')  # it came back
    assert await one.client_id == 'c1'
    tickets.give_back(one)
    assert tickets.find(one.token) is None
    tickets.give_back(other)
    with pytest.raises(asyncio.CancelledError):
        await other.client_id
    assert one.token not in repr(one)
    sent_away = tickets.issue('viewer')
    sent_away.refused('there is no room')
    with pytest.raises(RuntimeError, match='no room'):
        await sent_away.client_id
