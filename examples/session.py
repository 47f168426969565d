# SPDX-License-Identifier: Apache-2.0
"""A coroutine per viewer, elements with keys: the way of vuer."""

from __future__ import annotations

import asyncio
import math
import time

from ros_viz_bridge.vuer import ClientEvent, Vuer, VuerSession
from ros_viz_bridge.vuer.schemas import Box, CoordsMarker, Scene, Sphere

app = Vuer(label='session')


@app.add_handler('CAMERA_MOVE')
async def camera(event: ClientEvent, session: VuerSession) -> None:
    """Keep what is followed by the camera's height."""
    height = event.value['camera']['position'][2]
    session.upsert @ Sphere(key='height', args=[0.1], position=[1.0, 1.0, height / 4])


@app.spawn
async def main(session: VuerSession) -> None:
    """Show a scene to one viewer, and move it as long as the viewer is here."""
    session.set @ Scene(
        CoordsMarker(key='origin', scale=0.5),
        Box(key='box', args=[0.4, 0.4, 0.4], material={'color': '#e0903a'}),
        up=[0, 0, 1],
    )
    start = time.monotonic()
    while True:
        angle = time.monotonic() - start
        # Only what differs is sent.
        session.update @ Box(key='box', position=[math.cos(angle), math.sin(angle), 0.2])
        await asyncio.sleep(1 / 60)


if __name__ == '__main__':
    print(f'Open {app.url}', flush=True)
    app.run()
