# SPDX-License-Identifier: Apache-2.0
"""What is asked of a page for a picture, and what comes back of its file."""

from __future__ import annotations

import asyncio
import io
from typing import Any

import numpy as np
from PIL import Image
import pytest
from support.page import Page
from support.scene import cloud
from support.served import in_loop, serving

from ros_viz_bridge.api.ask import AskError
from ros_viz_bridge.api.render import decoded
from ros_viz_bridge.wire.camera import RenderAnswer, RenderRequest
from ros_viz_bridge.wire.point_cloud import PointCloud


@in_loop
async def test_the_question_comes_behind_the_data_and_the_file_becomes_an_array() -> None:
    picture = np.zeros((4, 6, 4), np.uint8)
    picture[0, 0] = (255, 0, 0, 128)
    file = io.BytesIO()
    Image.fromarray(picture).save(file, 'png')
    with serving() as server:
        async with Page(server.url) as page:
            client = server.get_clients()['c1']
            server.publish(cloud('', size=50_000, key='points'))
            task = asyncio.create_task(
                asyncio.to_thread(
                    lambda: client.get_render(
                        4,
                        6,
                        position=(1, 2, 3),
                        wxyz=(0.5, -0.5, 0.5, -0.5),
                        fov=1.0,
                        transport_format='png',
                    )
                )
            )
            request = await page.wait_for(RenderRequest)
            assert page.seen.get(PointCloud.__name__)
            assert (request.width, request.height, request.fov) == (6, 4, 1.0)
            assert request.pose == pytest.approx([1, 2, 3, 0, 0, 0, 1])
            await page.send(RenderAnswer(request.ask, np.frombuffer(file.getvalue(), np.uint8)))
            assert (await task == picture).all()


@in_loop
async def test_wrong_arguments_are_named_before_anybody_is_asked() -> None:
    wrong: Any = 'gif'
    half: Any = 1.5
    with serving() as server:
        async with Page(server.url):
            client = server.get_clients()['c1']
            with pytest.raises(ValueError, match="'png' or 'jpeg', not 'gif'"):
                client.get_render(10, 10, transport_format=wrong)
            with pytest.raises(TypeError, match='width must be an int'):
                client.get_render(10, half)
            with pytest.raises(ValueError, match='height must be between 1 and 16384'):
                client.get_render(0, 10)
            with pytest.raises(ValueError, match='at most 67108864 pixels'):
                client.get_render(16384, 16384)


def test_a_page_sends_what_was_asked_for_or_nothing() -> None:
    def answer(kind: str, size: tuple[int, int]) -> RenderAnswer:
        file = io.BytesIO()
        Image.new('RGB', size).save(file, kind)
        return RenderAnswer('q', np.frombuffer(file.getvalue(), np.uint8))

    asked = RenderRequest('q', 6, 4, 'jpeg', [], 0.0)
    assert decoded(answer('jpeg', (6, 4)), asked).shape == (4, 6, 3)
    with pytest.raises(AskError, match=r'of \(4, 6\) pixels, not of \(6, 4\)'):
        decoded(answer('jpeg', (4, 6)), asked)
    for kind in ('png', 'eps'):
        with pytest.raises(AskError, match='no JPEG'):
            decoded(answer(kind, (6, 4)), asked)
