# SPDX-License-Identifier: Apache-2.0
"""Sessions: a coroutine per client, elements instead of handles; as vuer's scripts have it."""

from .events import ClientEvent, Frame
from .session import VuerSession
from .store import SceneStore
from .video_stream import VideoStream
from .vuer import Vuer
from .workspace import Blob, Workspace

__all__ = [
    'Blob',
    'ClientEvent',
    'Frame',
    'SceneStore',
    'VideoStream',
    'Vuer',
    'VuerSession',
    'Workspace',
]
