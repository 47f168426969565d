# SPDX-License-Identifier: Apache-2.0
"""
Rotations and rigid motions of the plane and of space, of any number at once.

By the names of ``viser.transforms`` and jaxlie: ``SO3`` turns, ``SE3`` turns and moves, ``@``
chains two or applies one to points, ``exp`` and ``log`` go from and to the tangent space.
"""

from .group import MatrixLieGroup, SEBase, SOBase
from .se2 import SE2
from .se3 import SE3
from .so2 import SO2
from .so3 import RollPitchYaw, SO3

__all__ = ['SE2', 'SE3', 'SO2', 'SO3', 'MatrixLieGroup', 'RollPitchYaw', 'SEBase', 'SOBase']
