# SPDX-License-Identifier: Apache-2.0
"""Operators share from their pages; who came by a link does not share it on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
import socket

import pytest
from support.page import Page
from support.relays import link, relaying, sharing, visit
from support.served import in_loop, serving, soon

from ros_viz_bridge.core.access import Access
from ros_viz_bridge.runtime.loop_call import wait_on_loop
from ros_viz_bridge.runtime.uplink import RelayError
from ros_viz_bridge.wire.session import Notice
from ros_viz_bridge.wire.sharing import ShareAsked, ShareTold


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
async def held_up(port: int, until: asyncio.Event) -> AsyncIterator[str]:
    """Lead to a relay, which hears nothing before ``until``; yields the address."""

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            writer.write(data)
        writer.close()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await until.wait()
        there, back = await asyncio.open_connection('127.0.0.1', port)
        await asyncio.gather(carry(reader, back), carry(there, writer), return_exceptions=True)

    gate = await asyncio.start_server(connected, '127.0.0.1', 0)
    try:
        yield f'http://127.0.0.1:{gate.sockets[0].getsockname()[1]}'
    finally:
        gate.close()


@in_loop
async def test_a_link_for_which_another_one_waits_outlives_who_waited_in_vain() -> None:
    until = asyncio.Event()
    with relaying() as relay:
        async with held_up(relay.port, until) as address:
            with serving(relay=address) as server:

                async def ask() -> list[asyncio.Task[str]]:
                    waits = [
                        asyncio.ensure_future(server.request_share_url_async(timeout=timeout))
                        for timeout in (0.1, 60.0)
                    ]
                    await asyncio.wait(waits[:1])
                    return waits

                async def got(task: asyncio.Task[str]) -> str:
                    return await task

                first, second = await asyncio.to_thread(
                    wait_on_loop, server._mailbox, ask, instead=''
                )
                assert isinstance(first.exception(), RelayError) and not second.done()
                until.set()
                good = await asyncio.to_thread(
                    wait_on_loop, server._mailbox, lambda: got(second), instead=''
                )
                assert good == server.share_url
                async with visit(good):
                    pass


@in_loop
async def test_a_link_that_nobody_got_ends_with_the_last_who_waits_for_it() -> None:
    until = asyncio.Event()
    with relaying() as relay:
        async with held_up(relay.port, until) as address:
            with serving(relay=address) as server:

                async def ask() -> list[str | BaseException]:
                    return await asyncio.gather(
                        server.request_share_url_async(timeout=0.1),
                        server.request_share_url_async(timeout=0.2),
                        return_exceptions=True,
                    )

                answers = await asyncio.to_thread(wait_on_loop, server._mailbox, ask, instead='')
                assert [type(answer) for answer in answers] == [RelayError, RelayError]
                assert not server._sharing._shares
            until.set()


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
            await asyncio.to_thread(wait_on_loop, server._mailbox, open_and_close, instead='')
        assert server.share_url == other
