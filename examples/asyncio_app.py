# SPDX-License-Identifier: Apache-2.0
"""With asyncio: callbacks and tasks on the server's loop, no threads and no locks."""

from __future__ import annotations

import asyncio
import math
from typing import Any

from ros_viz_bridge import Server


def main() -> None:
    server = Server(label='asyncio')
    turret = server.scene.add_box('/turret', (90, 160, 90), dimensions=(1.0, 0.3, 0.3))
    speed = server.gui.add_slider('Speed', min=-3.0, max=3.0, step=0.1, initial_value=1.0)
    say = server.gui.add_button('How many look?')

    @say.on_click
    async def _(event: Any) -> None:
        # async def runs on the loop: it must not block, and needs no lock against other ones.
        await asyncio.sleep(0.5)
        event.client.notify(f'{len(server.get_clients())} of you, {event.client_id}')

    async def turn() -> None:
        angle = 0.0
        while True:
            angle += speed.value * 0.02
            turret.wxyz = (math.cos(angle / 2), 0.0, 0.0, math.sin(angle / 2))
            await asyncio.sleep(0.02)

    print(f'Open {server.url}', flush=True)
    # From this thread onto the loop; what it raises comes back here.
    task = asyncio.run_coroutine_threadsafe(turn(), server.get_event_loop())
    task.result()


if __name__ == '__main__':
    main()
