# SPDX-License-Identifier: Apache-2.0
"""What waits for the loop raises on the loop, at once; what belongs there raises elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
import inspect
from typing import Any

import pytest
from support.page import Page
from support.served import in_loop, serving, soon

from ros_viz_bridge import Server
from ros_viz_bridge.api.camera_handle import CameraHandle
from ros_viz_bridge.api.client_handle import ClientHandle
from ros_viz_bridge.api.local_storage import LocalStorageHandle
from ros_viz_bridge.wire.storage import StorageAnswer, StorageRequest

QUESTION = StorageRequest('', 'get', 'k', '')
WAITING: dict[str, Callable[[Server, Any], Any]] = {
    'server.get_render': lambda server, client: server.get_render(8, 8),
    'server.request_share_url': lambda server, client: server.request_share_url(),
    'server.sleep_forever': lambda server, client: server.sleep_forever(),
    'client.ask': lambda server, client: client.ask(QUESTION, StorageAnswer),
    'client.get_render': lambda server, client: client.get_render(8, 8),
    'camera.get_render': lambda server, client: client.camera.get_render(8, 8),
    'camera.position': lambda server, client: client.camera.position,
    'camera.look_at =': lambda server, client: setattr(client.camera, 'look_at', (0, 0, 0)),
    'local_storage.get_item': lambda server, client: client.local_storage.get_item('k'),
}
"""What waits for the loop."""
QUICK: dict[str, Callable[[Server, Any], Any]] = {
    'server.flush': lambda server, client: server.flush(),
    'server.disconnect_share_url': lambda server, client: server.disconnect_share_url(),
    'server.atomic': lambda server, client: server.atomic().__enter__(),
    'server.get_scene_serializer': lambda server, client: server.scene.as_html,
    'server.send_file_download': lambda server, client: server.send_file_download('f', b'1'),
    'client.flush': lambda server, client: client.flush(),
    'serializer.serialize': lambda server, client: server.get_scene_serializer().serialize(),
    'server.stop': lambda server, client: server.stop(),
}
"""What looks as if it waited, and does not where it must not; the last one is the end."""
COROUTINES: dict[str, Callable[[Server, Any], Any]] = {
    'server.get_render_async': lambda server, client: server.get_render_async(8, 8),
    'server.request_share_url_async': lambda server, client: server.request_share_url_async(),
    'client.ask_async': lambda server, client: client.ask_async(QUESTION, StorageAnswer),
    'client.get_render_async': lambda server, client: client.get_render_async(8, 8),
    'client.happens': lambda server, client: client.happens(asyncio.Event(), 1.0),
    'camera.ready': lambda server, client: client.camera.ready(),
    'local_storage.get_item_async': lambda s, client: client.local_storage.get_item_async('k'),
}
"""What belongs on the server's own loop."""


def test_every_coroutine_is_judged() -> None:
    kinds = {
        'server': Server,
        'client': ClientHandle,
        'camera': CameraHandle,
        'local_storage': LocalStorageHandle,
    }
    found = {
        f'{name}.{method}'
        for name, kind in kinds.items()
        for method, function in inspect.getmembers(kind, inspect.iscoroutinefunction)
        if method[0] != '_'
    }
    assert found == COROUTINES.keys()


@in_loop
async def test_nothing_waits_for_the_loop_on_the_loop() -> None:
    told: dict[str, BaseException | None] = {}
    with serving() as server:

        async def tries(client: Any) -> None:
            for name, call in {**WAITING, **QUICK}.items():
                try:
                    call(server, client)
                    told[name] = None
                except Exception as error:
                    told[name] = error

        async with Page(server.url):
            await soon(server.get_clients)
            server.on_client_connect(tries)
            await soon(lambda: 'server.stop' in told)
    for name in WAITING:
        assert isinstance(told[name], RuntimeError), name
        assert 'event loop' in str(told[name]) and '`await ' in str(told[name]), told[name]
    for name in QUICK:
        assert told[name] is None, (name, told[name])


@in_loop
async def test_coroutines_of_the_server_are_refused_on_other_loops() -> None:
    with serving() as server:
        async with Page(server.url):
            await soon(server.get_clients)
            (client,) = server.get_clients().values()
            for name, call in COROUTINES.items():
                with pytest.raises(RuntimeError, match="belongs on the server's event loop"):
                    await asyncio.wait_for(call(server, client), 5.0)
                assert name
