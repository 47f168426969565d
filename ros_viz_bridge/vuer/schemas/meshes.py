# SPDX-License-Identifier: Apache-2.0
"""Bodies: three.js' geometries by their ``args``, and triangles of one's own."""

from __future__ import annotations

from typing import Any

import numpy as np

from . import polyhedra, shapes
from .colors import rgb
from .element import Plan
from .place import SceneElement

_BOX_FACES = 3


class Body(SceneElement):
    """
    A body of one colour.

    ``args`` are those of three.js' geometry of this name; ``color`` (or that of ``material``) a
    CSS colour, 0xrrggbb or three numbers; ``material`` may also have ``opacity``, ``wireframe``,
    ``side`` (0 front, 1 back, 2 double), ``flatShading``; ``materialType`` 'toon' is drawn so.
    """

    PROPERTIES = frozenset(
        'args color material materialType opacity wireframe castShadow receiveShadow'.split()
    )
    SIDE = 'front'

    def _args(self) -> list[Any]:
        return list(self._get('args', ()))

    def _look(self) -> dict[str, Any]:
        material = dict(self._get('material', {}))
        for name in ('color', 'opacity', 'wireframe'):
            if name in self._given:
                material[name] = self._given[name]
        opacity = material.get('opacity')
        look = {
            'color': rgb(material.get('color', (255, 255, 255))),
            'opacity': None if opacity is None else float(opacity),
            'wireframe': bool(material.get('wireframe', False)),
            'side': _side(material.get('side', self.SIDE)),
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
            vertices, faces = self._mesh()
        except TypeError as error:
            raise TypeError(f'{self.tag} {self.key!r}: args {self._args()}: {error}') from None
        values = {'vertices': vertices, 'faces': faces, **self._look(), **self._place()}
        return Plan('add_mesh_simple', values, fixed=frozenset())


class Box(Body):
    """``args``: width, height, depth along x, y, z."""

    tag = 'Box'

    def _plan(self) -> Plan:
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


class TriMesh(Body):
    """``vertices`` (n, 3) metres, ``faces`` (m, 3) indices."""

    tag = 'TriMesh'
    PROPERTIES = frozenset(('vertices', 'faces'))
    SIDE = 'double'

    def _mesh(self) -> shapes.Mesh:
        vertices = np.asarray(self._get('vertices', ()), np.float32).reshape(-1, 3)
        faces = np.asarray(self._get('faces', ()), np.uint32).reshape(-1, 3)
        return vertices, faces


def _side(given: Any) -> str:
    sides = {0: 'front', 1: 'back', 2: 'double'}
    side = sides.get(given, given)
    if side not in sides.values():
        raise ValueError(f"side must be 'front', 'back', 'double' or 0, 1, 2, not {given!r}")
    return str(side)
