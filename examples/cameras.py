# SPDX-License-Identifier: Apache-2.0
"""Cameras with their pictures; click one to look through it, press the button to take a photo."""

from __future__ import annotations

from typing import Any

import numpy as np

from ros_viz_bridge import Server
from ros_viz_bridge.viser.transforms import SO3

COUNT, DISTANCE, FOV = 6, 3.0, 0.8
LOOKS_AHEAD = SO3.from_matrix(np.array([[0.0, 0.0, 1.0], [-1.0, 0.0, 0.0], [0.0, -1.0, 0.0]]))
"""A camera (z ahead, x right, y down) that looks along x."""


def main() -> None:
    server = Server(label='cameras')
    scene = server.scene
    scene.add_box('/thing', (220, 120, 60), dimensions=(1.0, 0.6, 0.8))
    scene.add_frame('/thing/axes', axes_length=0.8)
    for i, angle in enumerate(np.linspace(0.0, 2 * np.pi, COUNT, endpoint=False)):
        picture = np.zeros((48, 64, 3), np.uint8)
        picture[...] = np.linspace(40, 255, 64)[None, :, None]
        picture[:, :, i % 3] //= 3
        inward = SO3.from_z_radians(angle + np.pi) @ LOOKS_AHEAD
        frustum = scene.add_camera_frustum(
            f'/cameras/{i}',
            FOV,
            64 / 48,
            image=picture,
            wxyz=inward.wxyz,
            position=(DISTANCE * np.cos(angle), DISTANCE * np.sin(angle), 0.5),
        )

        @frustum.on_click
        def _(event: Any) -> None:
            with event.client.atomic():
                event.client.camera.wxyz = event.target.wxyz
                event.client.camera.position = event.target.position

    photo = server.gui.add_button('Take a photo', icon='camera')
    shown = server.gui.add_image(np.zeros((120, 160, 3), np.uint8), label='Photo')

    @photo.on_click
    async def _(event: Any) -> None:  # on the server's loop: it waits without holding up anybody
        shown.image = await event.client.get_render_async(240, 320)

    print(f'Open {server.url}', flush=True)
    server.sleep_forever()


if __name__ == '__main__':
    main()
