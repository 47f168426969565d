# SPDX-License-Identifier: Apache-2.0
"""Models, robots, video and cameras of a session, seen in one page by their pixels."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from playwright.sync_api import Browser
import pytest
from support.mesh_files import write_obj, write_stl
from support.served import until
from support.viewer_page import ViewerPage

from ros_viz_bridge.vuer import Vuer, VuerSession
from ros_viz_bridge.vuer.schemas import (
    BBox,
    Box,
    Button,
    CameraView,
    Html,
    ImageBackground,
    Obj,
    Ply,
    Scene,
    SceneCamera,
    Sphere,
    Stl,
    Urdf,
    VideoPlane,
)

pytestmark = pytest.mark.browser
PLY = b"""ply
format ascii 1.0
element vertex 2
property float x
property float y
property float z
property uchar red
property uchar green
property uchar blue
end_header
0 0 0 255 0 0
0 0.2 0 0 255 0
"""
ROBOT = """<robot name="r"><link name="base"><visual><geometry>
<mesh filename="m/a.stl"/></geometry></visual></link>
<link name="arm"><visual><geometry><box size="0.2 0.2 1"/></geometry></visual>
</link><joint name="j" type="revolute"><parent link="base"/><child link="arm"/><axis xyz="1 0 0"/>
<limit lower="-1" upper="1"/></joint></robot>"""


def picture(color: tuple[int, int, int]) -> bytes:
    file = io.BytesIO()
    Image.new('RGB', (8, 8), color).save(file, 'PNG')
    return file.getvalue()


def test_what_a_session_shows_of_files(browser: Browser, tmp_path: Path) -> None:
    write_obj(tmp_path / 'a.obj', color=(1.0, 0.0, 0.0))
    write_stl(tmp_path / 'm' / 'a.stl')
    (tmp_path / 'r.urdf').write_text(ROBOT)
    app = Vuer(port=0, static_root=tmp_path)
    here = f'http://localhost:{app.get_port()}/workspace'
    stream = app.create_webrtc_stream('cam')
    seen: list[Any] = []

    @app.spawn
    async def main(session: VuerSession) -> None:
        session.set @ Scene(
            SceneCamera(position=[0, 1, 6], lookAt=[0, 0.5, 0], fov=50),
            Obj(key='obj', src=f'{here}/a.obj', position=[-4, 0, 0]),
            Stl(key='stl', src='/workspace/m/a.stl', color='blue', position=[2, 0, 0]),
            Ply(key='ply', buff=PLY, size=0.1, position=[0, 2, 0]),
            Urdf(key='robot', src=f'{here}/r.urdf', jointValues={'j': 0.5}, position=[0, 0, -2]),
            Sphere(key='ball', args=[0.3], material={'map': picture((255, 0, 255))}),
            BBox(key='box', min=[0, 0, 0], max=[1, 1, 1]),
            Html('words', Button('Press', key='press'), key='html', position=[0, 1, 0]),
            ImageBackground(picture((0, 200, 0)), key='behind'),
            VideoPlane(src=stream.endpoint, key='video', height=0.5, position=[0, 3, 0]),
            Box(key='seen', args=[1, 1, 1], color='red', position=[10, 0, 0]),
            CameraView(key='ego', width=64, height=48, position=[10, 0, 3], movable=False),
        )
        await session.till('CLICK')
        seen.append(await session.grab_render(key='ego', ttl=30.0))
        session.update @ Urdf(key='robot', jointValues={'j': 0.0})
        await session.forever()

    try:
        viewer = ViewerPage(browser.new_context(), app.url)
        page = viewer.page
        button = page.get_by_role('button', name='Press')
        button.wait_for()
        stream.push_frame(np.full((48, 64, 3), (255, 0, 0), np.uint8))  # blue, in OpenCV's order

        def colors() -> set[str]:
            shot = np.asarray(Image.open(io.BytesIO(viewer.page.screenshot())).convert('RGB'))
            pixels = shot.reshape(-1, 3).astype(int)
            near = {
                'background': (0, 200, 0), 'video': (0, 0, 254), 'picture': (255, 0, 255)
            }  # fmt: skip
            return {
                name for name, color in near.items()
                if (np.abs(pixels - color).max(axis=1) < 60).sum() > 100
            }  # fmt: skip

        until(lambda: colors() >= {'background', 'video'}, timeout=60)
        nodes = viewer.ask('nodes')
        for name in ('obj', 'stl', 'ply', 'robot/base/arm', 'robot/base/visual 0', 'ball', 'box'):
            assert f'/vuer/{name}' in nodes, name
        viewer.shot('session-models')
        button.click()
        until(lambda: seen, timeout=40)
        frame = np.asarray(Image.open(io.BytesIO(seen[0].value['frame'])))
        assert frame.shape == (48, 64, 3)
        red, green, blue = frame[24, 32].astype(int)
        assert red > 2 * green and red > 2 * blue, frame[24, 32]
        assert viewer.complaints == []
    finally:
        app.stop()
