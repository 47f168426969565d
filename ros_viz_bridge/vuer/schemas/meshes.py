# SPDX-License-Identifier: Apache-2.0
"""Bodies: three.js' geometries by their ``args``, and triangles of one's own."""

from __future__ import annotations

from typing import Any

import numpy as np

from . import polyhedra, shapes
from .colors import rgb
from .element import Plan
from .materials import Material
from .place import floats, SceneElement
from .textured import textured

_BOX_FACES = 3


class Body(SceneElement):
    """
    A body of one colour.

    ``args`` are those of three.js' geometry of this name; ``color`` (or that of ``material``) a
    CSS colour, 0xrrggbb or three numbers; ``material`` may also have ``opacity``, ``wireframe``,
    ``side`` (0 front, 1 back, 2 double), ``flatShading``, and ``map``, a picture (a file, an
    address below /workspace/, bytes) with ``mapRepeat``; ``materialType`` 'toon' is drawn so.
    """

    PROPERTIES = frozenset(
        'args color material materialType opacity wireframe castShadow receiveShadow'.split()
    )
    SIDE = 'front'

    def _material(self) -> dict[str, Any]:
        material: dict[str, Any] = {}
        for child in self._children:
            if isinstance(child, Material):
                material |= child._given
        material |= dict(self._get('material', {}))
        for name in ('color', 'opacity', 'wireframe'):
            if name in self._given:
                material[name] = self._given[name]
        return material

    def _args(self) -> list[Any]:
        return list(self._get('args', ()))

    def _look(self) -> dict[str, Any]:
        material = self._material()
        opacity = material.get('opacity')
        look = {
            'color': rgb(material.get('color', (255, 255, 255))),
            'opacity': None if opacity is None else float(opacity),
            'wireframe': bool(material.get('wireframe', False)),
            'side': side_of(material.get('side', self.SIDE)),
            'flat_shading': bool(material.get('flatShading', False)),
            'material': 'toon3' if self._get('materialType', '') == 'toon' else 'standard',
            'cast_shadow': bool(self._get('castShadow', True)),
            'receive_shadow': bool(self._get('receiveShadow', True)),
        }
        return look

    def _mesh(self) -> shapes.Mesh:
        raise NotImplementedError

    def _plan(self) -> Plan:
        try:
            mesh = self._mesh()
        except TypeError as error:
            raise TypeError(f'{self.tag} {self.key!r}: args {self._args()}: {error}') from None
        look = self._look()
        if self._material().get('map') is not None:
            return self._pictured(mesh, look)
        values = {'vertices': mesh.vertices, 'faces': mesh.faces, **look, **self._place()}
        return Plan('add_mesh_simple', values)

    def _pictured(self, mesh: shapes.Mesh, look: dict[str, Any]) -> Plan:
        """Return how it is shown with the picture ``map`` of its material."""
        material = self._material()
        what = f'{self.tag} {self.key!r}: map'
        data = textured(
            mesh.vertices,
            mesh.faces,
            mesh.uv * floats(self, 'mapRepeat', material.get('mapRepeat', (1, 1)), 2),
            self._workspace.content(material['map'], what),
            color=look['color'],
            opacity=1.0 if look['opacity'] is None else look['opacity'],
            side=look['side'],
            lit=self._get('materialType', '') != 'basic',
        )
        shadows = {name: look[name] for name in ('cast_shadow', 'receive_shadow')}
        return Plan('add_glb', {'glb_data': data, **shadows, **self._place()})


class Box(Body):
    """``args``: width, height, depth along x, y, z."""

    tag = 'Box'

    def _mesh(self) -> shapes.Mesh:
        return shapes.box(*self._args()[:3])

    def _plan(self) -> Plan:
        if self._material().get('map') is not None:
            return super()._plan()
        size = self._args()[:3]
        dimensions = tuple(float(each) for each in [*size, 1.0, 1.0, 1.0][:_BOX_FACES])
        look = {**self._look(), 'flat_shading': True}
        return Plan('add_box', {'dimensions': dimensions, **look, **self._place()})


class Sphere(Body):
    """``args``: radius, segments around, segments from pole to pole."""

    tag = 'Sphere'

    def _mesh(self) -> shapes.Mesh:
        return shapes.sphere(*self._args()[:3])


class Cylinder(Body):
    """``args``: upper radius, lower radius, height, segments around; along y."""

    tag = 'Cylinder'

    def _mesh(self) -> shapes.Mesh:
        return shapes.cylinder(*self._args()[:6])


class Cone(Body):
    """``args``: radius, height, segments around; along y."""

    tag = 'Cone'

    def _mesh(self) -> shapes.Mesh:
        return shapes.cone(*self._args()[:5])


class Capsule(Body):
    """``args``: radius, length between the half balls, segments of these, segments around."""

    tag = 'Capsule'

    def _mesh(self) -> shapes.Mesh:
        return shapes.capsule(*self._args()[:4])


class Plane(Body):
    """``args``: width, height; in xy, seen from both sides."""

    tag = 'Plane'
    SIDE = 'double'

    def _mesh(self) -> shapes.Mesh:
        return shapes.plane(*self._args()[:2])


class Circle(Body):
    """``args``: radius, segments, first angle, angle; in xy, seen from both sides."""

    tag = 'Circle'
    SIDE = 'double'

    def _mesh(self) -> shapes.Mesh:
        return shapes.circle(*self._args()[:4])


class Ring(Body):
    """``args``: inner radius, outer radius, segments; in xy, seen from both sides."""

    tag = 'Ring'
    SIDE = 'double'

    def _mesh(self) -> shapes.Mesh:
        return shapes.ring(*self._args()[:3])


class Torus(Body):
    """``args``: radius, radius of the tube, segments of it, segments around, arc."""

    tag = 'Torus'

    def _mesh(self) -> shapes.Mesh:
        return shapes.torus(*self._args()[:5])


class TorusKnot(Body):
    """``args``: radius, radius of the tube, segments along, segments of the tube, p, q."""

    tag = 'TorusKnot'

    def _mesh(self) -> shapes.Mesh:
        return shapes.torus_knot(*self._args()[:6])


class Tetrahedron(Body):
    """``args``: radius, how often its sides are divided."""

    tag = 'Tetrahedron'
    CORNERS = 4

    def _mesh(self) -> shapes.Mesh:
        return polyhedra.regular(self.CORNERS, *self._args()[:2])


class Octahedron(Tetrahedron):
    """``args``: radius, how often its sides are divided."""

    tag = 'Octahedron'
    CORNERS = 6


class Icosahedron(Tetrahedron):
    """``args``: radius, how often its sides are divided."""

    tag = 'Icosahedron'
    CORNERS = 12


class Dodecahedron(Tetrahedron):
    """``args``: radius, how often its sides are divided."""

    tag = 'Dodecahedron'
    CORNERS = 20


class Polyhedron(Body):
    """``args``: numbers of its corners, triples of them, radius, detail."""

    tag = 'Polyhedron'

    def _mesh(self) -> shapes.Mesh:
        return polyhedra.polyhedron(*self._args()[:4])


class Lathe(Body):
    """``args``: (n, 2) points (distance from y, height), segments, first angle, angle."""

    tag = 'Lathe'

    def _mesh(self) -> shapes.Mesh:
        points, *rest = self._args()[:4]
        return shapes.lathe(np.asarray(points, np.float64).reshape(-1, 2), *rest)


class Tube(Body):
    """``args``: (n, 3) points, segments along (unused), radius, segments around, closed."""

    tag = 'Tube'

    def _mesh(self) -> shapes.Mesh:
        points = np.asarray([*self._args(), ()][0], np.float64).reshape(-1, 3)
        if len(points) < 2:
            raise ValueError(f'Tube {self.key!r}: args must begin with (n, 3) points, two or more')
        return shapes.tube(points, *self._args()[2:5])


class TriMesh(Body):
    """``vertices`` (n, 3) metres, ``faces`` (m, 3) indices, ``uv`` (n, 2) for a ``map``."""

    tag = 'TriMesh'
    PROPERTIES = frozenset(('vertices', 'faces', 'uv'))
    SIDE = 'double'

    def _mesh(self) -> shapes.Mesh:
        vertices = np.asarray(self._get('vertices', ()), np.float32).reshape(-1, 3)
        faces = np.asarray(self._get('faces', ()), np.uint32).reshape(-1, 3)
        uv = np.asarray(self._get('uv', ()), np.float32).reshape(-1, 2)
        if self._material().get('map') is not None and len(uv) != len(vertices):
            raise ValueError(
                f'TriMesh {self.key!r}: uv must be ({len(vertices)}, 2), one for each vertex, for'
                f' a material with a map, not {uv.shape}'
            )
        return shapes.Mesh(vertices, faces, uv)


def side_of(given: Any) -> str:
    """Return 'front', 'back' or 'double' of what three.js calls 0, 1, 2. Raises ValueError."""
    sides = {0: 'front', 1: 'back', 2: 'double'}
    side = sides.get(given, given)
    if side not in sides.values():
        raise ValueError(f"side must be 'front', 'back', 'double' or 0, 1, 2, not {given!r}")
    return str(side)
