# SPDX-License-Identifier: Apache-2.0
"""The first minute: something in the scene, something to set, both changed while you look."""

from __future__ import annotations

import ros_viz_bridge

with ros_viz_bridge.Server() as server:  # port 8080; ROS_VIZ_BRIDGE_PORT names another
    # Names are a tree: the ball is placed by the table, and goes where it goes.
    table = server.scene.add_box('/table', color=(120, 90, 60), dimensions=(2.0, 1.0, 0.1))
    table.position = (0.0, 0.0, 0.8)
    ball = server.scene.add_icosphere('/table/ball', radius=0.2, position=(0.0, 0.0, 0.25))

    height = server.gui.add_slider(
        'Table', min=0.2, max=1.5, step=0.01, initial_value=0.8, unit='m'
    )
    color = server.gui.add_rgb('Ball', initial_value=(230, 180, 30))
    ball.color = color.value

    @height.on_update
    def _(event: object) -> None:  # on a thread: it may take its time
        table.position = (0.0, 0.0, height.value)

    @color.on_update
    def _(event: object) -> None:
        ball.color = color.value

    print(f'Open {server.url}', flush=True)
    server.sleep_forever()
