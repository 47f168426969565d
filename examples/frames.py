# SPDX-License-Identifier: Apache-2.0
"""A robot on frames as ROS has them (TF): nodes hang on frames, each viewer fixes one."""

from __future__ import annotations

import time

import numpy as np

import ros_viz_bridge
from ros_viz_bridge.viser.transforms import SO3

RADIUS = 2.0


def main() -> None:
    server = ros_viz_bridge.Server(label='frames', fixed_frame='map')
    scene = server.scene
    # What never moves is said once: the laser is on the robot.
    scene.set_transform('laser', parent='base', position=(0.2, 0.0, 0.3), static=True)
    scene.add_box('/body', (60, 120, 200), dimensions=(0.6, 0.4, 0.3), frame_id='base')
    angles = np.linspace(-2.0, 2.0, 400)
    ranges = 1.5 + 0.3 * np.sin(7 * angles)
    hits = np.stack([ranges * np.cos(angles), ranges * np.sin(angles), 0 * angles], axis=-1)
    scan = scene.add_point_cloud('/scan', hits, (255, 80, 80), point_size=0.03, frame_id='laser')

    print(f'Open {server.url} and choose a fixed frame: map, base or laser', flush=True)
    while True:
        now = time.time()  # times are seconds of ROS time: here the clock's
        heading = 0.5 * now
        scene.set_transform(
            'base',
            parent='map',
            wxyz=SO3.from_z_radians(heading + np.pi / 2).wxyz,
            position=(RADIUS * np.cos(heading), RADIUS * np.sin(heading), 0.15),
            stamp=now,
        )
        # With its stamp a scan stays where the laser was then, between transforms, too.
        scan.update(stamp=now)
        time.sleep(0.05)


if __name__ == '__main__':
    main()
