# SPDX-License-Identifier: Apache-2.0
"""Widgets that viewers set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...wire.gui_inputs import (
    GuiButton,
    GuiButtonGroup,
    GuiCheckbox,
    GuiDropdown,
    GuiNumber,
    GuiText,
    GuiUploadButton,
)
from . import checks, colors, icons
from .base import GuiBase
from .button_handle import GuiButtonGroupHandle, GuiButtonHandle
from .input_handles import (
    GuiCheckboxHandle,
    GuiDropdownHandle,
    GuiNumberHandle,
    GuiTextHandle,
)
from .upload_handle import GuiUploadButtonHandle


class InputsApi(GuiBase):
    """
    Adds widgets that viewers set.

    All have ``disabled``, ``visible``, ``hint`` (shown when the pointer rests on it) and ``order``
    (smaller is higher up; without it they stand in the order in which they were added). What does
    not fit raises TypeError or ValueError that names the argument.
    """

    def add_button(
        self,
        label: str,
        *,
        disabled: bool = False,
        visible: bool = True,
        hint: str | None = None,
        color: str | tuple[float, float, float] | None = None,
        icon: str | None = None,
        order: float | None = None,
    ) -> GuiButtonHandle:
        """
        Add a button; ``on_click`` and ``on_hold`` of the handle say what it does.

        ``color`` is one of ``colors.PALETTE`` or three channels (ints to 255 or floats to 1),
        ``icon`` the name of one of Tabler's icons, as ``ros_viz_bridge.Icon`` has them.
        """
        common = self._common(label, order=order, visible=visible, disabled=disabled, hint=hint)
        widget = GuiButton(
            **common, color=colors.color('color', color), icon=icons.icon('icon', icon)
        )
        return GuiButtonHandle(self, widget)

    def add_upload_button(
        self,
        label: str,
        *,
        disabled: bool = False,
        visible: bool = True,
        hint: str | None = None,
        color: str | tuple[float, float, float] | None = None,
        icon: str | None = None,
        mime_type: str = '*/*',
        order: float | None = None,
    ) -> GuiUploadButtonHandle:
        """
        Add a button by which viewers send a file (1 GiB at most); ``on_upload`` takes it.

        ``mime_type`` is what they are offered to choose, as HTML's ``accept`` ('image/*', '.csv');
        others may come all the same. ``color`` and ``icon`` as of ``add_button``.
        """
        common = self._common(label, order=order, visible=visible, disabled=disabled, hint=hint)
        widget = GuiUploadButton(
            **common,
            color=colors.color('color', color),
            icon=icons.icon('icon', icon),
            mime_type=checks.text('mime_type', mime_type),
        )
        return GuiUploadButtonHandle(self, widget)

    def add_button_group(
        self,
        label: str,
        options: Sequence[str],
        *,
        disabled: bool = False,
        visible: bool = True,
        hint: str | None = None,
        order: float | None = None,
    ) -> GuiButtonGroupHandle:
        """Add buttons in a row, one for each of ``options``; ``on_click`` says what they do."""
        common = self._common(label, order=order, visible=visible, disabled=disabled, hint=hint)
        widget = GuiButtonGroup(**common, options=checks.options('options', options))
        return GuiButtonGroupHandle(self, widget, widget.options[0])

    def add_checkbox(
        self,
        label: str,
        initial_value: bool = False,
        *,
        disabled: bool = False,
        visible: bool = True,
        hint: str | None = None,
        order: float | None = None,
    ) -> GuiCheckboxHandle:
        """Add a checkbox."""
        common = self._common(label, order=order, visible=visible, disabled=disabled, hint=hint)
        return GuiCheckboxHandle(self, GuiCheckbox(**common), initial_value)

    def add_text(
        self,
        label: str,
        initial_value: str = '',
        *,
        multiline: bool = False,
        disabled: bool = False,
        visible: bool = True,
        hint: str | None = None,
        order: float | None = None,
    ) -> GuiTextHandle:
        """
        Add a field for a text.

        Each letter is a change; ``add_form`` tells what is finished.
        """
        common = self._common(label, order=order, visible=visible, disabled=disabled, hint=hint)
        widget = GuiText(**common, multiline=checks.flag('multiline', multiline), live=True)
        return GuiTextHandle(self, widget, initial_value)

    def add_number(
        self,
        label: str,
        initial_value: float = 0.0,
        *,
        min: float | None = None,  # noqa: A002  the word that users know
        max: float | None = None,  # noqa: A002
        step: float | None = None,
        unit: str = '',
        disabled: bool = False,
        visible: bool = True,
        hint: str | None = None,
        order: float | None = None,
    ) -> GuiNumberHandle[Any]:
        """
        Add a field for a number; without ``min`` or ``max`` that side is open.

        Its value is an int where all the numbers given are ints.
        """
        common = self._common(label, order=order, visible=visible, disabled=disabled, hint=hint)
        widget = GuiNumber(
            **common,
            minimum=checks.limit('min', min),
            maximum=checks.limit('max', max),
            step=checks.step('step', step),
            unit=checks.text('unit', unit),
        )
        checks.ordered(min, max)
        whole = checks.is_whole(initial_value, min, max, step)
        return GuiNumberHandle(self, widget, initial_value, whole=whole)

    def add_dropdown(
        self,
        label: str,
        options: Sequence[str],
        *,
        initial_value: str | None = None,
        disabled: bool = False,
        visible: bool = True,
        hint: str | None = None,
        order: float | None = None,
    ) -> GuiDropdownHandle:
        """Add a choice of one of ``options``; it starts at ``initial_value``, else the first."""
        common = self._common(label, order=order, visible=visible, disabled=disabled, hint=hint)
        widget = GuiDropdown(**common, options=checks.options('options', options))
        start = widget.options[0] if initial_value is None else initial_value
        return GuiDropdownHandle(self, widget, start)
