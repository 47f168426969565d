# SPDX-License-Identifier: Apache-2.0
"""Shapes, a mesh of one's own, a thousand of one kind, and light with shadows."""

from __future__ import annotations

import numpy as np

import ros_viz_bridge

# A tetrahedron: vertices in metres, faces counter-clockwise as seen from outside.
VERTICES = np.array([[1, 1, 1], [1, -1, -1], [-1, 1, -1], [-1, -1, 1]], np.float32) * 0.5
FACES = np.array([[0, 1, 2], [0, 3, 1], [0, 2, 3], [1, 3, 2]])


def main() -> None:
    server = ros_viz_bridge.Server(label='meshes')
    scene = server.scene
    scene.add_box('/floor', (200, 200, 205), dimensions=(12, 12, 0.1), position=(0, 0, -0.05))
    scene.add_icosphere('/ball', radius=0.5, color=(230, 80, 60), position=(-2, 0, 0.5))
    scene.add_cylinder('/drum', radius=0.4, height=1.0, color=(70, 150, 90), position=(2, 0, 0.5))
    mesh = scene.add_mesh_simple(
        '/mesh', VERTICES, FACES, color=(90, 120, 250), flat_shading=True, position=(0, 0, 1.2)
    )

    # One shape, many places: drawn in one go, so a thousand cost about what one costs.
    angles = np.linspace(0, 40 * np.pi, 1000)
    around = np.stack([np.cos(angles) * 4, np.sin(angles) * 4, angles * 0.02 + 0.1], axis=-1)
    scene.add_batched_meshes_simple(
        '/beads',
        VERTICES * 0.1,
        FACES,
        batched_wxyzs=np.tile([1.0, 0.0, 0.0, 0.0], (1000, 1)),
        batched_positions=around,
        batched_colors=(np.stack([angles, angles[::-1], angles * 0], axis=-1) / angles[-1]),
    )

    scene.configure_default_lights(enabled=True, cast_shadow=False)
    lamp = scene.add_light_directional('/lamp', intensity=2.0, cast_shadow=True)
    lamp.position = (2.0, -3.0, 6.0)

    with server.gui.add_folder('Mesh'):
        wireframe = server.gui.add_checkbox('Wireframe', False)
        opacity = server.gui.add_slider('Opacity', min=0.1, max=1.0, step=0.05, initial_value=1.0)
    # Changing a flag or a colour sends no vertices.
    wireframe.on_update(lambda event: setattr(mesh, 'wireframe', wireframe.value))
    opacity.on_update(lambda event: setattr(mesh, 'opacity', opacity.value))

    print(f'Open {server.url}', flush=True)
    server.sleep_forever()


if __name__ == '__main__':
    main()
