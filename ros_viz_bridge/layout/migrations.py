# SPDX-License-Identifier: Apache-2.0
"""
Layouts of older versions of the format, brought into today's step by step.

A new version is one more step: a pure function from a layout of the version before. It changes
only forms that are none any more, and what it does not understand it leaves to be named.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from .yaml_nodes import Value

Entries = Mapping[str, Value]


def migrated(root: Value) -> tuple[Value, int]:
    """
    Return a layout in today's form, and the version that it was in.

    Values keep the place where they stand in the file. A layout that does not say its version is
    of the oldest whose forms it has. Raises LayoutError for a version that is not known.
    """
    if not isinstance(root.data, dict):
        return root, VERSION
    given = root.data.get('version')
    first = 1 if given is None else _version(given)
    found, version = root, VERSION if given is None else first
    for number in range(first, VERSION):
        older, found = found, STEPS[number - 1](found)
        if found is not older:
            version = min(version, number)
    return found, version


def _version(value: Value) -> int:
    number = value.data
    if number == 1.0 and not isinstance(number, bool):
        return 1  # so said, too, the first bridges took it
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise value.error(f'must be a whole number from 1 to {VERSION}, not {number!r}')
    if number > VERSION:
        raise value.error(
            f'this bridge reads versions up to {VERSION}, not {number}: a newer one wrote the '
            'file; update this bridge'
        )
    return number


def _each(root: Value, key: str, change: Callable[[Entries], Entries]) -> Value:
    """Return a layout with what a list of it holds changed; itself where nothing has changed."""
    listed = root.data.get(key)
    if listed is None or not isinstance(listed.data, list):
        return root
    items = [_changed(item, change) for item in listed.data]
    if all(new is old for new, old in zip(items, listed.data, strict=True)):
        return root
    return replace(root, data={**root.data, key: replace(listed, data=items)})


def _changed(item: Value, change: Callable[[Entries], Entries]) -> Value:
    if not isinstance(item.data, dict):
        return item
    found = change(item.data)
    return item if found is item.data else replace(item, data=dict(found))


def _from_1(root: Value) -> Value:
    """Dropdowns had ``options``, now ``choices``; clouds unit and shape, now ``style``."""
    return _each(_each(root, 'widgets', _choices), 'displays', _style)


def _choices(given: Entries) -> Entries:
    if 'dropdown' not in given or 'options' not in given or 'choices' in given:
        return given
    return {'choices' if key == 'options' else key: value for key, value in given.items()}


def _style(given: Entries) -> Entries:
    unit, shape, size = (given.get(key) for key in ('size_unit', 'shape', 'size'))
    if unit is not None and unit.data not in ('pixels', 'metres'):
        return given
    if shape is not None and shape.data not in ('square', 'circle'):
        shape = None  # a setting of another type
    place = unit or shape
    if place is None or 'style' in given:
        return given
    sized = size is not None and str(size.data).rstrip().endswith('m')  # 2 cm
    metric = sized or (unit is not None and unit.data == 'metres')
    round_ = shape is not None and shape.data == 'circle'
    style = ('spheres' if round_ else 'flat_squares') if metric else 'points'
    gone = [unit, shape, size if metric and not sized else None]
    kept = {key: value for key, value in given.items() if not any(value is one for one in gone)}
    return {**kept, 'style': replace(place, data=style)}


STEPS: tuple[Callable[[Value], Value], ...] = (_from_1,)
"""The first makes version 2 of version 1, and so on."""
VERSION = 1 + len(STEPS)
"""Of the format, as it is read and written."""
