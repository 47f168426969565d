# SPDX-License-Identifier: Apache-2.0
"""A bar that says how far something is."""

from __future__ import annotations

from typing import Any

from ...wire.gui_displays import GuiProgressBar
from . import checks
from .colors import color, read_color
from .field import Field
from .handle import GuiHandle


def percent(name: str, value: Any) -> float:
    """Return a number from 0 to 100. Raises TypeError and ValueError."""
    found = checks.number(name, value)
    if not 0.0 <= found <= 100.0:
        raise ValueError(f'{name} must be from 0 to 100, not {value!r}')
    return found


class GuiProgressBarHandle(GuiHandle[GuiProgressBar]):
    """A progress bar."""

    value = Field[float](percent, 'How far it is, 0 to 100.')
    animated = Field[bool](checks.flag, 'Whether it is striped, and moves.')
    color = Field['str | tuple[int, ...] | None'](
        color, 'Its colour: a name, or red, green, blue; None.', read=read_color
    )
