# SPDX-License-Identifier: Apache-2.0
"""Layouts on their way between page and server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from .client import Name
from .constraints import Length, Range
from .display import OptionValue
from .message import ClientMessage, ServerMessage
from .panels import PanelArrangement
from .session import ViewMode

LayoutText = Annotated[str, Length(256 * 1024)]
Request = Annotated[int, Range(0, 2**53)]


@dataclass(frozen=True)
class LayoutView:
    """One view: a topic shown with settings."""

    topic: Name
    type: Name
    """ROS type; '' takes what is published."""
    title: Name
    """'' is the topic."""
    visible: bool
    options: dict[str, OptionValue]
    """The settings that differ from the defaults."""


@dataclass(frozen=True)
class LayoutDocument:
    """What a viewer sees. Views of one topic are views of one display."""

    fixed_frame: Name
    """'' lets the page choose."""
    view_mode: ViewMode
    follow: Name
    """Frame that the camera follows; '' for none."""
    camera: Annotated[list[float], Length(7)]
    """Position (metres) and orientation (x y z w) in the fixed frame, body axes; or empty."""
    others: bool
    """Whether displays that are not listed are shown, too, as the server likes."""
    panels: Annotated[list[PanelArrangement], Length(1)]
    """One, or none where the viewer's stay as they are."""
    views: Annotated[list[LayoutView], Length(1024)]


@dataclass(frozen=True)
class ReadLayout(ClientMessage):
    """Ask what a YAML text means: a layout, or a configuration of RViz."""

    request: Request
    file: Name
    """Its name, for errors; '' asks for the server's own layout, whatever the text is."""
    text: LayoutText


@dataclass(frozen=True)
class LayoutRead(ServerMessage):
    """Answer to ``ReadLayout``."""

    request: int
    error: str
    """With file, line and key; '' where it could be read."""
    layout: LayoutDocument
    left_out: list[str]
    """What it says that cannot be had here, and why."""


@dataclass(frozen=True)
class WriteLayout(ClientMessage):
    """Ask for a layout as YAML."""

    request: Request
    layout: LayoutDocument
    to: Literal['text', 'file']
    """``file`` writes it into the server's layout file: operators only, where that is allowed."""


@dataclass(frozen=True)
class LayoutWritten(ServerMessage):
    """Answer to ``WriteLayout``."""

    request: int
    error: str
    text: str
    """The layout file as it is, or would be, with what only the file has: widgets, comments."""
