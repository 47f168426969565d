# SPDX-License-Identifier: Apache-2.0
"""Widgets that hold others."""

from __future__ import annotations

from ...wire.gui_containers import (
    GuiFolder,
    GuiForm,
    GuiModal,
    GuiPanel,
    GuiTabGroup,
    PanelLabel,
)
from . import checks
from .base import GuiBase
from .folder_handle import GuiFolderHandle, GuiFormHandle
from .modal_handle import GuiModalHandle
from .panel_handle import MainPanelHandle, PanelHandle
from .tab_handles import GuiTabGroupHandle


class ContainersApi(GuiBase):
    """
    Adds widgets that hold others: what is added in their ``with`` block.

    A block counts for the thread or task that runs it.
    """

    _main_panel: MainPanelHandle | None = None

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

    def add_form(
        self,
        label: str | None,
        *,
        order: float | None = None,
        expand_by_default: bool = True,
        visible: bool = True,
    ) -> GuiFormHandle:
        """
        Add a folder whose widgets are finished together; ``on_submit`` says what then.

        Raises ValueError inside another form.
        """
        container = self._container()
        while container is not None:
            if isinstance(container, GuiFormHandle):
                raise ValueError('a form cannot be in another form; end its block first')
            container = container._parent
        common = self._common(label, order=order, visible=visible)
        expand = checks.flag('expand_by_default', expand_by_default)
        return GuiFormHandle(self, GuiForm(**common, expand_by_default=expand))

    def add_tab_group(
        self, *, order: float | None = None, visible: bool = True
    ) -> GuiTabGroupHandle:
        """Add tabs; ``add_tab`` of the handle adds each of them."""
        return GuiTabGroupHandle(
            self, GuiTabGroup(**self._common(None, order=order, visible=visible))
        )

    def add_modal(self, title: str, *, order: float | None = None) -> GuiModalHandle:
        """Show a window in front of all others, until ``close`` of the handle."""
        common = self._common(checks.text('title', title), order=order, top='modals')
        return GuiModalHandle(self, GuiModal(**common))

    def add_panel(self, *, order: float | None = None, visible: bool = True) -> PanelHandle:
        """
        Add a window with tabs, beside the view or over it; it floats until it is docked.

        ``add_tab`` of the handle adds each tab.
        """
        common = self._common(None, order=order, visible=visible, top='panels')
        return PanelHandle(self, GuiPanel(**common))

    @property
    def main_panel(self) -> MainPanelHandle:
        """The panel of the controls, to be placed as others."""
        if self._main_panel is None:
            self._main_panel = MainPanelHandle(self)
        return self._main_panel

    def set_panel_label(self, label: str | None) -> None:
        """Set the head of the panel of the controls; None is the usual one."""
        name = checks.optional_text('label', label)
        self._publisher.publish(PanelLabel('', 'panel-label', name), layer=self._layer)
