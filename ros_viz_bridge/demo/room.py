# SPDX-License-Identifier: Apache-2.0
"""The room the demo robot drives in: walls, floor, furniture, and somebody walking about."""

from __future__ import annotations

import numpy as np

from ros_viz_bridge.demo.world import Box, cast, Cylinder, Hits, Rays, slabs, Solid

LENGTH, WIDTH, HEIGHT = 16.0, 12.0, 3.0
"""Inner size of the room along x, y, z in metres; the map frame lies at its floor's centre."""

# Two floor tiles, two wall panels, the skirting along the floor.
_COLOURS = np.array(
    [
        [0.42, 0.44, 0.48],
        [0.30, 0.32, 0.36],
        [0.80, 0.72, 0.60],
        [0.62, 0.70, 0.76],
        [0.25, 0.22, 0.20],
    ],
    np.float32,
).T.copy()
_REFLECTIVITY = np.array([0.25, 0.2, 0.45, 0.5, 0.3], np.float32)
_SKIRTING_M = 0.12
_ROUND_S = 24.0


def furniture() -> tuple[Solid, ...]:
    """Return everything that stands still in the room."""
    wood, steel, red, blue = (
        (0.62, 0.44, 0.26),
        (0.6, 0.62, 0.66),
        (0.8, 0.2, 0.16),
        (0.2, 0.4, 0.8),
    )
    shelves = [
        Box((x, y, 0.9), (0.5, 1.4, 1.8), wood, reflectivity=0.35)
        for x in (-2.4, -0.8, 0.8, 2.4)
        for y in (-0.75, 0.75)
    ]
    crates = [
        Box((-7.0, 5.0, 0.4), (0.8, 0.8, 0.8), red, yaw=0.2, reflectivity=0.6),
        Box((-6.1, 5.2, 0.4), (0.8, 0.8, 0.8), blue, yaw=-0.1, reflectivity=0.5),
        Box((-6.6, 5.1, 1.1), (0.6, 0.6, 0.6), (0.9, 0.7, 0.2), yaw=0.5, reflectivity=0.7),
        Box((7.2, 0.0, 0.375), (0.9, 2.4, 0.75), wood, reflectivity=0.3),
        Box((7.3, 0.6, 0.95), (0.3, 0.5, 0.4), (0.12, 0.12, 0.14), reflectivity=0.1),
        Box((0.0, -5.6, 1.0), (2.4, 0.5, 2.0), steel, reflectivity=0.8),
    ]
    columns = [
        Cylinder((x, y, HEIGHT / 2), 0.25, HEIGHT, (0.75, 0.75, 0.72), reflectivity=0.6)
        for x in (-6.8, 6.8)
        for y in (-4.6, 4.6)
        if (x, y) != (-6.8, 4.6)
    ]
    barrels = [
        Cylinder((2.0 + i * 0.7, 5.4, 0.45), 0.3, 0.9, colour, reflectivity=0.9)
        for i, colour in enumerate([red, (0.15, 0.55, 0.3), blue])
    ]
    return (*shelves, *crates, *columns, *barrels)


def walker(time: float) -> Cylinder:
    """Return the person who walks along the south wall, at a time in seconds."""
    phase = 2 * np.pi * time / _ROUND_S
    x, y = -4.0 + 2.0 * np.sin(phase), -5.2
    return Cylinder((float(x), y, 0.85), 0.22, 1.7, (0.9, 0.45, 0.6), reflectivity=0.4)


def look(solids: tuple[Solid, ...], *, rays: Rays) -> Hits:
    """Return where rays that start inside the room end; those through its open top never do.

    Rays are in the map frame.
    """
    size = (LENGTH, WIDTH, HEIGHT)
    own = rays.seen_from((0.0, 0.0, HEIGHT / 2))
    _, leave = slabs(own, size=size)
    distance = np.minimum(np.minimum(leave[0], leave[1]), leave[2])
    normal = np.where(leave == distance, -np.sign(rays.directions), np.float32(0))
    x, y, z = rays.origins + rays.directions * distance
    floor = normal[2] > 0
    tile = (np.floor(x) + np.floor(y)).astype(np.int64) % 2
    panel = np.floor(np.where(normal[0] != 0, y, x) / 2).astype(np.int64) % 2
    surface = np.where(floor, tile, 2 + panel)
    surface[~floor & (z < _SKIRTING_M)] = 4
    open_top = normal[2] < 0
    distance[open_top] = np.inf
    reflectivity = _REFLECTIVITY[surface]
    reflectivity[open_top] = 0
    seen = Hits(distance, normal, _COLOURS[:, surface], reflectivity)
    return cast(solids, seen, rays=rays)
