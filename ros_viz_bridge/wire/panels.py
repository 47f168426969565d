# SPDX-License-Identifier: Apache-2.0
"""Which panels of the page are open, where they lie and what they show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from .client import Name
from .constraints import Length, Range

PanelName = Literal['plot', 'message', 'topics', 'frames', 'log', 'diagnostics']
Size = Annotated[float, Range(120, 1200)]
"""CSS pixels."""


@dataclass(frozen=True)
class WindowPlace:
    """Where the window of a picture lies over the view."""

    view: Name
    """As in the page: the topic, with ``#2`` for the second view of it."""
    place: Annotated[list[float], Length(4)]
    """x and y from the view's left and top, width, height; CSS pixels."""


@dataclass(frozen=True)
class PanelArrangement:
    """The panels around the view."""

    bottom: Literal['', PanelName]
    """The panel that is open below the view; '' for none."""
    right: Literal['', PanelName]
    """The panel that is open beside the view; '' for none."""
    beside: Annotated[list[PanelName], Length(16)]
    """The panels that lie beside the view; the others lie below it."""
    height: Size
    """Of the panels below."""
    width: Size
    """Of the panels beside."""
    displays: bool
    """Whether the list of displays is open."""
    controls: bool
    """Whether the widgets are open."""
    plot: Annotated[list[Annotated[str, Length(512)]], Length(32)]
    """The numbers that are plotted, such as ``/odom.twist.twist.linear.x``."""
    plot_time: Annotated[float, Range(1, 3600)]
    """What a plot shows, seconds."""
    message: Name
    """The topic whose messages are read; '' for none."""
    windows: Annotated[list[WindowPlace], Length(64)]
