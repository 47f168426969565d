# SPDX-License-Identifier: Apache-2.0
"""Tabs, and what holds them."""

from __future__ import annotations

from typing import NoReturn

from ...wire.gui_containers import GuiTab
from . import checks, icons
from .container_handle import GuiContainer
from .context import enter, leave
from .field import Field


class GuiTabHandle(GuiContainer):
    """A tab: what is added in its ``with`` block is shown while it is chosen."""

    label = Field[str](checks.text, 'What it is called.')
    icon = Field['str | None'](icons.icon, "One of Tabler's icons.", read=checks.read_optional)


class TabsHandle(GuiContainer):
    """Holds tabs, and nothing else."""

    def add_tab(self, label: str, icon: str | None = None) -> GuiTabHandle:
        """Add a tab; ``icon`` is the name of one of Tabler's, as ``Icon`` has them."""
        self._check_there()
        gui = self._gui
        enter(self)
        try:
            common = gui._common(checks.text('label', label), order=None)
            return GuiTabHandle(gui, GuiTab(**common, icon=icons.icon('icon', icon)))
        finally:
            leave()

    def __enter__(self) -> NoReturn:
        raise TypeError('tabs hold the widgets: with handle.add_tab("Tab"): ...')


class GuiTabGroupHandle(TabsHandle):
    """Tabs in the panel or another container, of which one is shown."""
