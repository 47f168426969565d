# SPDX-License-Identifier: Apache-2.0
"""What pages begin with: frame, view, panels."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from ..core.commands import Call
from ..core.hub import Hub
from ..layout.layout import Layout
from ..runtime.mailbox import Mailbox
from ..wire.panels import PanelArrangement
from ..wire.session import ViewMode
from . import checks

VIEW_MODE = checks.choice(*get_args(ViewMode))


class Beginnings:
    """
    The part of ``Server`` that says what pages opened from now on begin with.

    Raises TypeError and ValueError that name the argument.
    """

    _hub: Hub
    _mailbox: Mailbox
    _fixed_frame: str

    def set_fixed_frame(self, frame: str) -> None:
        """Choose the fixed frame of pages opened from now on; any thread."""
        checks.text('frame', frame)

        def change() -> None:
            self._hub.settings = replace(self._hub.settings, fixed_frame=frame)

        self._mailbox.post(Call(change))

    def set_view(self, *, mode: ViewMode, follow: str, camera: tuple[float, ...]) -> None:
        """
        Choose the view that pages opened from now on start with; any thread.

        ``mode`` is how the camera moves, ``follow`` the frame that it goes along with, '' for
        none, ``camera`` its place as in a layout file, () for what shows everything.
        """
        VIEW_MODE('mode', mode)
        checks.text('follow', follow)
        camera = tuple(checks.rows('camera', camera, 1, float).tolist())

        def change() -> None:
            self._hub.settings = replace(
                self._hub.settings, view_mode=mode, follow=follow, camera=camera
            )

        self._mailbox.post(Call(change))

    def set_panels(self, panels: PanelArrangement | None) -> None:
        """Choose the panels that new viewers start with, None for the usual ones; any thread."""
        if panels is not None and not isinstance(panels, PanelArrangement):
            raise TypeError(
                f'panels must be a PanelArrangement or None, not {checks.shown(panels)}'
            )

        def change() -> None:
            self._hub.settings = replace(self._hub.settings, panels=panels)

        self._mailbox.post(Call(change))

    def _adopt(self, layout: Layout) -> None:
        """Start pages with what one of them saved."""
        self.set_fixed_frame(self._fixed_frame or layout.fixed_frame)
        self.set_view(mode=layout.view_mode, follow=layout.follow, camera=layout.camera)
        self.set_panels(layout.panels)
