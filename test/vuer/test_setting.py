# SPDX-License-Identifier: Apache-2.0
"""What a scene has once is set, changed and taken away again."""

from __future__ import annotations

from typing import Any

import numpy as np

from ros_viz_bridge.vuer.schemas import BackgroundColor, Fog
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
    background = BackgroundColor(color='#ff0000')._plan()
    assert np.array_equal(background.values['image'][0, 0], [255, 0, 0])
    assert background.off == {'image': None}
