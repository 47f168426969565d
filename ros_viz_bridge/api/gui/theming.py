# SPDX-License-Identifier: Apache-2.0
"""How a program wants the page to look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TYPE_CHECKING
import warnings

from ...wire.theme import Theme, TitlebarLink, TitlebarPicture
from . import checks
from .base import GuiBase
from .picture_address import address

if TYPE_CHECKING:
    from ...theme import TitlebarConfig

LAYOUTS = ('floating', 'collapsible', 'fixed')
WIDTHS = ('small', 'medium', 'large')
ICONS = ('GitHub', 'Description', 'Keyboard')
SCHEMES = {None: '', False: 'light', True: 'dark'}


class ThemingApi(GuiBase):
    """Says how the page looks."""

    def configure_theme(
        self,
        *,
        titlebar_content: TitlebarConfig | None = None,
        control_layout: Literal['floating', 'collapsible', 'fixed'] | None = None,
        control_width: Literal['small', 'medium', 'large'] | None = None,
        dark_mode: bool | None = None,
        show_logo: bool = True,
        show_share_button: bool = True,
        brand_color: tuple[int, int, int] | None = None,
    ) -> None:
        """
        Say how the page looks; what is None is as each viewer likes it.

        A viewer's own choice of light or dark, and of the width of the controls, goes before.
        ``titlebar_content``: see ``ros_viz_bridge.theme``. ``control_layout``: over the view,
        beside it, or beside it and never closed; ``control_width`` is that of the controls.
        ``dark_mode``: None as the viewer's system. ``show_logo``, ``show_share_button``: whether
        these stand in the bar. ``brand_color``: red, green, blue, ints 0 to 255
        or floats 0 to 1; its shades are chosen so that they can be read. Each call replaces the
        one before. Raises TypeError and ValueError that name the argument.
        """
        links, picture = _titlebar(titlebar_content)
        theme = Theme(
            '',
            'theme',
            links=links,
            picture=picture,
            control_layout=checks.choice('control_layout', control_layout, LAYOUTS),
            control_width=checks.choice('control_width', control_width, WIDTHS),
            scheme=_scheme(dark_mode),
            show_logo=checks.flag('show_logo', show_logo),
            show_share_button=checks.flag('show_share_button', show_share_button),
            brand_color='' if brand_color is None else checks.rgb('brand_color', brand_color),
        )
        self._publisher.publish(theme, layer=self._layer)


def _scheme(dark_mode: Any) -> Any:
    if dark_mode is not None:
        dark_mode = checks.flag('dark_mode', dark_mode)
    return SCHEMES[dark_mode]


def _titlebar(content: Any) -> tuple[list[TitlebarLink], list[TitlebarPicture]]:
    if content is None:
        return [], []
    found = _mapping('titlebar_content', content, ('buttons', 'image'))
    links = [
        _link(f"titlebar_content['buttons'][{i}]", each)
        for i, each in enumerate(found.get('buttons') or ())
    ]
    image = found.get('image')
    return links, [] if image is None else [_picture("titlebar_content['image']", image)]


def _link(name: str, button: Any) -> TitlebarLink:
    found = _mapping(name, button, ('text', 'icon', 'href'))
    return TitlebarLink(
        text=checks.optional_text(f"{name}['text']", found.get('text')),
        icon=checks.choice(f"{name}['icon']", found.get('icon'), ICONS),
        href=checks.optional_text(f"{name}['href']", found.get('href')),
    )


def _picture(name: str, image: Any) -> TitlebarPicture:
    keys = ('image_url_light', 'image_url_dark', 'image_alt', 'href')
    found = _mapping(name, image, keys)
    if found.get('image_url_light') is None:
        raise ValueError(f"{name} needs 'image_url_light'")
    at = f"{name}['image_url_%s']"
    light = address(at % 'light', found['image_url_light'])
    dark = found.get('image_url_dark')
    alt = checks.optional_text(f"{name}['image_alt']", found.get('image_alt'))
    if not light:
        warnings.warn(
            f'{at % "light"} is on another server, from where the page loads nothing: {alt!r} is'
            ' shown; give the file as a pathlib.Path or bytes',
            stacklevel=4,
        )
    return TitlebarPicture(
        light=light,
        dark='' if dark is None else address(at % 'dark', dark),
        alt=alt,
        href=checks.optional_text(f"{name}['href']", found.get('href')),
    )


def _mapping(name: str, value: Any, keys: tuple[str, ...]) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise TypeError(f'{name} must be a dict with {", ".join(keys)}, not {value!r}')
    unknown = [key for key in value if key not in keys]
    if unknown:
        raise ValueError(f'{name} has {", ".join(keys)}, and no {unknown[0]!r}')
    return value
