# SPDX-License-Identifier: Apache-2.0
"""A button by which viewers send a file to the script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TYPE_CHECKING

from ...wire.gui_inputs import GuiUploadButton
from . import checks, colors, icons
from .field import Field
from .hooks import C
from .press_handle import PressHandle

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...core.session import ClientInfo
    from ...wire.client import WidgetChanged
    from .base import GuiBase


@dataclass(frozen=True)
class UploadedFile:
    """A file of a viewer."""

    name: str
    """As the viewer's system has it; not to be trusted as a path."""
    content: bytes


class GuiUploadButtonHandle(PressHandle[GuiUploadButton, UploadedFile]):
    """A button that sends a file; its value is the last one that came."""

    color = Field['str | tuple[int, ...] | None'](
        colors.color, 'A name of the palette, or three channels.', read=colors.read_color
    )
    icon = Field['str | None'](icons.icon, "One of Tabler's icons.", read=checks.read_optional)
    mime_type = Field[str](checks.text, 'What viewers are offered to choose.')

    def __init__(self, gui: GuiBase, widget: GuiUploadButton) -> None:
        super().__init__(gui, widget, UploadedFile('', b''))

    @property
    def value(self) -> UploadedFile:
        """The last file, without a name and empty before the first."""
        return self._pressed

    def on_upload(self, callback: C) -> C:
        """
        Call back with a ``GuiEvent`` whenever a file has come; ``event.target.value`` is it.

        Threads as with ``GuiInputHandle.on_update``. Usable as a decorator.
        """
        return self._hooks.add(callback)

    def remove_upload_callback(
        self, callback: Literal['all'] | Callable[[Any], Any] = 'all'
    ) -> None:
        """Forget a callback of ``on_upload``, or all."""
        self._hooks.remove(callback)

    def _changed(self, client: ClientInfo, event: WidgetChanged) -> None:
        """Do nothing: files come by another way, and a name alone is none."""

    def _uploaded(self, client: ClientInfo, file: UploadedFile) -> None:
        self._press(client, file)
