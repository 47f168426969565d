# SPDX-License-Identifier: Apache-2.0
"""Triangles of the demo robot's parts, in metres, z up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ros_viz_bridge.demo.robot import WHEEL_RADIUS
from ros_viz_bridge.demo.world import F32, Vec3


@dataclass(frozen=True)
class Part:
    """Triangles (N, 3 corners, 3) of one material; corners run counter-clockwise from outside."""

    name: str
    triangles: F32
    colour: Vec3


def prism(outline: Sequence[tuple[float, float]], *, axis: int, low: float, high: float) -> F32:
    """Return a convex outline stretched along an axis (0..2) from low to high.

    The outline lies in the two following axes (y, z for x; z, x for y; x, y for z), counter-
    clockwise when seen against the axis.
    """
    flat = np.asarray(outline, np.float32)
    ring = len(flat)
    ends = [np.zeros((ring, 3), np.float32) for _ in range(2)]
    for end, value in zip(ends, (low, high), strict=True):
        end[:, axis] = value
        end[:, (axis + 1) % 3] = flat[:, 0]
        end[:, (axis + 2) % 3] = flat[:, 1]
    bottom, top = ends
    after = np.roll(np.arange(ring), -1)
    sides = [
        np.stack([bottom, bottom[after], top[after]], axis=1),
        np.stack([bottom, top[after], top], axis=1),
    ]
    fan = np.arange(1, ring - 1)
    caps = [
        np.stack([top[np.zeros_like(fan)], top[fan], top[fan + 1]], axis=1),
        np.stack([bottom[np.zeros_like(fan)], bottom[fan + 1], bottom[fan]], axis=1),
    ]
    return np.concatenate([*sides, *caps])


def disc(radius: float, *, segments: int) -> list[tuple[float, float]]:
    """Return the outline of a circle."""
    angles = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    return [(float(radius * np.cos(a)), float(radius * np.sin(a))) for a in angles]


def body() -> list[Part]:
    """Return the hull around base_link: a slab with bevelled nose and tail."""
    profile = [(0.34, -0.28), (0.34, 0.2), (0.30, 0.3), (0.12, 0.3), (0.06, 0.22), (0.06, -0.24)]
    profile += [(0.10, -0.3)]
    return [Part('hull', prism(profile, axis=1, low=-0.17, high=0.17), (0.95, 0.6, 0.1))]


def wheel() -> list[Part]:
    """Return a wheel that turns about y, its hub standing out."""
    tyre = prism(disc(WHEEL_RADIUS, segments=24), axis=1, low=-0.025, high=0.025)
    hub = prism(disc(WHEEL_RADIUS * 0.5, segments=5), axis=1, low=-0.03, high=0.03)
    return [Part('tyre', tyre, (0.08, 0.08, 0.09)), Part('hub', hub, (0.75, 0.76, 0.8))]


def mast() -> list[Part]:
    """Return the post that carries the lidar, from the hull's top."""
    post = prism(disc(0.025, segments=12), axis=2, low=0.34, high=0.56)
    plate = prism(disc(0.09, segments=6), axis=2, low=0.56, high=0.575)
    return [Part('post', post, (0.3, 0.32, 0.36)), Part('plate', plate, (0.85, 0.2, 0.15))]


def lidar() -> list[Part]:
    """Return the lidar around base_scan: a dark window between two rims."""
    rims = [prism(disc(0.055, segments=32), axis=2, low=z, high=z + 0.015) for z in (-0.045, 0.03)]
    window = prism(disc(0.05, segments=32), axis=2, low=-0.03, high=0.03)
    return [
        Part('rim', np.concatenate(rims), (0.7, 0.72, 0.75)),
        Part('window', window, (0.05, 0.1, 0.2)),
    ]


def normals(triangles: F32) -> F32:
    """Return the unit outward normals (N, 3) of triangles."""
    across = np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])
    unit: F32 = (across / np.linalg.norm(across, axis=1, keepdims=True)).astype(np.float32)
    return unit
