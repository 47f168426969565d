# SPDX-License-Identifier: Apache-2.0
"""See a robot and steer it from any browser or headset."""

from __future__ import annotations

import importlib
from typing import Any, TYPE_CHECKING

if TYPE_CHECKING:
    from .api.ask import ClientGoneError
    from .api.client_handle import ClientHandle
    from .api.gui.icons import Icon
    from .api.scene.batched_axes import BatchedAxesHandle
    from .api.scene.batched_meshes import BatchedGlbHandle, BatchedMeshHandle
    from .api.scene.frames import FrameHandle
    from .api.scene.meshes import MeshHandle
    from .api.scene.models import GlbHandle
    from .api.scene.node import SceneNodeHandle
    from .api.scene.primitives import BoxHandle, CylinderHandle, IcosphereHandle
    from .api.scene.scene_api import SceneApi
    from .api.scene.skinned_meshes import MeshSkinnedHandle
    from .api.server import Server
    from .core.access import Access
    from .runtime.ended import ServerStoppedError
    from .runtime.page_look import PageLook
    from .runtime.zenoh_options import Zenoh

__version__ = '0.1.0'
__all__ = [
    'Access',
    'BatchedAxesHandle',
    'BatchedGlbHandle',
    'BatchedMeshHandle',
    'BoxHandle',
    'ClientGoneError',
    'ClientHandle',
    'CylinderHandle',
    'FrameHandle',
    'GlbHandle',
    'Icon',
    'IcosphereHandle',
    'MeshHandle',
    'MeshSkinnedHandle',
    'PageLook',
    'SceneApi',
    'SceneNodeHandle',
    'Server',
    'ServerStoppedError',
    'Zenoh',
]
_MODULES = {
    'Access': 'core.access',
    'BatchedAxesHandle': 'api.scene.batched_axes',
    'BatchedGlbHandle': 'api.scene.batched_meshes',
    'BatchedMeshHandle': 'api.scene.batched_meshes',
    'BoxHandle': 'api.scene.primitives',
    'ClientGoneError': 'api.ask',
    'ClientHandle': 'api.client_handle',
    'CylinderHandle': 'api.scene.primitives',
    'FrameHandle': 'api.scene.frames',
    'GlbHandle': 'api.scene.models',
    'Icon': 'api.gui.icons',
    'IcosphereHandle': 'api.scene.primitives',
    'MeshHandle': 'api.scene.meshes',
    'MeshSkinnedHandle': 'api.scene.skinned_meshes',
    'PageLook': 'runtime.page_look',
    'SceneApi': 'api.scene.scene_api',
    'SceneNodeHandle': 'api.scene.node',
    'Server': 'api.server',
    'ServerStoppedError': 'runtime.ended',
    'Zenoh': 'runtime.zenoh_options',
}


def __getattr__(name: str) -> Any:
    """Import the library when it is first used: tools that need the version alone stay light."""
    if name not in _MODULES:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    return getattr(importlib.import_module(f'.{_MODULES[name]}', __name__), name)
