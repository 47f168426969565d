# SPDX-License-Identifier: Apache-2.0
"""Widgets at a place of the scene, which they go along with."""

from __future__ import annotations

from contextvars import Context
import itertools
from typing import TypeVar

from numpy.typing import ArrayLike

from ...wire.gui_3d import Gui3dContainerLook
from ...wire.gui_containers import GuiFolder
from .. import checks
from ..gui.folder_handle import GuiFolderHandle
from .node import SceneNodeHandle
from .node_state import Parts
from .scene_base import SceneBase

Self = TypeVar('Self', bound='Gui3dContainerHandle')
KEYS = itertools.count(1)


class Gui3dContainerHandle(SceneNodeHandle):
    """
    A place in the scene for widgets: those that are added in its ``with`` block.

    Removing it, or a node above it, removes them.
    """

    LOOK = Gui3dContainerLook
    _folder: GuiFolderHandle

    def __enter__(self: Self) -> Self:
        self._folder.__enter__()
        return self

    def __exit__(self, *exc: object) -> None:
        self._folder.__exit__(*exc)

    def _end(self) -> Parts:
        told = super()._end()
        self._folder.remove()
        return told


class Gui3dContainers(SceneBase):
    """Adds places for widgets."""

    def add_3d_gui_container(
        self,
        name: str,
        *,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> Gui3dContainerHandle:
        """
        Add a place for widgets: what ``gui.add_*`` adds in its ``with`` block is shown there.

        They keep their size on the screen, and are hidden where the place is behind the camera.
        """
        place = {'wxyz': wxyz, 'position': position, 'scale': 1.0, 'visible': visible}
        hung = {'frame_id': frame_id, 'stamp': stamp}
        full = checks.node_name('name', name)
        handle = Gui3dContainerHandle(self, full, (), {**place, **hung})
        folder = GuiFolder('', f'gui-3d-{next(KEYS)}', container=full)
        # Not in the container of the widgets that this thread adds otherwise.
        handle._folder = Context().run(GuiFolderHandle, self.gui, folder)
        return self._show(handle)
