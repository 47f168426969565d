# SPDX-License-Identifier: Apache-2.0
"""What is around the scene comes and goes."""

from __future__ import annotations

from ros_viz_bridge.vuer.schemas import BackgroundColor, SceneBackground


def test_a_sky_and_a_colour() -> None:
    sky = SceneBackground(src=b'\xff\xd8', backgroundBlurriness=0.5)._plan()
    assert sky.method == 'configure_environment_map' and sky.values['hdri'] == b'\xff\xd8'
    assert sky.values['background'] and sky.values['environment_intensity'] == 0.0
    assert sky.off == {'hdri': None}
    colour = BackgroundColor(color='#102030')._plan()
    assert colour.values['image'].shape == (2, 2, 3) and colour.off == {'image': None}
