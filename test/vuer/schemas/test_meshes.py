# SPDX-License-Identifier: Apache-2.0
"""Bodies take three.js' arguments and materials."""

from __future__ import annotations

import numpy as np
import pytest
from support.solids import volume

from ros_viz_bridge.vuer.schemas import meshes
from ros_viz_bridge.vuer.schemas.meshes import Body

BODIES = [
    each for each in vars(meshes).values()
    if isinstance(each, type) and issubclass(each, Body) and each is not Body
]  # fmt: skip
NEED = {
    'Tube': {'args': [[[0, 0, 0], [0, 0, 2]], 8, 0.5]},
    'Lathe': {'args': [[[0, 0], [1, 0.5], [0, 1]]]},
    'Polyhedron': {'args': [[1, 1, 1, -1, -1, 1, -1, 1, -1, 1, -1, -1],
                            [2, 1, 0, 0, 3, 2, 1, 3, 0, 2, 3, 1]]},
    'TriMesh': {'vertices': [[0, 0, 0], [1, 0, 0], [0, 1, 0]], 'faces': [[0, 1, 2]]},
}  # fmt: skip


@pytest.mark.parametrize('body', BODIES, ids=lambda each: each.tag)
def test_all_bodies_have_a_shape_without_arguments(body: type[Body]) -> None:
    plan = body(key='b', **NEED.get(body.tag, {}))._plan()
    if plan.method == 'add_box':
        assert plan.values['dimensions'] == (1, 1, 1)
        return
    assert plan.method == 'add_mesh_simple'
    vertices, faces = plan.values['vertices'], plan.values['faces']
    assert np.isfinite(vertices).all() and faces.max() < len(vertices)
    flat = body.SIDE == 'double' or body.tag == 'Tube'  # whose ends are open
    assert flat or volume((vertices, faces)) > 0


def test_sizes_are_those_of_the_arguments() -> None:
    assert meshes.Box(args=[1, 2, 3])._plan().values['dimensions'] == (1, 2, 3)
    assert np.abs(meshes.Sphere(args=[0.5])._plan().values['vertices']).max() == 0.5
    assert len(meshes.Sphere(args=[1, 4, 2])._plan().values['vertices']) == 15


def test_materials() -> None:
    material = {'color': 'blue', 'opacity': 0.5, 'side': 2, 'wireframe': True, 'flatShading': True}
    look = meshes.Sphere(material=material, materialType='toon')._look()
    assert (look['color'], look['opacity'], look['side']) == ((0, 0, 255), 0.5, 'double')
    assert look['wireframe'] and look['flat_shading'] and look['material'] == 'toon3'
    assert meshes.Sphere(color='red', material={'color': 'blue'})._look()['color'] == (255, 0, 0)
    with pytest.raises(ValueError, match='side must be'):
        meshes.Sphere(material={'side': 5})._look()


def test_wrong_arguments_are_named() -> None:
    with pytest.raises(TypeError, match=r"Sphere 'b': args\[0\] must be a number"):
        meshes.Sphere(key='b', args=['x'])._plan()
