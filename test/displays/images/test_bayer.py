# SPDX-License-Identifier: Apache-2.0
"""A mosaic of a flat or evenly changing colour gives back that colour."""

from __future__ import annotations

import numpy as np
import pytest

from ros_viz_bridge.displays.images.bayer import debayer, PATTERNS


def mosaic(rgb: np.ndarray, pattern: str) -> np.ndarray:  # type: ignore[type-arg]
    raw = np.empty(rgb.shape[:2], np.uint8)
    for i, colour in enumerate(pattern):
        raw[i // 2 :: 2, i % 2 :: 2] = rgb[i // 2 :: 2, i % 2 :: 2, 'rgb'.index(colour)]
    return raw


@pytest.mark.parametrize('shape', [(2, 2), (3, 2), (5, 7), (8, 6)])
@pytest.mark.parametrize('pattern', PATTERNS)
def test_flat_colour_is_exact_to_the_edge(pattern: str, shape: tuple[int, int]) -> None:
    rgb = np.broadcast_to(np.array([250, 120, 3], np.uint8), (*shape, 3))
    np.testing.assert_array_equal(debayer(mosaic(rgb, pattern), pattern), rgb)


@pytest.mark.parametrize('pattern', PATTERNS)
def test_a_ramp_is_exact_inside(pattern: str) -> None:
    y, x = np.mgrid[0:12, 0:14]
    rgb = np.stack([4 * x + 2 * y, 200 - 6 * x, 8 * y + 2 * x], axis=-1).astype(np.uint8)
    found = debayer(mosaic(rgb, pattern), pattern)
    np.testing.assert_array_equal(found[1:-1, 1:-1], rgb[1:-1, 1:-1])
