# SPDX-License-Identifier: Apache-2.0
"""Cameras of viewers and of scripts."""

from __future__ import annotations

import math

import pytest

from ros_viz_bridge.vuer.schemas import (
    CameraView,
    OrbitControls,
    PerspectiveCamera,
    SceneCamera,
    SceneCameraControl,
)


def test_what_is_set_of_the_viewers_camera() -> None:
    plan = OrbitControls(minDistance=1, maxDistance=9)._plan()
    assert plan.where == 'camera' and plan.values == {'min_distance': 1.0, 'max_distance': 9.0}
    assert SceneCameraControl()._plan().values == {}
    camera = SceneCamera(position=[0, 1, 5], fov=60, near=0.1, zoom=2)._plan().values
    assert camera['fov'] == pytest.approx(2 * math.atan(math.tan(math.pi / 6) / 2))
    assert camera['pose'] == ((0, 1, 5), pytest.approx((0, 1, 4)), pytest.approx((0, 1, 0)))
    aimed = SceneCamera(position=[0, 1, 5], lookAt=[0, 0, 0])._plan().values['pose']
    assert aimed == ((0, 1, 5), (0, 0, 0), (0, 0, 0))
    assert 'pose' not in SceneCamera(fov=50)._plan().values
    assert PerspectiveCamera(fov=50)._plan().method == 'add_frame'
    assert PerspectiveCamera(fov=50, makeDefault=True)._plan().where == 'camera'


def test_cameras_of_the_script() -> None:
    view = CameraView(fov=90, width=640, downsample=2, stream='time', fps=10)
    assert view.size() == (320, 120) and view.size(2) == (160, 60)
    assert view.angle() == pytest.approx(math.pi / 2) and view.period() == pytest.approx(0.1)
    assert CameraView().period() == 0.0
    assert view._plan().method == 'add_transform_controls'
    (frustum,) = view.children
    assert frustum._plan().values['aspect'] == pytest.approx(640 / 240)
    still = CameraView(movable=False, showFrustum=False)
    assert still._plan().method == 'add_frame' and still.children == []
