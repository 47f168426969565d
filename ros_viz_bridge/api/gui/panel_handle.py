# SPDX-License-Identifier: Apache-2.0
"""Panels: windows with tabs, and the one of the controls."""

from __future__ import annotations

from typing import Any, ClassVar, TYPE_CHECKING

from ...runtime.live import Live
from ...wire.gui_containers import PanelPlacement
from .placing import MAIN_PANEL, Placing
from .tab_handles import TabsHandle

if TYPE_CHECKING:
    from .base import GuiBase


class PanelHandle(Placing, TabsHandle):
    """
    A window with tabs, beside the view or over it.

    It is removed by ``remove`` alone; viewers move it and fold it away.
    """

    TOP: ClassVar[bool] = True

    def __init__(self, gui: Any, widget: Any) -> None:
        super().__init__(gui, widget)
        self._place = Live(PanelPlacement('', widget.key), gui._publish)

    @property
    def key(self) -> str:
        """Its id on the wire."""
        return self._key

    def remove(self) -> None:
        """Take it away, with its tabs and all that is in them; the second call does nothing."""
        self._place.end(lambda state: None)
        super().remove()

    def _check_there(self) -> None:
        TabsHandle._check_there(self)


class MainPanelHandle(Placing):
    """The panel of the controls: it can be placed as others, and always exists."""

    def __init__(self, gui: GuiBase) -> None:
        self._gui = gui
        # Nothing is said of it before the script does.
        self._place = Live(
            PanelPlacement('', MAIN_PANEL, where='right'),
            lambda state: gui._publish(state) if state.told else None,
        )

    @property
    def key(self) -> str:
        """Its id on the wire."""
        return MAIN_PANEL
