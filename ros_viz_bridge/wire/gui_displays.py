# SPDX-License-Identifier: Apache-2.0
"""Widgets that show something; what is large of them is a message of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from .columns import F64, U8
from .gui import Widget
from .message import Priority, StateMessage


@dataclass(frozen=True, kw_only=True)
class _Shown(Widget):
    """Base of widgets that nobody sets; they must hold up none of those that somebody does."""

    KEEPS_VALUE: ClassVar[bool] = False
    PRIORITY: ClassVar[Priority] = Priority.SMALL


@dataclass(frozen=True, kw_only=True)
class GuiMarkdown(_Shown):
    """A text in Markdown."""

    content: str = ''
    """Its pictures are ``data:`` addresses."""


@dataclass(frozen=True, kw_only=True)
class GuiHtml(_Shown):
    """A text in HTML, of which the page takes what runs nothing."""

    content: str = ''


@dataclass(frozen=True, kw_only=True)
class GuiDivider(_Shown):
    """A line across."""


@dataclass(frozen=True, kw_only=True)
class GuiProgressBar(_Shown):
    """How far something is."""

    value: float = 0.0
    """Per cent."""
    animated: bool = False
    color: str = ''
    """A name of Mantine's or #rrggbb; '' is that of the page."""


@dataclass(frozen=True, kw_only=True)
class GuiImage(_Shown):
    """A picture; its file is a ``GuiImageFile`` of the same key."""


@dataclass(frozen=True)
class GuiImageFile(StateMessage):
    """The picture of a ``GuiImage``."""

    SLOT: ClassVar[str] = 'gui_data'
    PRIORITY: ClassVar[Priority] = Priority.IMAGE

    format: Literal['jpeg', 'png', 'webp']
    data: U8


@dataclass(frozen=True, kw_only=True)
class GuiPlotly(_Shown):
    """A figure of Plotly's; it is a ``GuiFigure`` of the same key."""

    aspect: float = 1.0
    """Width by height."""


@dataclass(frozen=True)
class GuiFigure(StateMessage):
    """The figure of a ``GuiPlotly``."""

    SLOT: ClassVar[str] = 'gui_data'
    PRIORITY: ClassVar[Priority] = Priority.IMAGE

    figure: str
    """JSON with data, layout, and config."""


@dataclass(frozen=True, kw_only=True)
class GuiUplot(_Shown):
    """A chart; its numbers are a ``GuiUplotData`` of the same key."""

    options: str = '{}'
    """JSON: those options of uPlot that are no functions."""
    mode: Literal['together', 'apart'] = 'together'
    """Whether the series share a chart, or have one each below the other."""
    aspect: float = 1.0
    """Width by height, where ``height`` is 0."""
    height: float = 0.0
    """CSS pixels."""


@dataclass(frozen=True)
class GuiUplotData(StateMessage):
    """The numbers of a ``GuiUplot``."""

    SLOT: ClassVar[str] = 'gui_data'
    PRIORITY: ClassVar[Priority] = Priority.IMAGE

    columns: int
    values: F64
    """(columns * n,): x of all, then each series; NaN is a gap."""
