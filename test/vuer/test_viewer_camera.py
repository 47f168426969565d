# SPDX-License-Identifier: Apache-2.0
"""Elements move the viewer's camera in the axes of the scene."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from ros_viz_bridge.vuer.schemas import Scene
from ros_viz_bridge.vuer.viewer_camera import ViewerCamera


def test_a_pose_and_a_lens() -> None:
    said: list[Any] = []
    camera: Any = SimpleNamespace()
    client: Any = SimpleNamespace(camera=camera, publish=said.append)
    viewer = ViewerCamera(client, Scene().turn)
    setting = viewer.configure(fov=1.0, min_distance=0.5, pose=((0, 1, 2), (0, 1, 0), (0, 0, 0)))
    assert camera.fov == 1.0 and camera.min_orbit_distance == 0.5
    # It looks along -z of a scene with y up, which is x of the page.
    assert said[0].position == pytest.approx((-2, 0, 1)) and said[0].distance == 2.0
    assert np.allclose(np.abs(said[0].orientation), [0, 0, 0, 1])
    setting.update(far=50.0)
    setting.remove()
    assert camera.far == 50.0 and len(said) == 1
    with pytest.raises(ValueError, match=r'lookAt \[1, 1, 1\]'):
        setting.update(pose=((1, 1, 1), (1, 1, 1), (0, 0, 0)))
