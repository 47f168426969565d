# SPDX-License-Identifier: Apache-2.0
"""Everything a script can show in the scene."""

from __future__ import annotations

from .batched_axes import BatchedAxes
from .batched_meshes import BatchedMeshes
from .frames import Frames
from .meshes import Meshes
from .models import Models
from .pointing import ScenePointing
from .points import Points
from .primitives import Primitives
from .skinned_meshes import SkinnedMeshes
from .transform_controls import TransformControls
from .transforms import SceneTransforms
from .whole import Whole


class SceneApi(
    Whole,
    BatchedAxes,
    BatchedMeshes,
    Frames,
    Meshes,
    Models,
    Points,
    Primitives,
    ScenePointing,
    SceneTransforms,
    SkinnedMeshes,
    TransformControls,
):
    """
    Adds nodes; names form a tree, and adding the same name again replaces what was there.

    Every ``add_*`` takes the place of its node: ``wxyz`` (a quaternion, w first), ``position``
    (metres) and ``scale`` in its parent, '/arm' for '/arm/hand'; or in the frame ``frame_id`` of
    the transforms, at the ROS time ``stamp`` (0 for always the latest). ``visible`` hides it and
    all below it. Each keyword is a property of the handle, to be changed by assigning. Wrong
    arguments raise TypeError or ValueError that name them.
    """
