# SPDX-License-Identifier: Apache-2.0
"""Timelines and cameras do something only while anybody wants it; a page draws the pictures."""

from __future__ import annotations

import asyncio
import io
from typing import Any

import numpy as np
from PIL import Image
import pytest
from support.page import Page
from support.served import in_loop, soon

from ros_viz_bridge.vuer import Vuer, VuerSession
from ros_viz_bridge.vuer.schemas import CameraView, Scene, TimelineControls
from ros_viz_bridge.wire.camera import RenderAnswer, RenderRequest
from ros_viz_bridge.wire.client import CameraMoved


def jpeg(width: int, height: int) -> Any:
    file = io.BytesIO()
    Image.new('RGB', (width, height), (200, 0, 0)).save(file, 'JPEG')
    return np.frombuffer(file.getvalue(), np.uint8)


@in_loop
async def test_a_timeline_goes_on_while_it_is_wanted() -> None:
    steps: list[int] = []
    app = Vuer(port=0)
    sessions: list[VuerSession] = []

    @app.spawn()
    async def main(session: VuerSession) -> None:
        session.set @ Scene(TimelineControls(end=2, step=1, speed=10))
        sessions.append(session)
        await session.forever()

    try:
        async with Page(app.url):
            await soon(lambda: sessions)
            stop = app.add_handler('TIMELINE_STEP', lambda e, s: steps.append(e.value['step']))
            await soon(lambda: len(steps) >= 4)
            assert steps[:4] == [2, 0, 1, 2]
            sessions[0].update @ TimelineControls(paused=True)
            stop()
    finally:
        app.stop()


@in_loop
async def test_a_camera_of_the_script_sends_pictures() -> None:
    frames: list[Any] = []
    asked: list[RenderRequest] = []
    app = Vuer(port=0)

    @app.add_handler('CAMERA_VIEW')
    async def seen(event: Any, session: VuerSession) -> None:
        frames.append((event.key, event.value))

    @app.spawn()
    async def main(session: VuerSession) -> None:
        view = CameraView(key='ego', width=32, height=16, position=[0, 1, 2], stream='frame')
        session.set @ Scene(view)
        await session.till('CAMERA_MOVE')
        event = await session.grab_render(downsample=2)
        frames.append(('view', event.value))
        with pytest.raises(KeyError):
            await session.grab_render(key='none')
        with pytest.raises(ValueError, match='downsample must be from 1 to 64, not 0'):
            await session.grab_render(downsample=0)
        frames.append('done')
        await session.forever()

    try:
        async with Page(app.url) as page:

            async def draw() -> None:
                while True:
                    request = await page.wait_for(RenderRequest)
                    asked.append(request)
                    await page.send(RenderAnswer(request.ask, jpeg(request.width, request.height)))

            drawing = asyncio.create_task(draw())
            await soon(lambda: frames)
            unit = (0.0, 0.0, 0.0, 1.0)
            moved = CameraMoved(0.0, '', (0.0, 0.0, 0.0), unit, 1.0, 2.0, width=64, height=32)
            await page.send(moved)
            await soon(lambda: 'done' in frames)
            drawing.cancel()
        key, value = frames[0]
        assert key == 'ego' and (value['width'], value['height']) == (32, 16)
        assert Image.open(io.BytesIO(value['frame'])).size == (32, 16)
        # In the page's axes: z is up there, and it looks along x.
        assert asked[0].pose == pytest.approx([-2, 0, 1, 0, 0, 0, 1], abs=1e-6)
        view = next(each for each in frames if each != 'done' and each[0] == 'view')
        assert (view[1]['width'], view[1]['height']) == (32, 16)
    finally:
        app.stop()
