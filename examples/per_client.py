# SPDX-License-Identifier: Apache-2.0
"""What each viewer alone sees: widgets and nodes of its own, also in place of a shared node."""

from __future__ import annotations

import itertools
from typing import Any

from ros_viz_bridge import Server

COLORS = itertools.cycle([(230, 80, 60), (60, 160, 90), (80, 120, 250), (230, 170, 40)])


def main() -> None:
    server = Server(label='per client')
    server.scene.add_icosphere('/ball', radius=0.5, color=(128, 128, 128), position=(0, 0, 0.5))
    here = server.gui.add_markdown('')

    @server.on_client_connect
    def _(client: Any) -> None:
        # The same name: this viewer sees its own ball instead of the shared, grey one.
        own = client.scene.add_icosphere('/ball', radius=0.5, color=next(COLORS))
        own.position = (0.0, 0.0, 0.5)
        client.scene.add_label('/name', f'you are {client.client_id}', position=(0, 0, 1.3))
        size = client.gui.add_slider('My ball', min=0.2, max=2.0, step=0.1, initial_value=1.0)
        size.on_update(lambda event: setattr(own, 'scale', size.value))

        # Everybody sees where everybody looks from.
        marker = server.scene.add_frame(f'/viewers/{client.client_id}', axes_length=0.3)

        @client.camera.on_update
        async def _(event: Any) -> None:
            if not marker.removed:  # the last movements may be told after the viewer has left
                marker.update(wxyz=client.camera.wxyz, position=client.camera.position)

        count()

    @server.on_client_disconnect
    async def _(client: Any) -> None:
        server.scene.remove_by_name(f'/viewers/{client.client_id}')
        count()

    def count() -> None:
        here.content = f'Here: {", ".join(sorted(server.get_clients())) or "nobody"}'

    print(f'Open {server.url} in two windows', flush=True)
    server.sleep_forever()


if __name__ == '__main__':
    main()
