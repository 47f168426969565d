# SPDX-License-Identifier: Apache-2.0
"""Files for clients: offered to those who are here, each at its own address, with its progress."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from support.page import Page
from support.served import Answer, get, in_loop, serving, soon

from ros_viz_bridge.api.file_download import amount
from ros_viz_bridge.core.access import Access
from ros_viz_bridge.wire.notification import FileOffered, Notification, NotificationClosed
from ros_viz_bridge.wire.scene import Remove


async def fetch(server: Any, address: str) -> Answer:
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, lambda: get(server.get_port(), f'/{address}'))


@in_loop
async def test_everybody_has_an_address_of_its_own_and_sees_how_far_it_is() -> None:
    with serving() as server:
        async with Page(server.url) as page, Page(server.url) as other:
            await soon(lambda: len(server.get_clients()) == 2)
            server.send_file_download('run 1.csv', b'a,b\n1,2\n' * 1000)
            mine, theirs = await page.wait_for(Notification), await other.wait_for(Notification)
            assert mine.file != theirs.file and 'run%201.csv' in mine.file
            assert (mine.title, mine.body, mine.progress) == ('run 1.csv', '8.0 kB to save', -1)
            assert (await fetch(server, mine.file)).content == b'a,b\n1,2\n' * 1000
            done = await page.wait_for(lambda m: 'sent' in getattr(m, 'body', ''))
            assert (done.key, done.body, done.auto_close) == (mine.key, '8.0 kB sent', 8.0)
            await page.send(NotificationClosed(mine.key))
            assert (await page.wait_for(Remove)).key == mine.key
            assert other.seen['Notification'] == 1 and 'FileOffered' not in page.seen


@in_loop
async def test_one_client_may_be_asked_to_save_it_at_once() -> None:
    with serving() as server:
        async with Page(server.url) as page, Page(server.url) as other:
            await soon(lambda: len(server.get_clients()) == 2)
            client = server.get_clients()[page.hello.client_id]
            client.send_file_download('a.bin', (bytes(10) for _ in range(3)), 7, True)
            offered = await page.wait_for(FileOffered)
            assert offered.filename == 'a.bin'
            assert (await fetch(server, offered.address)).content == bytes(30)
            server.flush()
            assert not {'FileOffered', 'Notification'} & other.seen.keys()
        await soon(lambda: not server.get_clients())
        gone = await fetch(server, offered.address)
        assert gone.status == 403 and 'not connected' in gone.text


@in_loop
async def test_a_viewer_gets_what_the_script_sends_to_it_and_nothing_as_somebody_else() -> None:
    with serving(access=Access(operator_token='o', viewer_token='v')) as server:
        async with Page(server.url, token='v') as page:
            await soon(server.get_clients)
            server.send_file_download('a.txt', b'x')
            address = (await page.wait_for(Notification)).file
            assert (await fetch(server, address)).status == 200
            async with Page(server.url, token='o', resume=page.hello):
                assert (await fetch(server, address)).status == 403


@pytest.mark.parametrize(
    ('arguments', 'error', 'words'),
    [
        ((7, b''), TypeError, 'filename must be a str, not int'),
        (('../a', b''), ValueError, "without a folder, at most 255 characters, not '../a'"),
        (('..', b''), ValueError, 'filename must be the name'),
        (('a\n', b''), ValueError, 'filename must be the name'),
        (('', b''), ValueError, 'filename must be the name'),
        (('a', 'text'), TypeError, 'content must be bytes or a pathlib.Path, not a str'),
        (('a', b'', 0), ValueError, 'chunk_size must be 1 to 67108864 bytes, not 0'),
        (('a', b'', 1.5), TypeError, 'chunk_size must be an int, not float'),
    ],
)
def test_wrong_use_names_the_argument_also_while_nobody_is_here(
    arguments: Any, error: type[Exception], words: str
) -> None:
    with serving() as server, pytest.raises(error, match=words):
        server.send_file_download(*arguments)


def test_amounts_are_said_as_people_say_them() -> None:
    sizes = (0, 999, 1000, 123_456, 5_000_000, 1 << 30)
    assert [amount(size) for size in sizes] == [
        '0 bytes',
        '999 bytes',
        '1.0 kB',
        '123 kB',
        '5.0 MB',
        '1.07 GB',
    ]
