# SPDX-License-Identifier: Apache-2.0
"""What is around the scene: the last word of each kind counts."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from support.published import Published

from ros_viz_bridge.api.scene.environment import Preset, PRESETS
from ros_viz_bridge.wire.scene_lights import DefaultGridLook, DefaultLightsLook, FogLook


def test_default_grid_and_lights_and_fog() -> None:
    out = Published()
    out.scene.configure_default_lights()
    assert out.part('default_lights') == DefaultLightsLook('', 'default_lights', True, True)
    out.scene.configure_default_grid(False)
    assert out.part('default_grid') == DefaultGridLook('', 'default_grid', False)
    out.scene.configure_default_lights(False, cast_shadow=False)
    assert out.part('default_lights').enabled is False
    out.scene.configure_fog(1, 20, color=(0.5, 0.5, 0.5))
    assert out.part('fog') == FogLook('', 'fog', 1.0, 20.0, (128, 128, 128), True)
    with pytest.raises(ValueError, match='far must be above near, 5.0, not 2.0'):
        out.scene.configure_fog(5, 2)


def test_an_environment_is_a_preset_or_a_file() -> None:
    out = Published()
    out.scene.configure_environment_map()
    assert (out.part('environment').preset, out.part('environment').background) == (
        'warehouse',
        False,
    )
    out.scene.configure_environment_map(b'#?RADIANCE\n', background_wxyz=(0, 0, 0, 1))
    look = out.part('environment')
    assert (look.preset, look.data.tobytes()) == ('', b'#?RADIANCE\n')
    assert look.background_orientation == (0.0, 0.0, 1.0, 0.0)
    out.scene.configure_environment_map(None)
    assert (out.part('environment').preset, len(out.part('environment').data)) == ('', 0)
    with pytest.raises(ValueError, match='hdri must be one of'):
        out.scene.configure_environment_map('moon')  # type: ignore[arg-type]
    with pytest.raises(ValueError, match='hdri is no Radiance hdr'):
        out.scene.configure_environment_map(b'moon')
    assert get_args(Preset) == PRESETS


def test_a_background_with_depth() -> None:
    out = Published()
    image = np.zeros((2, 3, 3), np.uint8)
    out.scene.set_background_image(image, depth=np.full((4, 5, 1), 2.5))
    look = out.part('background')
    assert (look.encoding, look.depth_width, look.depth_height) == ('jpeg', 5, 4)
    assert look.depth.view('<f4').tolist() == [2.5] * 20
    out.scene.set_background_image(image, 'png', depth=[[1.0]], depth_precision='float16')
    assert out.part('background').depth.view('<f2').tolist() == [1.0]
    out.scene.set_background_image(None)
    assert len(out.part('background').data) == len(out.part('background').depth) == 0
    with pytest.raises(ValueError, match=r'depth must have shape \(H, W\)'):
        out.scene.set_background_image(image, depth=np.zeros(3))
