# SPDX-License-Identifier: Apache-2.0
"""Where a panel is: said by the script, changed by the viewer, never read back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TYPE_CHECKING, TypeAlias

from ...runtime.live import Live
from ...wire.gui_containers import PanelPlacement
from ..known_attributes import KnownAttributes
from . import checks

if TYPE_CHECKING:
    from .base import GuiBase

MAIN_PANEL = 'main-panel'
Number: TypeAlias = float  # in the class ``float`` is a method


class Placing(KnownAttributes):
    """
    Says where a panel shall be, how large, and whether it is folded away.

    Each call counts until the viewer moves the panel, and for those who come later. On a phone
    panels are parts of the controls' sheet: ``minimize`` and ``expand`` close and open them.
    """

    _gui: GuiBase
    _place: Live[PanelPlacement]

    @property
    def key(self) -> str:
        """Its id on the wire."""
        raise NotImplementedError

    def dock_left(self) -> None:
        """Put it left of the view."""
        self._say(where='left', anchor='')

    def dock_right(self) -> None:
        """Put it right of the view."""
        self._say(where='right', anchor='')

    def dock_above(self, anchor: Placing) -> None:
        """Put it above another panel, in the same column; the view's right edge if it has none."""
        self._say(where='above', anchor=self._anchor(anchor))

    def dock_below(self, anchor: Placing) -> None:
        """Put it below another panel, in the same column; the view's right edge if it has none."""
        self._say(where='below', anchor=self._anchor(anchor))

    def float(
        self,
        *,
        x: Number | None = None,
        y: Number | None = None,
        width: Number | None = None,
        height: Number | None = None,
    ) -> None:
        """
        Let it float over the view, CSS pixels from its left and top.

        Negative ``x`` and ``y`` are from its right and bottom, to the panel's right and lower
        edge; None leaves that to the page.
        """
        sizes = {
            name: checks.positive(name, value)
            for name, value in (('width', width), ('height', height))
            if value is not None
        }
        self._say(
            where='float', anchor='', x=checks.limit('x', x), y=checks.limit('y', y), **sizes
        )

    def set_width(self, width: Number) -> None:
        """Set how wide it is, CSS pixels; of a docked one its column."""
        self._say(width=checks.positive('width', width))

    def set_height(self, height: Number) -> None:
        """Set how high it is, CSS pixels, while it floats."""
        self._say(height=checks.positive('height', height))

    def minimize(self) -> None:
        """Fold it away to its head."""
        self._say(minimized=True)

    def expand(self) -> None:
        """Show it whole again."""
        self._say(minimized=False)

    def _check_there(self) -> None:
        """Raise RuntimeError where it is no longer there."""

    def _say(self, **fields: Any) -> None:
        self._check_there()
        change: Callable[[PanelPlacement], PanelPlacement] = lambda state: replace(  # noqa: E731
            state, told=state.told + 1, **fields
        )
        self._place.update(change)

    def _anchor(self, anchor: Any) -> str:
        if not isinstance(anchor, Placing):
            raise TypeError(f'anchor must be a panel or main_panel, not {anchor!r}')
        anchor._check_there()
        if anchor.key == self.key:
            raise ValueError('a panel cannot be docked relative to itself')
        owner = anchor._gui._layer
        if owner not in ('', self._gui._layer) and anchor.key != MAIN_PANEL:
            raise ValueError(f'anchor is a panel that client {owner} alone has')
        return anchor.key
