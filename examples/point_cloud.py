# SPDX-License-Identifier: Apache-2.0
"""A point cloud that changes: points and colours travel apart, as columns of numpy."""

from __future__ import annotations

import time

import numpy as np

import ros_viz_bridge

SIDE = 200


def main() -> None:
    server = ros_viz_bridge.Server(label='terrain')
    x, y = np.meshgrid(np.linspace(-5, 5, SIDE), np.linspace(-5, 5, SIDE))
    points = np.stack([x, y, terrain(x, y)], axis=-1).reshape(-1, 3)
    cloud = server.scene.add_point_cloud(
        '/terrain', points, by_height(points[:, 2]), point_size=0.05, point_shape='circle'
    )

    with server.gui.add_folder('Points'):
        size = server.gui.add_slider('Size', min=0.01, max=0.2, step=0.01, initial_value=0.05)
        moving = server.gui.add_checkbox('Moving', True)
    size.on_update(lambda event: setattr(cloud, 'point_size', size.value))

    print(f'Open {server.url}', flush=True)
    start = time.monotonic()
    while True:
        if moving.value:
            points[:, 2] = terrain(x, y, time.monotonic() - start).ravel()
            # Both in one picture. A slow link gets fewer of them, and always the newest.
            cloud.update(points=points, colors=by_height(points[:, 2]))
        time.sleep(0.1)


def terrain(x: np.ndarray, y: np.ndarray, t: float = 0.0) -> np.ndarray:
    """Return heights, in metres."""
    return np.sin(x + t) * np.cos(0.7 * y) + 0.2 * np.sin(3.0 * x - y)


def by_height(z: np.ndarray) -> np.ndarray:
    """Return colours from blue, low, to red, high: floats 0..1."""
    share = np.clip((z + 1.2) / 2.4, 0.0, 1.0)
    return np.stack([share, 1.0 - abs(2.0 * share - 1.0), 1.0 - share], axis=-1)


if __name__ == '__main__':
    main()
