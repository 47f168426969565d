# SPDX-License-Identifier: Apache-2.0
"""Folders, and forms, which are folders that are submitted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TYPE_CHECKING

from ...core.internal import internal
from . import checks
from .container_handle import GuiContainer
from .field import Field
from .hooks import C, Hooks

if TYPE_CHECKING:
    from ...core.session import ClientInfo
    from ...wire.client import WidgetChanged


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


class GuiFormHandle(GuiFolderHandle):
    """
    A folder whose widgets are finished together.

    They change one by one as ever; ``on_submit`` is called when a viewer presses Enter in a field
    of one line, or Ctrl+Enter (Cmd+Enter) in any, and by ``submit``. Until then pages mark it as
    edited once a viewer set something in it.
    """

    def __init__(self, gui: Any, widget: Any) -> None:
        self._hooks = Hooks(self)
        super().__init__(gui, widget)

    @property
    def dirty(self) -> bool:
        """Whether a viewer set something in it since it was submitted."""
        return bool(self._live.state.dirty)

    def on_submit(self, callback: C) -> C:
        """Call back with a ``GuiEvent`` when it is submitted. Usable as a decorator."""
        return self._hooks.add(callback)

    def remove_submit_callback(
        self, callback: Literal['all'] | Callable[[Any], Any] = 'all'
    ) -> None:
        """Forget a callback, or all."""
        self._hooks.remove(callback)

    @internal
    def submit(self) -> None:
        """Submit it, as a viewer does."""
        self._check_there()
        self._submit(None)

    def _submit(self, client: ClientInfo | None) -> None:
        self._live.change(dirty=False)
        self._hooks.fire(client)

    def _changed(self, client: ClientInfo, event: WidgetChanged) -> None:
        self._submit(client)

    def _edited(self) -> None:
        if not self._live.state.dirty:
            self._live.change(dirty=True)
        super()._edited()
