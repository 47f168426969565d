# SPDX-License-Identifier: Apache-2.0
"""Clicks, drags and rectangles on things of the scene; points of a cloud, too."""

from __future__ import annotations

from typing import Any

import numpy as np

from ros_viz_bridge import Server

GREY, GREEN, ORANGE = (130, 130, 140), (60, 190, 90), (250, 150, 40)


def main() -> None:
    server = Server(label='clicks')
    scene = server.scene
    said = server.gui.add_markdown('Click a box, drag the ball, Shift+drag a rectangle.')

    for i in range(5):
        box = scene.add_box(
            f'/box{i}', GREY, dimensions=(0.5, 0.5, 0.5), position=(0, i - 2, 0.25)
        )

        @box.on_click
        def _(event: Any) -> None:
            event.target.color = GREEN if event.target.color == GREY else GREY
            said.content = f'{event.client_id} clicked **{event.target.name}**'

    ball = scene.add_icosphere('/ball', radius=0.3, color=ORANGE, position=(-1.5, 0.0, 0.3))

    @ball.on_drag
    def _(event: Any) -> None:
        # The point that was taken hold of goes along: what is between it and the pointer is left.
        ball.position = ball.position + np.subtract(event.end_position, event.start_position)

    points = np.random.default_rng(1).uniform((1, -2, 0), (3, 2, 2), (2000, 3))
    colors = np.tile(np.uint8(GREY), (2000, 1))
    cloud = scene.add_point_cloud('/cloud', points, colors, point_size=0.03)

    @cloud.on_click
    def _(event: Any) -> None:
        near = np.linalg.norm(points - points[event.instance_index], axis=1) < 0.4
        colors[near] = ORANGE
        cloud.colors = colors
        said.content = f'point {event.instance_index}, and {near.sum()} around it'

    @scene.on_rect_select(modifier='shift')
    def _(event: Any) -> None:
        (left, top), (right, bottom) = event.screen_min, event.screen_max
        said.content = f'from ({left:.2f}, {top:.2f}) to ({right:.2f}, {bottom:.2f}) of the view'

    print(f'Open {server.url}', flush=True)
    server.sleep_forever()


if __name__ == '__main__':
    main()
