# SPDX-License-Identifier: Apache-2.0
"""Operators share from their pages; who came by a link does not share it on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, closing
import socket
from typing import Any, TypeVar

import pytest
from support.page import Page
from support.relays import link, relaying, sharing, visit
from support.served import in_loop, serving, soon

from ros_viz_bridge.api.server import Server
from ros_viz_bridge.core.access import Access
from ros_viz_bridge.runtime.loop_call import wait_on_loop
from ros_viz_bridge.runtime.uplink import RelayError
from ros_viz_bridge.wire.session import Notice
from ros_viz_bridge.wire.sharing import ShareAsked, ShareTold

T = TypeVar('T')


@in_loop
async def test_pages_of_operators_share_and_end_it() -> None:
    with relaying() as relay, sharing(relay) as server:
        async with Page(server.url) as page:
            await page.send(ShareAsked('look', 'viewer', 60.0))
            assert (await page.wait_for(ShareTold)).links == []
            await page.send(ShareAsked('open', 'operator', 3600.0))
            told = await page.wait_for(ShareTold)
            (link,) = told.links
            assert told.problem == '' and told.relay.endswith(str(relay.port))
            assert link.role == 'operator' and 3590 < link.lasts <= 3600
            assert link.url == server.share_url
            async with visit(link.url) as other:
                assert other.hello.role == 'operator'
                await other.send(ShareAsked('open', 'viewer', 60.0))
                refused = await other.wait_for(ShareTold)
                assert refused.links == [] and 'cannot share it on' in refused.problem

                async def looking() -> int:
                    await page.send(ShareAsked('look', 'viewer', 60.0))
                    return (await page.wait_for(ShareTold)).links[0].viewers

                while await looking() != 1:
                    await asyncio.sleep(0.05)
            await page.send(ShareAsked('close', 'operator', 60.0))
            assert (await page.wait_for(ShareTold)).links == []
            await soon(lambda: server.share_url is None)


@in_loop
async def test_viewers_do_not_share_and_without_a_relay_nobody_does(
    caplog: pytest.LogCaptureFixture,
) -> None:
    access = Access(operator_token='operators', viewer_token='viewers')
    with serving(access=access) as server:
        async with Page(server.url, token='viewers') as page:
            await page.send(ShareAsked('open', 'viewer', 60.0))
            assert 'viewers only look' in (await page.wait_for(Notice)).text
        async with Page(server.url, token='operators') as page:
            for asked in ShareAsked('look', 'viewer', 60.0), ShareAsked('open', 'viewer', 60.0):
                await page.send(asked)
                told = await page.wait_for(ShareTold)
                assert told.relay == '' and 'no relay is configured' in told.problem


@in_loop
async def test_who_waits_for_a_link_in_vain_ends_no_other_one() -> None:
    with closing(socket.create_server(('127.0.0.1', 0))) as hung:  # it answers nobody
        port = hung.getsockname()[1]
        with serving(relay=f'http://127.0.0.1:{port}') as server:
            vain = asyncio.create_task(link(server, timeout=6.0))
            hung.settimeout(10.0)
            connected, _ = await asyncio.to_thread(hung.accept)
            server.disconnect_share_url()
            connected.close()
            hung.close()
            with relaying(port):
                good = await link(server, timeout=5.0)
                assert not vain.done()
                with pytest.raises(RelayError):
                    await vain
                assert server.share_url == good
                async with visit(good):
                    pass


@asynccontextmanager
async def held_up() -> AsyncIterator[tuple[Server, asyncio.Event]]:
    """Serve a server whose relay hears nothing before the event."""
    heard = asyncio.Event()

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            writer.write(data)
        writer.close()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await heard.wait()
        there, back = await asyncio.open_connection('127.0.0.1', relay.port)
        await asyncio.gather(carry(reader, back), carry(there, writer), return_exceptions=True)

    with relaying() as relay:
        gate = await asyncio.start_server(connected, '127.0.0.1', 0)
        try:
            port = gate.sockets[0].getsockname()[1]
            with serving(relay=f'http://127.0.0.1:{port}') as server:
                yield server, heard
        finally:
            heard.set()
            gate.close()


async def on_loop(server: Server, call: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Return what comes of a call on the server's loop."""
    return await asyncio.to_thread(wait_on_loop, server._mailbox, call, instead='')


@in_loop
async def test_a_link_for_which_another_one_waits_outlives_who_waited_in_vain() -> None:
    async with held_up() as (server, heard):

        async def ask() -> list[asyncio.Task[str]]:
            waits = [
                asyncio.ensure_future(server.request_share_url_async(timeout=timeout))
                for timeout in (0.1, 60.0)
            ]
            await asyncio.wait(waits[:1])
            return waits

        first, second = await on_loop(server, ask)
        assert isinstance(first.exception(), RelayError) and not second.done()
        heard.set()
        good = await on_loop(server, lambda: asyncio.wait_for(second, None))
        assert good == server.share_url
        async with visit(good):
            pass


@in_loop
async def test_a_link_that_nobody_got_ends_with_the_last_who_waits_for_it() -> None:
    async with held_up() as (server, _):

        async def ask() -> list[str | BaseException]:
            waits = [server.request_share_url_async(timeout=timeout) for timeout in (0.1, 0.2)]
            return await asyncio.gather(*waits, return_exceptions=True)

        answers = await on_loop(server, ask)
        assert [type(answer) for answer in answers] == [RelayError, RelayError]
        assert not server._sharing._shares


@in_loop
async def test_a_link_that_was_taken_back_meanwhile_is_not_given() -> None:
    with relaying() as relay, sharing(relay) as server:
        other = await link(server, role='operator')

        async def open_and_close() -> str:
            opening = asyncio.ensure_future(server.request_share_url_async())
            await asyncio.sleep(0)  # it has told the relay, whose answer takes longer
            server._sharing.close('viewer')
            return await opening

        with pytest.raises(RelayError, match='taken back'):
            await on_loop(server, open_and_close)
        assert server.share_url == other
