# SPDX-License-Identifier: Apache-2.0
"""What a scene has once is set, changed and taken away again."""

from __future__ import annotations

from typing import Any

import numpy as np

from ros_viz_bridge.vuer.schemas import Fog, ImageBackground
from ros_viz_bridge.vuer.setting import Setting


def test_a_setting_is_called_with_all_that_holds() -> None:
    calls: list[dict[str, Any]] = []
    setting = Setting(lambda **values: calls.append(values), {'a': 1, 'b': 2}, {'a': None})
    setting.update(b=3)
    setting.remove()
    assert calls == [{'a': 1, 'b': 2}, {'a': 1, 'b': 3}, {'a': None}]


def test_fog_and_background() -> None:
    fog = Fog(near=1, far=5, color='white')._plan()
    assert fog.values == {'near': 1.0, 'far': 5.0, 'color': (255, 255, 255), 'enabled': True}
    assert fog.off is not None and fog.off['enabled'] is False
    picture = np.zeros((1, 2, 3), np.uint8)
    background = ImageBackground(picture, format='jpeg')._plan()
    assert background.values['image'].shape == (1, 2, 3)
    assert background.off == {'image': None}
