# SPDX-License-Identifier: Apache-2.0
"""What pages are told of a display, and the settings that a layout gives it; pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
import functools
from types import ModuleType
from typing import Any

from ..displays.base import option_fields, page_fields
from ..displays.registry import make_options
from ..layout.layout import resolve_options
from ..layout.yaml_nodes import LayoutError
from ..wire.display import Display, DisplayCopy, OptionField, OptionValue
from .plan import Wanted

_QUALITY = 85.0
"""Of the copies' images: the server converts for all views alike, as the first has it."""


def describe(wanted: Wanted, order: int, module: ModuleType | None, options: Any) -> Display:
    """Return what pages are told; ``options`` None are not known yet."""
    entry = wanted.entry
    return Display(
        display=wanted.id,
        key=wanted.id,
        title=entry.title if entry is not None and entry.title else wanted.id,
        topic=wanted.id,
        ros_type=wanted.type,
        visible=wanted.visible,
        options={} if options is None else asdict(options),
        fields=[] if module is None else list(_page_fields(module.Options)),
        order=order,
        copies=list(_copies(wanted, module)),
    )


def _copies(wanted: Wanted, module: ModuleType | None) -> Iterator[DisplayCopy]:
    """Yield the views that the layout has beyond the first."""
    for number, entry in enumerate(wanted.copies, 2):
        options: dict[str, OptionValue] = {}
        if module is not None:
            given, _ = settings_for(replace(wanted, entry=entry), module, quality=_QUALITY)
            options = asdict(given)
        yield DisplayCopy(
            id=f'{wanted.id}#{number}',
            title=entry.title or f'{wanted.id} {number}',
            visible=entry.visible,
            options=options,
            order=entry.order,
        )


def settings_for(wanted: Wanted, module: ModuleType, *, quality: float) -> tuple[Any, str]:
    """
    Return the display's ``Options``, and what is wrong with the layout's ('' for nothing).

    ``quality`` is that of images where the layout does not say.
    """
    values: dict[str, Any] = {}
    error = ''
    if any(field.name == 'quality' for field in settings_of(module.Options)):
        values['quality'] = float(quality)
    try:
        if wanted.entry is not None:
            values.update(resolve_options(wanted.entry, module.Options))
    except LayoutError as problem:
        error = str(problem)
    return make_options(module, values), error


@functools.cache
def settings_of(options: type) -> tuple[OptionField, ...]:
    """Return the settings of a display's ``Options``: they are read from annotations, slowly."""
    return tuple(option_fields(options))


@functools.cache
def _page_fields(options: type) -> tuple[OptionField, ...]:
    return tuple(page_fields(options))
