# SPDX-License-Identifier: Apache-2.0
"""Driving with w, a, s, d or a gamepad: held to move, still as soon as anything is let go."""

from __future__ import annotations

import math
import time
from typing import Any

from ros_viz_bridge import Server
from ros_viz_bridge.viser.transforms import SO3

WAYS = {'w': (1.0, 0.0), 's': (-1.0, 0.0), 'a': (0.0, 1.0), 'd': (0.0, -1.0)}
SPEED, TURN, STEP = 1.0, 1.5, 0.02


def main() -> None:
    server = Server(label='drive')
    rover = server.scene.add_box('/rover', (60, 120, 200), dimensions=(0.6, 0.4, 0.2))
    server.scene.add_box('/rover/head', (240, 180, 60), (0.1, 0.3, 0.1), position=(0.25, 0, 0.15))
    server.gui.add_markdown('Hold **w a s d** or use a gamepad. **Space** stops.')
    command = server.gui.add_vector2('Speed, turning', (0.0, 0.0), disabled=True)
    held: set[str] = set()
    stick = [0.0, 0.0]

    for name in WAYS:

        @server.on_key(key=name)
        def _(event: Any, name: str = name) -> None:
            # Pages tell that a key went up also when the window loses the keyboard or is left.
            (held.discard if event.event == 'up' else held.add)(name)

    @server.on_gamepad
    def _(event: Any) -> None:
        stick[:] = (-event.axes[1], -event.axes[0]) if len(event.axes) > 1 else (0.0, 0.0)

    @server.on_client_disconnect
    def _(client: Any) -> None:
        held.clear()

    print(f'Open {server.url}', flush=True)
    x = y = heading = 0.0
    while True:
        ways = [(0.0, 0.0)] if server.stopped_by else [tuple(stick), *(WAYS[k] for k in [*held])]
        ahead, turn = (max(-1.0, min(1.0, sum(each))) for each in zip(*ways, strict=True))
        heading += turn * TURN * STEP
        x += ahead * SPEED * STEP * math.cos(heading)
        y += ahead * SPEED * STEP * math.sin(heading)
        rover.update(wxyz=SO3.from_z_radians(heading).wxyz, position=(x, y, 0.1))
        command.value = (round(ahead * SPEED, 2), round(turn * TURN, 2))
        time.sleep(STEP)


if __name__ == '__main__':
    main()
