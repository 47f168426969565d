# SPDX-License-Identifier: Apache-2.0
"""What widgets of one topic have to agree on: they make one message together."""

from __future__ import annotations

from collections.abc import Iterable

from .layout_widgets import WidgetEntry


def check_shared(entries: Iterable[WidgetEntry]) -> None:
    """Raise LayoutError where widgets of a topic say different things of it."""
    first: dict[str, WidgetEntry] = {}
    templates: dict[str, WidgetEntry] = {}
    for entry in entries:
        if entry.target != 'topic' or entry.kind == 'plot':
            continue
        other = first.setdefault(entry.name, entry)
        if entry.type != other.type:
            text = f'another widget has {entry.name} with type {other.type} already'
            raise entry.source.error(text)
        for key in ('rate', 'latched'):
            one, here = getattr(other, key), getattr(entry, key)
            if one != here:
                text = f'{entry.name} has {key} {one} in another widget, {here} in this'
                raise entry.place(key).error(text)
        # A button has a message of its own.
        if entry.template is not None and entry.kind != 'button':
            said = templates.setdefault(entry.name, entry)
            if said.template != entry.template:
                text = f'another widget of {entry.name} has a different one (line '
                raise entry.place('template').error(f'{text}{said.place("template").line})')
