# SPDX-License-Identifier: Apache-2.0
"""A scene that moves, saved as a page of its own: it plays without a server or a network."""

from __future__ import annotations

from pathlib import Path
import sys

import numpy as np

from ros_viz_bridge import Server
from ros_viz_bridge.viser.transforms import SO3

STEP = 1.0 / 30.0


def main() -> None:
    server = Server(label='pendulum')
    pivot = server.scene.add_frame('/pivot', axes_length=0.2, position=(0.0, 0.0, 1.5))
    rod = {'radius': 0.02, 'height': 1.0, 'position': (0.0, 0.0, -0.5)}
    server.scene.add_cylinder('/pivot/rod', **rod)
    server.scene.add_icosphere('/pivot/bob', radius=0.1, position=(0, 0, -1), color=(230, 80, 60))

    serializer = server.get_scene_serializer()
    angle, speed = 1.0, 0.0
    for _ in range(int(10.0 / STEP)):
        speed -= 9.81 * np.sin(angle) * STEP
        angle += speed * STEP
        pivot.wxyz = SO3.from_y_radians(angle).wxyz
        serializer.insert_sleep(STEP)  # time of the recording: nobody waits here
    path = Path(sys.argv[1] if len(sys.argv) > 1 else 'pendulum.html')
    serializer.save(path)  # .html: a page; any other name: a file that pages play
    print(
        f'{path}: {path.stat().st_size / 1e6:.1f} MB; the live scene is at {server.url}',
        flush=True,
    )
    server.sleep_forever()


if __name__ == '__main__':
    main()
