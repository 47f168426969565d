# SPDX-License-Identifier: Apache-2.0
"""The scene that everybody sees: it can be given away as a page."""

from __future__ import annotations

from collections.abc import Callable

from .publisher import Publisher
from .scene.scene_api import SceneApi
from .scene_serializer import check_page, notebook, SceneSerializer


class SharedScene(SceneApi):
    """What scripts show to all."""

    def __init__(self, publisher: Publisher, *, record: Callable[[], SceneSerializer]) -> None:
        super().__init__(publisher, layer='')
        self._record = record

    def as_html(self, dark_mode: bool | None = None) -> str:
        """
        Return a page with the scene as it is now, which needs neither server nor network.

        ``dark_mode``: None is as the reader's system.
        """
        check_page(dark_mode)
        return self._record().as_html(dark_mode=dark_mode)

    def show(self, height: int = 400, dark_mode: bool | None = None) -> None:
        """Show the scene as it is now in a notebook's output. Raises ImportError elsewhere."""
        notebook()
        check_page(dark_mode)
        self._record().show(height=int(height), dark_mode=dark_mode)
