# SPDX-License-Identifier: Apache-2.0
"""Video range becomes full range, plane by plane."""

from __future__ import annotations

import numpy as np

from ros_viz_bridge.displays.images.yuv import packed_422, semi_planar

BLACK, WHITE, NONE, MOST = 16, 235, 128, 240


def test_packed_in_both_orders() -> None:
    yuyv = np.array([[[BLACK, NONE], [WHITE, MOST], [126, 16], [0, NONE]]], np.uint8)
    for pixels, luma_first in ((yuyv, True), (yuyv[..., ::-1], False)):
        y, u, v = packed_422(pixels, luma_first=luma_first)
        assert y.tolist() == [[0, 255, 128, 0]]
        assert u.tolist() == [[128, 0]]
        assert v.tolist() == [[255, 128]]


def test_semi_planar_in_both_orders() -> None:
    luma = np.full((2, 2), WHITE, np.uint8)
    chroma = np.array([[[16, 240]]], np.uint8)
    y, u, v = semi_planar(luma, chroma, v_first=False)
    assert (y.tolist(), u.tolist(), v.tolist()) == ([[255, 255], [255, 255]], [[0]], [[255]])
    _, u, v = semi_planar(luma, chroma, v_first=True)
    assert (u.tolist(), v.tolist()) == ([[255]], [[0]])
