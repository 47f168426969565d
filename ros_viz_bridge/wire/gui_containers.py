# SPDX-License-Identifier: Apache-2.0
"""Widgets that hold others: those whose ``container`` is their key."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from .gui import Widget, WidgetValue
from .message import StateMessage


@dataclass(frozen=True, kw_only=True)
class GuiFolder(Widget):
    """A part that opens and closes; without a label neither its head nor a border is shown."""

    KEEPS_VALUE: ClassVar[bool] = False

    expand_by_default: bool = True


@dataclass(frozen=True, kw_only=True)
class GuiForm(Widget):
    """As a folder; what is set in it is finished together: a change of it to true submits it."""

    KEEPS_VALUE: ClassVar[bool] = False

    expand_by_default: bool = True
    dirty: bool = False
    """A viewer set something in it since it was submitted."""

    def misfit(self, value: WidgetValue) -> str:
        """Return why it cannot have this value, '' if it can."""
        return '' if value is True else f'{self.label or "the form"} is submitted by true'


@dataclass(frozen=True, kw_only=True)
class GuiTabGroup(Widget):
    """Tabs, of which one is shown."""

    KEEPS_VALUE: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class GuiTab(Widget):
    """A tab of a ``GuiTabGroup`` or a ``GuiPanel``."""

    KEEPS_VALUE: ClassVar[bool] = False

    icon: str = ''
    """Name of one of Tabler's icons; '' for none."""


@dataclass(frozen=True, kw_only=True)
class GuiModal(Widget):
    """A window in front of the view and all panels, until its script closes it."""

    KEEPS_VALUE: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class GuiPanel(Widget):
    """A window with tabs, beside the view or over it; ``PanelPlacement`` says where."""

    KEEPS_VALUE: ClassVar[bool] = False


@dataclass(frozen=True)
class PanelPlacement(StateMessage):
    """
    Where the panel of this key shall be; 'main-panel' is that of the controls.

    A viewer may move it elsewhere, until a script says where it shall be again.
    """

    SLOT: ClassVar[str] = 'placement'

    told: int = 0
    """Counts what the script said: a page follows what it did not follow yet."""
    where: Literal['float', 'left', 'right', 'above', 'below'] = 'float'
    anchor: str = ''
    """The key of the panel that it is above or below."""
    x: list[float] = field(default_factory=list)
    """One number, CSS pixels from the view's left, negative from its right; none: anywhere."""
    y: list[float] = field(default_factory=list)
    """Likewise from its top or bottom."""
    width: float = 0.0
    """CSS pixels; 0 is as the page likes."""
    height: float = 0.0
    minimized: bool = False


@dataclass(frozen=True)
class PanelLabel(StateMessage):
    """The head of the panel of the controls; '' is the usual one."""

    SLOT: ClassVar[str] = 'panel-label'

    label: str
