# SPDX-License-Identifier: Apache-2.0
"""A page that is opened begins with what was said last."""

from __future__ import annotations

from support.examples import example
from support.page import Page
from support.served import in_loop, serving

from ros_viz_bridge.wire.panels import PanelArrangement


@in_loop
async def test_frame_view_and_panels_of_pages_opened_from_now_on() -> None:
    with serving(fixed_frame='map') as server:
        panels = example(PanelArrangement)
        camera = (1.0, 2.0, 3.0, 0.0, 0.0, 0.0, 1.0)
        async with Page(server.url) as page:
            assert (page.hello.fixed_frame, page.hello.panels) == ('map', [])
        server.set_fixed_frame('odom')
        server.set_view(mode='top_down', follow='base', camera=camera)
        server.set_panels(panels)
        server.flush()
        async with Page(server.url) as page:
            hello = page.hello
            assert (hello.fixed_frame, hello.view_mode, hello.follow) == (
                'odom',
                'top_down',
                'base',
            )
            assert hello.camera == list(camera)
            assert hello.panels == [panels]
        server.set_panels(None)
        server.flush()
        async with Page(server.url) as page:
            assert page.hello.panels == []
