# SPDX-License-Identifier: Apache-2.0
"""A camera's frustum spans what its pixels see."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from support.converted import converted, settings
from support.pictures import area, extent, Picture, Studio

from ros_viz_bridge.displays import camera_info

pytestmark = pytest.mark.browser

DOWNWARDS = [0, 0, 0, 1, 0, 0, 0]
"""Optical axes of a camera that looks down: x to the right, y towards the viewer."""


def camera(focal: float = 320.0) -> dict[str, Any]:
    """Return the calibration of a 640 x 480 camera."""
    p = np.array([focal, 0, 320, 0, 0, focal, 240, 0, 0, 0, 1, 0])
    return {'header': {'frame_id': 'eye'}, 'width': 640, 'height': 480, 'p': p}


def show(studio: Studio, name: str, **options: Any) -> Picture:
    """Draw the frustum of a camera that looks down."""
    (message,) = converted(camera_info, camera())
    studio.call('setFrame', 'eye', DOWNWARDS)
    studio.show(message, **settings(camera_info, **options))
    return studio.draw(name)


def test_edges_as_in_rviz(studio: Studio) -> None:
    picture = show(studio, 'camera_edges', far_clip=3.0, show_polygons=False, alpha=1.0)
    # As in camera_info_displayed.png: from behind, a rectangle with its diagonals.
    assert extent(picture.drawn()) == pytest.approx((-3, -2.25, 3, 2.25), abs=0.06)
    row, column = 200 - 45, 200 - 60
    assert picture.drawn()[row - 2 : row + 2, column - 2 : column + 2].any()
    assert area(picture.drawn()) < 1.5
    studio.call('look', 'side')
    left, bottom, right, top = extent(studio.draw('camera_edges_side').drawn())
    # The eye is above, the far end 3 m below it.
    assert (left, right, bottom, top) == pytest.approx((-3, 3, -3, 0), abs=0.06)


def test_polygons_and_colours(studio: Studio) -> None:
    picture = show(studio, 'camera_far_end', far_clip=3.0)
    assert area(picture.drawn()) == pytest.approx(6 * 4.5, rel=0.05)
    r, g, b = picture.at(1, 0.3)
    assert g > 120 and b > 120 and r < g
    studio.call('look', 'side')
    empty = studio.draw('camera_far_end_side')
    studio.call('setOptions', settings(camera_info, far_clip=3.0, hide_side_polygons=False))
    sides = studio.draw('camera_sides')
    assert empty.at(0.5, -2) == (0x30, 0x30, 0x30)
    assert sides.at(0.5, -2)[1] > 100
    options = {'color': '#ff0000', 'alpha': 1.0, 'show_edges': False, 'hide_side_polygons': False}
    studio.call('setOptions', settings(camera_info, far_clip=3.0, **options))
    assert studio.draw('camera_red').at(0.5, -2) == (255, 0, 0)


def test_only_another_calibration_makes_it_anew(studio: Studio) -> None:
    show(studio, 'camera_near')
    (wide,) = converted(camera_info, camera(focal=160.0))
    studio.add(wide)
    assert extent(studio.draw('camera_wide').drawn()) == pytest.approx(
        (-2, -1.5, 2, 1.5), abs=0.06
    )
    before = studio.call('memory')
    for _ in range(20):
        studio.call('again')
    studio.draw('camera_again')
    assert studio.call('memory') == before
