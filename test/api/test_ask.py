# SPDX-License-Identifier: Apache-2.0
"""A question reaches one page, and its answer reaches who asked, or an error does at once."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from support.page import Page
from support.served import in_loop, serving, soon

from ros_viz_bridge.api.ask import AskError, ClientGoneError
from ros_viz_bridge.api.client_handle import ClientHandle
from ros_viz_bridge.wire.ask import AskFailed
from ros_viz_bridge.wire.notification import NotificationClosed
from ros_viz_bridge.wire.storage import StorageAnswer, StorageRequest


def question(key: str) -> StorageRequest:
    return StorageRequest('', 'get', key, '')


async def asked(client: ClientHandle, key: str, **options: Any) -> Any:
    """Ask in a thread, as a script does."""
    return await asyncio.to_thread(client.ask, question(key), StorageAnswer, **options)


@in_loop
async def test_several_at_once_each_get_their_own_answer_and_only_from_whom_was_asked() -> None:
    with serving() as server:
        async with Page(server.url) as one, Page(server.url) as two:
            client = server.get_clients()['c1']
            waiting = [asyncio.create_task(asked(client, key)) for key in 'ab']
            first, second = [await one.wait_for(StorageRequest) for _ in 'ab']
            assert first.ask != second.ask
            await two.send(StorageAnswer(first.ask, True, 'forged'))
            await two.send(NotificationClosed('after it'))
            for each in (second, first):
                await one.send(NotificationClosed(each.ask))  # something else of that name
                await one.send(StorageAnswer(each.ask, True, f'of {each.key}'))
                await one.send(StorageAnswer(each.ask, True, 'again'))
            assert [(await each).value for each in waiting] == ['of a', 'of b']
            assert server._asking.waiting == 0
            assert 'StorageRequest' not in two.seen


@in_loop
async def test_what_goes_wrong_is_an_error_that_says_so_at_once() -> None:
    with serving() as server:
        async with Page(server.url) as page:
            client = server.get_clients()['c1']
            with pytest.raises(TimeoutError, match=r'c1 did not answer .* 0.05 s'):
                await asked(client, 'a', timeout=0.05)
            late = await page.wait_for(StorageRequest)
            await page.send(StorageAnswer(late.ask, True, 'late'))
            task = asyncio.create_task(asked(client, 'b'))
            failed = await page.wait_for(StorageRequest)
            await page.send(AskFailed(failed.ask, 'the disk is full'))
            with pytest.raises(AskError, match='the disk is full'):
                await task
            task = asyncio.create_task(asked(client, 'c'))
            await page.wait_for(StorageRequest)
        with pytest.raises(ClientGoneError, match='c1 disconnected'):
            await task
        with pytest.raises(ClientGoneError, match='not connected'):
            await asked(client, 'd')
        async with Page(server.url) as page:
            client = server.get_clients()['c2']
            task = asyncio.create_task(asked(client, 'e'))
            await page.wait_for(StorageRequest)
            await asyncio.to_thread(server.stop)
            with pytest.raises(RuntimeError):
                await task
    with pytest.raises(RuntimeError, match='stopped'):
        await asked(client, 'f')


@in_loop
async def test_on_the_loop_it_is_awaited_and_waiting_there_is_refused() -> None:
    found: list[Any] = []
    with serving() as server:

        @server.on_client_connect
        async def ask(client: ClientHandle) -> None:
            with pytest.raises(RuntimeError, match=r'await client\.ask_async'):
                client.ask(question('a'), StorageAnswer)
            found.append(await client.ask_async(question('b'), StorageAnswer, timeout=10))

        async with Page(server.url) as page:
            with pytest.raises(RuntimeError, match='event loop'):
                await server.get_clients()['c1'].ask_async(question('x'), StorageAnswer)
            request = await page.wait_for(StorageRequest)
            assert request.key == 'b'
            await page.send(StorageAnswer(request.ask, False, ''))
            await soon(lambda: found)
            assert found[0].found is False
