# SPDX-License-Identifier: Apache-2.0
"""A window in front of all others."""

from __future__ import annotations

from typing import ClassVar

from . import checks
from .container_handle import GuiContainer
from .field import Field


class GuiModalHandle(GuiContainer):
    """A window in front of the view and all panels, until ``close``; Stop stays in reach."""

    TOP: ClassVar[bool] = True

    title = Field[str](checks.text, 'Its head.', wire='label')

    @property
    def closed(self) -> bool:
        """Whether it was closed."""
        return self.removed

    def close(self) -> None:
        """Close it for good, with all that is in it; the second call does nothing."""
        self.remove()
