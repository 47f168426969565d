# SPDX-License-Identifier: Apache-2.0
"""Materials as children of bodies: ``Box(MeshStandardMaterial(color='red'))``."""

from __future__ import annotations

from .element import Element


class Material(Element):
    """Its properties are those of a body's ``material``."""

    tag = 'material'
    PROPERTIES = frozenset('color opacity wireframe side flatShading map mapRepeat'.split())


class MeshBasicMaterial(Material):
    """The same."""

    tag = 'meshBasicMaterial'


class MeshStandardMaterial(Material):
    """The same."""

    tag = 'meshStandardMaterial'


class MeshPhysicalMaterial(Material):
    """The same."""

    tag = 'meshPhysicalMaterial'


class MeshPhongMaterial(Material):
    """The same."""

    tag = 'meshPhongMaterial'


class MeshLambertMaterial(Material):
    """The same."""

    tag = 'meshLambertMaterial'


class MeshToonMaterial(Material):
    """The same."""

    tag = 'meshToonMaterial'


class MeshNormalMaterial(Material):
    """The same: surfaces have their colour, not that of their direction."""

    tag = 'meshNormalMaterial'


class MeshDepthMaterial(Material):
    """The same: surfaces have their colour, not that of their distance."""

    tag = 'meshDepthMaterial'
