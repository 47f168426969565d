# SPDX-License-Identifier: Apache-2.0
"""Widgets, for scripts: in step between all viewers."""

from __future__ import annotations

from .containers import ContainersApi
from .inputs import InputsApi


class GuiApi(InputsApi, ContainersApi):
    """Adds widgets to the controls panel: of all viewers, or of one client."""

    def reset(self) -> None:
        """Remove all widgets that were added with this."""
        for handle in self._widgets.of(self._layer):
            handle.remove()
