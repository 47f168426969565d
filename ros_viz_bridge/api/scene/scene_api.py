# SPDX-License-Identifier: Apache-2.0
"""Everything a script can show in the scene."""

from __future__ import annotations

from .batched_axes import BatchedAxes
from .batched_meshes import BatchedMeshes
from .environment import Environment
from .frames import Frames
from .grids import Grids
from .gui_3d import Gui3dContainers
from .lights import Lights
from .lines import Lines
from .meshes import Meshes
from .model_files import ModelFiles
from .models import Models
from .pictures import Pictures
from .places import Places
from .pointing import ScenePointing
from .points import Points
from .primitives import Primitives
from .skinned_meshes import SkinnedMeshes
from .splats import Splats
from .splines import Splines
from .transform_controls import TransformControls
from .transforms import SceneTransforms
from .urdf import Urdfs
from .view_images import ViewImages
from .whole import Whole


class SceneApi(
    Whole,
    Urdfs,
    ViewImages,
    BatchedAxes,
    BatchedMeshes,
    Environment,
    Frames,
    Grids,
    Lights,
    Lines,
    Gui3dContainers,
    Meshes,
    ModelFiles,
    Models,
    Pictures,
    Places,
    Points,
    Primitives,
    ScenePointing,
    SceneTransforms,
    SkinnedMeshes,
    Splats,
    Splines,
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
