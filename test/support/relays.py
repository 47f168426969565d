# SPDX-License-Identifier: Apache-2.0
"""A real relay on a free port of this machine, and servers that share by it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ros_viz_bridge.api.server import Server
from ros_viz_bridge.relay import Relay
from ros_viz_bridge.runtime.serve import Serving
from ros_viz_bridge.wire.session import Rejected
from support.page import Page, RejectedError
from support.served import serving

KEY = 'a key that nobody guesses'


@contextmanager
def relaying(port: int = 0, **options: Any) -> Iterator[Serving]:
    """Serve a relay; ``port`` is that of what is yielded."""
    relay = Relay(mounted=False, **options)
    served = Serving(
        relay.asgi, host='127.0.0.1', port=port, attach=lambda: None, detach=relay.close
    )
    try:
        yield served
    finally:
        served.stop()


@contextmanager
def sharing(relay: Serving, **options: Any) -> Iterator[Server]:
    """Serve a server that shares by the relay."""
    with serving(relay=f'http://127.0.0.1:{relay.port}', **options) as server:
        yield server


def visit(url: str, **options: Any) -> Page:
    """Return a page of a link."""
    base, _, token = url.partition('#token=')
    return Page(base, **{'token': token, **options})


async def link(server: Server, **options: Any) -> str:
    """Return a link to a server; for tests that have a loop of their own."""
    return await asyncio.to_thread(server.request_share_url, verbose=False, **options)


async def refusal(url: str, **options: Any) -> Rejected:
    """Return why nobody comes in by a link."""
    try:
        async with visit(url, **options):
            raise AssertionError(f'{url} let somebody in')
    except RejectedError as error:
        return error.rejected
