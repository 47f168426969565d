# SPDX-License-Identifier: Apache-2.0
"""Widgets, for scripts: in step between all viewers."""

from __future__ import annotations

from .column_inputs import ColumnInputsApi
from .commands import CommandsApi
from .containers import ContainersApi
from .displays import DisplaysApi
from .inputs import InputsApi
from .signals import SignalsApi
from .slider_inputs import SliderInputsApi
from .theming import ThemingApi


class GuiApi(
    InputsApi,
    SliderInputsApi,
    ColumnInputsApi,
    DisplaysApi,
    SignalsApi,
    ContainersApi,
    CommandsApi,
    ThemingApi,
):
    """Adds widgets to the controls panel: of all viewers, or of one client."""

    def reset(self) -> None:
        """Remove all widgets that were added with this."""
        for handle in self._widgets.of(self._layer):
            handle.remove()
