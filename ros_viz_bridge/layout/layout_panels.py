# SPDX-License-Identifier: Apache-2.0
"""The panels of a layout: which are open, where they lie, what they show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, get_args

from ..wire.panels import PanelArrangement, PanelName, WindowPlace
from .mistakes import Mistakes
from .yaml_nodes import Value

PANELS: tuple[PanelName, ...] = get_args(PanelName)
USUAL = PanelArrangement(
    bottom='',
    right='',
    beside=[],
    height=260.0,
    width=360.0,
    displays=True,
    controls=True,
    plot=[],
    plot_time=30.0,
    message='',
    windows=[],
)
_NAMES = ', '.join(f'`{name}`' for name in PANELS)
PANEL_KEYS = {
    'bottom': f'The panel that is open below the view: {_NAMES}; else none.',
    'right': 'The panel that is open beside the view; else none.',
    'beside': 'A list of further panels that lie beside the view; the others lie below it.',
    'height': 'Of those below, from 120 to 1200 pixels; 260 is usual.',
    'width': 'Of those beside, from 120 to 1200 pixels; 360 is usual.',
    'displays': 'Whether the list of displays is open: `true` (usual) or `false`.',
    'controls': 'Whether the widgets are open: `true` (usual) or `false`.',
    'plot': 'A list of the numbers that are plotted, such as `/odom.twist.twist.linear.x`; 32 at '
    'most.',
    'plot_time': 'What a plot shows, from 1 to 3600 seconds; 30 is usual.',
    'message': 'The topic whose messages are read.',
    'windows': 'Where windows of pictures lie: the topic (`#2` behind it for its second view) and '
    '`[x, y, width, height]` in pixels from the upper left of the view.',
}
"""Keys of ``panels``, and what they mean."""
_SIZES = (120.0, 1200.0)
_TIMES = (1.0, 3600.0)
MOST_PLOTTED = 32
MOST_WINDOWS = 64


def read_panels(value: Value) -> PanelArrangement:
    """Return what ``panels`` says. Raises LayoutError."""
    found: dict[str, Any] = {}
    with Mistakes() as mistakes:
        given = mistakes.mapping(value, PANEL_KEYS)
        for key, read in _READERS.items():
            with mistakes.noted():
                if key in given:
                    found[key] = read(given[key])
        with mistakes.noted():
            found['beside'] = _beside(given, found)
    return replace(USUAL, **found)


def _beside(given: Mapping[str, Value], found: Mapping[str, Any]) -> list[str]:
    bottom, right = found.get('bottom', ''), found.get('right', '')
    if bottom and bottom == right:
        raise given['right'].error('is below the view already: a panel is open once')
    names = [item.choice(PANELS) for item in given['beside'].items()] if 'beside' in given else []
    if bottom in names:
        raise given['beside'].error(f'{bottom} is open below the view')
    wanted = {*names, right}
    return [name for name in PANELS if name in wanted]


def _within(value: Value, low: float, high: float) -> float:
    number = value.number()
    if not low <= number <= high:
        raise value.error(f'must be from {low:g} to {high:g}, not {number:g}')
    return number


def _plotted(value: Value) -> list[str]:
    paths = [item.text() for item in value.items()]
    if len(paths) > MOST_PLOTTED:
        raise value.error(f'{MOST_PLOTTED} numbers can be plotted, no more')
    for item, path in zip(value.items(), paths, strict=True):
        if not path.startswith('/') or '.' not in path or len(path) > 512:
            raise item.error('must be a topic and a field, such as /odom.twist.twist.linear.x')
    return paths


def _windows(value: Value) -> list[WindowPlace]:
    places = value.mapping()
    if len(places) > MOST_WINDOWS:
        raise value.error(f'{MOST_WINDOWS} windows can have a place, no more')
    return [WindowPlace(view, _place(place)) for view, place in places.items()]


def _place(value: Value) -> list[float]:
    numbers = [item.number() for item in value.items()]
    if len(numbers) != 4 or min(numbers[2:]) <= 0.0:
        raise value.error('must be four numbers: x, y, width, height')
    return numbers


_READERS: Mapping[str, Callable[[Value], Any]] = {
    'bottom': lambda value: value.choice(PANELS),
    'right': lambda value: value.choice(PANELS),
    'height': lambda value: _within(value, *_SIZES),
    'width': lambda value: _within(value, *_SIZES),
    'plot_time': lambda value: _within(value, *_TIMES),
    'displays': Value.flag,
    'controls': Value.flag,
    'plot': _plotted,
    'message': Value.text,
    'windows': _windows,
}
"""Of the keys that say something by themselves."""


def panel_lines(panels: PanelArrangement) -> dict[str, Any]:
    """Return what ``panels`` has to say: what is as usual is left out."""
    said: dict[str, Any] = {}
    for key in PANEL_KEYS:
        now = getattr(panels, key)
        if key == 'beside':
            now = [name for name in now if name != panels.right]
        if key == 'windows':
            now = {one.view: one.place for one in now}
        if now and now != getattr(USUAL, key):
            said[key] = now
        elif now is False:
            said[key] = False
    return said
