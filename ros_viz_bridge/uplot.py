# SPDX-License-Identifier: Apache-2.0
"""
Options of uPlot 1.6 for ``GuiApi.add_uplot``, those that are no functions; plain dicts do as well.

Their meaning is uPlot's own (github.com/leeoniya/uPlot, docs). Colours are CSS colours.
"""

from __future__ import annotations

from typing import Any, Literal, TypedDict


class Legend_Markers(TypedDict, total=False):
    """The marks before the names in the legend."""

    show: bool
    width: float
    stroke: str
    fill: str
    dash: str


class Legend(TypedDict, total=False):
    """The names below the chart."""

    show: bool
    live: bool
    isolate: bool
    markers: Legend_Markers
    idx: int | None
    idxs: list[int | None]


class Focus(TypedDict, total=False):
    """How the other series fade."""

    alpha: float


class Select(TypedDict, total=False):
    """The selected rectangle."""

    show: bool
    over: bool
    left: float
    top: float
    width: float
    height: float


class Cursor_Bind(TypedDict, total=False):
    """Which events the pointer is followed by."""

    mousedown: None
    mouseup: None
    click: None
    dblclick: None
    mousemove: None
    mouseleave: None
    mouseenter: None


class Cursor_Drag(TypedDict, total=False):
    """What a drag selects."""

    setScale: bool
    x: bool
    y: bool
    dist: float
    uni: float
    click: None


class Cursor_Hover(TypedDict, total=False):
    """How near the pointer must be."""

    prox: float | None
    bias: int
    skip: list[Any]


class Cursor_Focus(TypedDict, total=False):
    """How near the pointer must be for a series to stand out."""

    prox: float
    bias: int
    dist: float


class Cursor_Points(TypedDict, total=False):
    """The points under the pointer."""

    show: bool
    one: bool
    size: float
    width: float
    stroke: str
    fill: str


class Cursor_Sync(TypedDict, total=False):
    """Charts whose pointers go together."""

    key: str
    setSeries: bool
    scales: list[str | None]


class Cursor(TypedDict, total=False):
    """What the pointer does."""

    show: bool
    x: bool
    y: bool
    left: float
    top: float
    points: Cursor_Points
    bind: Cursor_Bind
    drag: Cursor_Drag
    sync: Cursor_Sync
    focus: Cursor_Focus
    hover: Cursor_Hover
    lock: bool


class Scale(TypedDict, total=False):
    """From values to pixels."""

    time: bool
    auto: bool
    range: tuple[float | None, float | None]
    distr: Literal[1, 2, 3, 4, 100]
    log: Literal[2, 10]
    clamp: float
    asinh: float
    min: float
    max: float
    dir: Literal[1, -1]
    ori: Literal[0, 1]
    key: str


class Series_Points(TypedDict, total=False):
    """The points of a series."""

    show: bool
    size: float
    space: float
    width: float
    stroke: str
    fill: str


class Series_Facet(TypedDict, total=False):
    """An axis of a series of pairs."""

    scale: str
    auto: bool
    sorted: Literal[0, 1, -1]


class Series(TypedDict, total=False):
    """How one of ``data`` is drawn."""

    show: bool
    scale: str
    auto: bool
    sorted: Literal[0, 1, -1]
    spanGaps: bool
    pxAlign: float | bool
    label: str
    value: str
    points: Series_Points
    facets: list[Series_Facet]
    width: float
    stroke: str
    fill: str
    fillTo: float
    dash: list[float]
    cap: Literal['butt', 'round', 'square']
    alpha: float
    min: float
    max: float


class Band(TypedDict, total=False):
    """What lies between two series."""

    show: bool
    series: tuple[int, int]
    fill: str
    dir: Literal[1, -1]


class Axis_Border(TypedDict, total=False):
    """The line of an axis."""

    show: bool
    stroke: str
    width: float
    dash: list[float]
    cap: Literal['butt', 'round', 'square']


class Axis_Grid(Axis_Border, total=False):
    """The lines across the chart."""


class Axis_Ticks(Axis_Border, total=False):
    """The short lines at an axis."""

    size: float


class Axis(TypedDict, total=False):
    """An axis."""

    show: bool
    scale: str
    side: Literal[0, 1, 2, 3]
    size: float
    gap: float
    font: str
    lineGap: float
    stroke: str
    label: str
    labelSize: float
    labelGap: float
    labelFont: str
    space: float
    incrs: list[float]
    splits: list[float]
    values: list[str]
    rotate: float
    align: Literal[1, 2]
    grid: Axis_Grid
    ticks: Axis_Ticks
    border: Axis_Border
