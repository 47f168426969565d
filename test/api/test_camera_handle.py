# SPDX-License-Identifier: Apache-2.0
"""A script's camera is what its page told or what the script ordered, whichever is newer."""

from __future__ import annotations

import asyncio
from dataclasses import replace
import math
import threading
from typing import Any

import numpy as np
import pytest
from support.page import Page
from support.served import in_loop, serving, soon, until

from ros_viz_bridge.api.ask import ClientGoneError
from ros_viz_bridge.api.camera_handle import CameraHandle, number
from ros_viz_bridge.api.client_handle import ClientHandle
from ros_viz_bridge.wire.camera import Lens
from ros_viz_bridge.wire.client import CameraMoved
from ros_viz_bridge.wire.session import SetCamera

HERE = CameraMoved(
    1.0,
    'map',
    (1.0, 2.0, 3.0),
    (0.0, 0.0, 0.0, 1.0),
    0.8,
    2.0,
    distance=5.0,
    near=0.1,
    far=100.0,
    width=800,
    height=400,
)


@in_loop
async def test_orders_move_the_page_and_an_older_word_of_the_page_is_no_news() -> None:
    with serving() as server:
        async with Page(server.url) as page:
            camera = server.get_clients()['c1'].camera
            reading = asyncio.create_task(asyncio.to_thread(lambda: camera.position))
            await page.send(HERE)
            assert (await reading).tolist() == [1, 2, 3]
            assert camera.look_at.tolist() == [6, 2, 3] and camera.frame == 'map'
            assert (camera.aspect, camera.image_width, camera.image_height) == (2.0, 800, 400)
            assert (camera.fov, camera.near, camera.far) == (0.8, 0.1, 100.0)
            assert camera.update_timestamp > 0

            camera.position = (2, 2, 3)
            order = await page.wait_for(SetCamera)
            assert (order.position, order.seq) == ((2, 2, 3), 1)
            assert order.orientation == pytest.approx((0, 0, 0, 1))
            assert camera.look_at.tolist() == [7, 2, 3]  # it moved along
            await page.send(HERE)  # before the page had the order
            camera.look_at = (2, 7, 3)
            order = await page.wait_for(SetCamera)
            assert order.distance == pytest.approx(5) and order.seq == 2
            half = math.sqrt(0.5)
            assert order.orientation == pytest.approx((0, 0, half, half))
            camera.wxyz = (0.5, -0.5, 0.5, -0.5)  # along x again
            assert camera.look_at == pytest.approx([7, 2, 3])
            camera.up_direction = (0, 2, 0)
            order = [await page.wait_for(SetCamera) for _ in range(2)][-1]
            assert order.up == [0, 1, 0] and camera.up_direction.tolist() == [0, 1, 0]
            await page.send(replace(HERE, position=(9.0, 9.0, 9.0), seq=order.seq))
            await soon(lambda: camera.position.tolist() == [9, 9, 9])

            camera.fov, camera.far = 1.2, 50
            lens = await page.wait_for(lambda m: isinstance(m, Lens) and m.far == 50)
            assert (lens.fov, lens.near, lens.far, lens.max_distance) == (1.2, 0, 50, 0)
            camera.max_orbit_distance = math.inf
            assert camera.max_orbit_distance == math.inf and camera.fov == 1.2


@in_loop
async def test_a_callback_that_is_slow_is_called_with_the_newest_once() -> None:
    seen: list[float] = []
    go = threading.Event()
    with serving() as server:

        @server.on_client_connect
        def watch(client: ClientHandle) -> None:
            @client.camera.on_update
            def moved(camera: CameraHandle) -> None:
                seen.append(float(camera.position[0]))
                go.wait(20)

        async with Page(server.url) as page:
            await soon(lambda: server.get_clients()['c1'].camera._callbacks)
            for i in range(50):
                await page.send(replace(HERE, position=(float(i), 0.0, 0.0)))
                if i == 0:
                    await soon(lambda: seen)
            camera = server.get_clients()['c1'].camera
            await soon(lambda: camera.position[0] == 49)
            go.set()
            await soon(lambda: seen == [0.0, 49.0])


@in_loop
async def test_on_the_loop_one_waits_for_the_first_word() -> None:
    found: list[Any] = []
    with serving() as server:

        @server.on_client_connect
        async def connected(client: ClientHandle) -> None:
            with pytest.raises(RuntimeError, match=r'await client\.camera\.ready\(\)'):
                client.camera.position  # noqa: B018
            await client.camera.ready()
            found.append(client.camera.position.tolist())

        async with Page(server.url) as page:
            await asyncio.sleep(0)
            await page.send(HERE)
            await soon(lambda: found == [[1, 2, 3]])


@in_loop
async def test_what_is_no_camera_is_named() -> None:
    with serving() as server:
        async with Page(server.url) as page:
            await page.send(HERE)
            camera = server.get_clients()['c1'].camera
            await soon(lambda: until(lambda: camera._live.state.time))
            wrong: Any = '1'
            with pytest.raises(TypeError, match='fov must be a number'):
                camera.fov = wrong
            with pytest.raises(ValueError, match=r'fov must be between 0 and 3\.14159, not 4'):
                camera.fov = 4.0
            with pytest.raises(ValueError, match='look_at must not be where the camera is'):
                camera.look_at = camera.position
            with pytest.raises(ValueError, match=r'max_orbit_distance \(1e\+06\)'):
                camera.min_orbit_distance = 1e7
            with pytest.raises(ValueError, match='position must be finite'):
                camera.position = (0, 0, np.inf)
            assert camera.position.tolist() == [1, 2, 3]
    assert number('x', np.float32(2), above=0) == 2.0


@in_loop
async def test_a_client_that_leaves_keeps_nobody_waiting() -> None:
    with serving() as server:
        async with Page(server.url):
            camera = (await soon(server.get_clients))['c1'].camera
            reading = asyncio.create_task(asyncio.to_thread(lambda: camera.position))
            await soon(lambda: server._asking.waiting)
        with pytest.raises(ClientGoneError, match='c1 disconnected'):
            await asyncio.wait_for(reading, 5.0)
        with pytest.raises(ClientGoneError, match='c1 is not connected'):
            await asyncio.to_thread(lambda: camera.position)
