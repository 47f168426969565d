# SPDX-License-Identifier: Apache-2.0
"""Waiting for the loop ends with its result, its error, or with the loop."""

from __future__ import annotations

import asyncio
import threading

import pytest

from ros_viz_bridge.runtime.loop_call import wait_on_loop
from ros_viz_bridge.runtime.mailbox import Mailbox


async def answer() -> int:
    return 42


async def fail() -> int:
    raise TimeoutError('its own')


async def hang() -> int:
    await asyncio.Event().wait()
    return 0


def test_a_thread_gets_the_result_the_error_or_hears_that_the_loop_is_gone() -> None:
    mailbox = Mailbox(lambda batch: None)
    with pytest.raises(RuntimeError, match='stopped'):
        wait_on_loop(mailbox, answer, instead='')
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    mailbox.attach(loop)
    try:
        assert wait_on_loop(mailbox, answer, instead='') == 42
        with pytest.raises(TimeoutError, match='its own'):
            wait_on_loop(mailbox, fail, instead='')
        threading.Timer(0.05, mailbox.detach).start()
        with pytest.raises(RuntimeError, match='stopped'):
            wait_on_loop(mailbox, hang, instead='')
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def test_on_the_loop_itself_it_says_what_to_write() -> None:
    async def run() -> None:
        mailbox = Mailbox(lambda batch: None)
        mailbox.attach(asyncio.get_running_loop())
        with pytest.raises(RuntimeError, match='await that'):
            wait_on_loop(mailbox, answer, instead='await that')

    asyncio.run(run())
