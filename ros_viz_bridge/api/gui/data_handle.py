# SPDX-License-Identifier: Apache-2.0
"""A widget whose content is large, and a message of its own."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from ...runtime.live import Live
from ...wire.message import StateMessage
from .handle import GuiHandle, W

D = TypeVar('D', bound=StateMessage)


class GuiDataHandle(GuiHandle[W], Generic[W, D]):
    """A widget with content: changing anything else of it does not send that again."""

    def __init__(self, gui: Any, widget: W, data: D) -> None:
        super().__init__(gui, widget)
        self._data: Live[D] = Live(data, gui._publish)

    def remove(self) -> None:
        """Take the widget away; the second call does nothing."""
        self._data.end(lambda state: None)
        super().remove()

    def _change_data(self, **fields: Any) -> None:
        """Change the content. Raises RuntimeError after ``remove``."""
        self._check_there()
        self._data.change(**fields)
