# SPDX-License-Identifier: Apache-2.0
"""A widget of any kind, changed by assigning."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, TYPE_CHECKING, TypeVar

from ...runtime.live import Live
from ...wire.gui import Widget
from ..known_attributes import KnownAttributes
from .checks import flag, number, optional_text, read_optional
from .field import Field

if TYPE_CHECKING:
    from ...core.session import ClientInfo
    from ...wire.client import WidgetChanged
    from .base import GuiBase

W = TypeVar('W', bound=Widget)


class GuiHandle(KnownAttributes, Generic[W]):
    """
    A widget. Assigning to a property changes it in all pages that show it; any thread may.

    After ``remove`` an assignment raises RuntimeError.
    """

    TOP: ClassVar[bool] = False
    """Whether it is in no container, wherever it was made."""

    order = Field[float](number, 'Smaller is higher up.')
    visible = Field[bool](flag, 'Whether it is shown.')
    disabled = Field[bool](flag, 'Whether viewers cannot set it; the script can.')
    hint = Field['str | None'](
        optional_text, 'Shown when the pointer rests on it.', read=read_optional
    )

    def __init__(self, gui: GuiBase, widget: W) -> None:
        self._gui = gui
        self._key = widget.key
        self._parent = gui._enter(self, top=self.TOP)
        try:
            self._live: Live[W] = Live(widget, gui._publish)
        except BaseException:
            gui._remove(self)
            raise

    @property
    def key(self) -> str:
        """Its id on the wire."""
        return self._key

    @property
    def group(self) -> str:
        """
        Control group whose holder alone may set it, and all that is in it; '' for any operator.

        What is in a container with a group belongs to that one. Raises ValueError for a group that
        is none of ``Server(groups=...)``.
        """
        return self._live.state.group

    @group.setter
    def group(self, group: str) -> None:
        self._change(group=self._gui._control_group(group))
        self._handed_over()

    def _controlled_by(self) -> str:
        """Return its control group, or that of what it is in."""
        if self.group or self._parent is None:
            return self.group
        return self._parent._controlled_by()

    def _handed_over(self) -> None:
        """It belongs to another control group now: who holds it may not even let go any more."""

    @property
    def removed(self) -> bool:
        """Whether it is no longer there."""
        return self._live.ended

    def remove(self) -> None:
        """Take the widget away, with all that is in it; the second call does nothing."""
        self._live.end(lambda state: self._gui._remove(self))

    def _change(self, **fields: Any) -> None:
        """Change fields of its message. Raises RuntimeError after ``remove``."""
        self._check_there()
        self._live.change(**fields)

    def _check_there(self) -> None:
        if self._live.ended:
            name = self._live.state.label or type(self).__name__
            raise RuntimeError(f'{name!r} was removed; add it again')

    def _changed(self, client: ClientInfo, event: WidgetChanged) -> None:
        """A viewer set it; loop thread."""
