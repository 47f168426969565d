# SPDX-License-Identifier: Apache-2.0
"""A layout as pages have it: every view with its type and the values of its settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
import re
from typing import Any

from ..wire.display import OptionValue
from ..wire.layouts import LayoutDocument, LayoutView
from .layout import DisplayEntry, Layout
from .layout_options import has_settings, layout_options
from .yaml_nodes import LayoutError

_NAME = re.compile(r'[a-z][a-z0-9_]{0,63}')
EMPTY = LayoutDocument('', 'orbit', '', [], True, [], [])


def to_document(
    layout: Layout, types: Mapping[str, Any], *, type_of: Callable[[str], str] = lambda topic: ''
) -> LayoutDocument:
    """
    Return what ``layout`` shows.

    ``types`` has the display module of each ROS type; ``type_of`` the type that a topic is
    published with, '' where it is not. Raises LayoutError.
    """
    return LayoutDocument(
        fixed_frame=layout.fixed_frame,
        view_mode=layout.view_mode,
        follow=layout.follow,
        camera=list(layout.camera),
        others=layout.discover in ('cheap', 'all'),
        panels=[] if layout.panels is None else [layout.panels],
        views=[_view(entry, types, type_of) for entry in layout.displays],
    )


def _view(
    entry: DisplayEntry, types: Mapping[str, Any], type_of: Callable[[str], str]
) -> LayoutView:
    published = type_of(entry.topic)
    ros_type = entry.type or (published if published in types else '')
    options: dict[str, OptionValue] = {}
    for module in [types[ros_type]] if ros_type else _candidates(entry, types):
        options = layout_options(module.Options, entry.settings)
        break
    return LayoutView(entry.topic, ros_type, entry.title, entry.visible, options)


def _candidates(entry: DisplayEntry, types: Mapping[str, Any]) -> Iterator[Any]:
    """Yield the display modules that have the settings of a view whose type is not known."""
    for module in types.values():
        if not has_settings(module.Options, entry.settings):
            continue
        try:
            layout_options(module.Options, entry.settings)
        except LayoutError:
            continue
        yield module


def changed_options(view: LayoutView, types: Mapping[str, Any]) -> dict[str, OptionValue]:
    """
    Return the settings of a view that are not as its display has them anyway.

    Raises LayoutError for a name that no setting has.
    """
    module = types.get(view.type)
    known = {one.name: one.default for one in fields(module.Options)} if module else None
    for name in view.options:
        if not _NAME.fullmatch(name) or (known is not None and name not in known):
            raise LayoutError(f'{view.topic}: {name[:60]!r} is no such setting of {view.type!r}')
    usual = known or {}
    return {name: value for name, value in view.options.items() if usual.get(name) != value}
