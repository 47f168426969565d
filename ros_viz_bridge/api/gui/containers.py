# SPDX-License-Identifier: Apache-2.0
"""Widgets that hold others."""

from __future__ import annotations

from ...wire.gui_containers import GuiFolder
from . import checks
from .base import GuiBase
from .container_handle import GuiContainer
from .field import Field


class GuiFolderHandle(GuiContainer):
    """A part of the panel that opens and closes."""

    label = Field['str | None'](
        checks.optional_text,
        'What it is called; None: neither a head nor a border.',
        read=checks.read_optional,
    )
    expand_by_default = Field[bool](
        checks.flag, 'Whether pages that did not touch it show it open.'
    )


class ContainersApi(GuiBase):
    """Adds widgets that hold others: what is added in their ``with`` block."""

    def add_folder(
        self,
        label: str | None,
        *,
        order: float | None = None,
        expand_by_default: bool = True,
        visible: bool = True,
    ) -> GuiFolderHandle:
        """Add a part that opens and closes; ``label`` None: neither a head nor a border."""
        common = self._common(label, order=order, visible=visible)
        expand = checks.flag('expand_by_default', expand_by_default)
        return GuiFolderHandle(self, GuiFolder(**common, expand_by_default=expand))
