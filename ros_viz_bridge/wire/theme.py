# SPDX-License-Identifier: Apache-2.0
"""How a program wants the page to look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from .message import StateMessage


@dataclass(frozen=True)
class TitlebarLink:
    """A link in the bar above the view."""

    text: str
    icon: Literal['', 'GitHub', 'Description', 'Keyboard']
    href: str


@dataclass(frozen=True)
class TitlebarPicture:
    """A picture in the bar above the view, in place of the logo."""

    light: str
    """Address for light pages."""
    dark: str
    alt: str
    href: str
    """Where a click leads; '' for nowhere."""


@dataclass(frozen=True)
class Theme(StateMessage):
    """What '' stands for is as each viewer likes it."""

    SLOT: ClassVar[str] = 'theme'

    links: list[TitlebarLink]
    picture: list[TitlebarPicture]
    """One, or none."""
    control_layout: Literal['', 'floating', 'collapsible', 'fixed']
    control_width: Literal['', 'small', 'medium', 'large']
    scheme: Literal['', 'light', 'dark']
    """For viewers who chose neither."""
    show_logo: bool
    show_share_button: bool
    brand_color: str
    """#rrggbb; '' for the page's own."""
