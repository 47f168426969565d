# SPDX-License-Identifier: Apache-2.0
"""What a script asks of the storage is checked before the browser hears of it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from support.page import Page
from support.served import in_loop, serving

from ros_viz_bridge.wire.storage import StorageAnswer, StorageRequest


@in_loop
async def test_items_are_kept_asked_for_and_forgotten_in_order() -> None:
    with serving() as server:
        async with Page(server.url) as page:
            storage = server.get_clients()['c1'].local_storage
            storage.set_item('name', 'Ada')
            task = asyncio.create_task(asyncio.to_thread(storage.get_item, 'name', timeout=10))
            storage.remove_item('name')
            storage.clear()
            seen = [await page.wait_for(StorageRequest) for _ in range(4)]
            assert {each.do for each in seen} == {'set', 'get', 'remove', 'clear'}
            (get,) = [each for each in seen if each.do == 'get']
            assert [each.ask for each in seen if each is not get] == [''] * 3
            await page.send(StorageAnswer(get.ask, False, ''))
            assert await task is None


@in_loop
async def test_wrong_arguments_name_themselves() -> None:
    wrong: Any = 3
    with serving() as server:
        async with Page(server.url):
            storage = server.get_clients()['c1'].local_storage
            with pytest.raises(TypeError, match='value must be a str, not int'):
                storage.set_item('a', wrong)
            with pytest.raises(ValueError, match='key has 300 characters; at most 256'):
                storage.get_item('k' * 300)
