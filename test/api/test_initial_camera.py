# SPDX-License-Identifier: Apache-2.0
"""Whoever comes, now or later, is told where to begin."""

from __future__ import annotations

import pytest
from support.page import Page
from support.served import in_loop, serving

from ros_viz_bridge.wire.camera import InitialCamera


@in_loop
async def test_pages_are_told_the_latest_and_nothing_before_anything_is_assigned() -> None:
    with serving() as server:
        async with Page(server.url) as page:
            assert server.initial_camera.position.tolist() == [3, 3, 3]
            server.initial_camera.fov = 1.0
            assert not (await page.wait_for(InitialCamera)).placed
            server.initial_camera.position = (1, 0, 0)
            server.initial_camera.up = (0, 1, 0)
            server.initial_camera.near = 0.5
            server.initial_camera.far = 10
        async with Page(server.url) as late:
            told = await late.wait_for(InitialCamera)
            assert (told.placed, told.position, told.look_at) == (True, (1, 0, 0), (0, 0, 0))
            assert (told.up, told.fov, told.near, told.far) == ([0, 1, 0], 1.0, 0.5, 10.0)
        with pytest.raises(ValueError, match='up must not be zero'):
            server.initial_camera.up = (0, 0, 0)
        with pytest.raises(ValueError, match=r'look_at must have the shape \(3,\)'):
            server.initial_camera.look_at = (0, 0)
