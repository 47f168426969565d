# SPDX-License-Identifier: Apache-2.0
"""What plans and measurements are drawn with: lines, arrows, splines, labels, a grid."""

from __future__ import annotations

import numpy as np

import ros_viz_bridge

WAYPOINTS = np.array([[0, 0, 0], [2, 1, 0], [3, 3, 0.5], [1, 4, 1.0], [-1, 2, 0.5]], np.float32)


def main() -> None:
    server = ros_viz_bridge.Server(label='plan')
    scene = server.scene
    scene.add_grid('/wall', 6.0, 3.0, plane='xz', position=(1.0, 5.0, 1.5))

    # A path through the waypoints, 4 cm thick, and the straight legs, two pixels thick.
    path = scene.add_spline_catmull_rom('/plan/path', WAYPOINTS, color=(60, 160, 255))
    path.update(thickness=0.04, thickness_units='world')
    legs = np.stack([WAYPOINTS[:-1], WAYPOINTS[1:]], axis=1)  # (N, 2, 3): start and end
    scene.add_line_segments('/plan/legs', legs, (160, 160, 160), thickness_units='screen')

    # Arrows from a start to an end, each with its own colour.
    speeds = np.stack([WAYPOINTS, WAYPOINTS + [[0, 0, 0.8]] * np.ones((5, 1))], axis=1)
    scene.add_arrows('/plan/up', speeds, np.linspace([255, 80, 0], [80, 200, 0], 5).astype(int))
    for i, (x, y, z) in enumerate(WAYPOINTS):
        scene.add_label(f'/plan/label{i}', f'waypoint {i}', position=(x, y, z + 1.0))

    tension = server.gui.add_slider('Tension', min=0.0, max=1.0, step=0.05, initial_value=0.5)
    names = server.gui.add_checkbox('Names', True)

    @tension.on_update
    def _(event: object) -> None:
        path.update(curve_type='catmullrom', tension=tension.value)

    @names.on_update
    def _(event: object) -> None:
        with server.atomic():  # all in one picture
            for i in range(len(WAYPOINTS)):
                label = scene.get_handle_by_name(f'/plan/label{i}')
                if label is not None:
                    label.visible = names.value

    print(f'Open {server.url}', flush=True)
    server.sleep_forever()


if __name__ == '__main__':
    main()
