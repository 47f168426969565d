# SPDX-License-Identifier: Apache-2.0
"""What ``configure_theme`` puts into the bar above the page: types that plain dicts fit, too."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypedDict


class TitlebarButton(TypedDict, total=False):
    """A link, in the same window's new tab."""

    text: str | None
    icon: Literal['GitHub', 'Description', 'Keyboard'] | None
    href: str | None


class TitlebarImage(TypedDict, total=False):
    """
    A picture: a file, bytes of one, or an address of the page's own server, or ``data:``.

    The page loads nothing from elsewhere: of another address ``image_alt`` alone is shown.
    """

    image_url_light: str | Path | bytes
    image_url_dark: str | Path | bytes | None
    image_alt: str
    href: str | None


class TitlebarConfig(TypedDict, total=False):
    """What the bar shows."""

    buttons: tuple[TitlebarButton, ...] | None
    image: TitlebarImage | None
