# SPDX-License-Identifier: Apache-2.0
"""Interactive markers look as RViz's: default handles, how controls stand, the settings."""

from __future__ import annotations

from typing import Any

from displays.interactive_messages import control, interactive
import numpy as np
import pytest
from support.converted import converted, settings
from support.pictures import area, extent, Picture, Studio

from ros_viz_bridge.displays import interactive_marker_update as module

pytestmark = pytest.mark.browser

HALF = 0.5**0.5
UPRIGHT = {'y': -HALF, 'w': HALF}
"""Takes a control's x axis to z."""
LEFT = {'z': HALF, 'w': HALF}
"""Takes x to y."""
AXIS, PLANE, ROTATE, MOVE_ROTATE = 3, 4, 5, 6
INHERIT, FIXED, VIEW_FACING = 0, 1, 2
SCALE = 4.0


def show(
    studio: Studio,
    name: str,
    *controls: dict[str, Any],
    turned: bool = False,
    description: str = '',
    scale: float = SCALE,
    **options: Any,
) -> Picture:
    """Draw a marker of 4 m in the middle of the map, with RViz's defaults but these."""
    pose = {'orientation': LEFT if turned else {'w': 1.0}}
    marker = interactive('m', *controls, pose=pose, scale=scale, description=description)
    update = {'server_id': 's', 'seq_num': 1, 'type': 1, 'markers': [marker]}
    (message,) = converted(module, update)
    studio.show(message, **settings(module, **options))
    return studio.draw(name)


def six() -> list[dict[str, Any]]:
    """Return the controls that move and turn a marker along and about each axis."""
    turns = {'x': {'w': 1.0}, 'y': LEFT, 'z': UPRIGHT}
    return [
        control(f'{kind}_{axis}', mode, orientation=turn)
        for axis, turn in turns.items()
        for kind, mode in (('move', AXIS), ('turn', ROTATE))
    ]


def test_an_axis_has_two_arrows(studio: Studio) -> None:
    picture = show(studio, 'interactive_axis', control('x', AXIS))
    assert studio.problems == []
    # From 0.5 to 0.9 of the marker's size; heads a quarter of it across.
    assert extent(picture.drawn()) == pytest.approx((-3.6, -0.5, 3.6, 0.5), abs=0.06)
    assert not picture.drawn()[:, 125:275].any(), 'nothing within half its size'
    assert extent(picture.hue(0)) == pytest.approx((-3.6, -0.5, 3.6, 0.5), abs=0.06)


def test_a_ring_about_an_axis(studio: Studio) -> None:
    ring = np.pi * (2.6**2 - 2.0**2)
    shades = {}
    for name, mode in (('plane', PLANE), ('rotate', ROTATE), ('move_rotate', MOVE_ROTATE)):
        picture = show(studio, f'interactive_{name}', control('z', mode, orientation=UPRIGHT))
        assert extent(picture.drawn()) == pytest.approx((-2.6, -2.6, 2.6, 2.6), abs=0.06)
        assert area(picture.drawn()) == pytest.approx(ring, rel=0.04)
        assert picture.hue(2).sum() == pytest.approx(picture.drawn().sum(), rel=0.02), 'z is blue'
        shades[name] = len(np.unique(picture.pixels[picture.drawn()], axis=0))
    assert shades['plane'] == 1
    assert min(shades['rotate'], shades['move_rotate']) == 2, 'what turns has stripes'


def test_how_a_control_stands(studio: Studio) -> None:
    arrow = (-3.6, -0.5, 3.6, 0.5)
    upwards = (-0.5, -3.6, 0.5, 3.6)
    for mode, expected in ((INHERIT, upwards), (FIXED, arrow)):
        one = control('x', AXIS, orientation_mode=mode)
        picture = show(studio, f'interactive_orientation_{mode}', one, turned=True)
        assert extent(picture.drawn()) == pytest.approx(expected, abs=0.06)
    facing = control('x', PLANE, orientation_mode=VIEW_FACING)
    for look in ('top', 'side'):
        studio.call('look', look)
        picture = show(studio, f'interactive_facing_{look}', facing, turned=True)
        assert extent(picture.drawn()) == pytest.approx((-2.6, -2.6, 2.6, 2.6), abs=0.06)


def test_six_degrees_of_freedom(studio: Studio) -> None:
    studio.call('look', 'oblique')
    picture = show(studio, 'interactive_six', *six())
    assert studio.problems == []
    for channel in range(3):
        assert picture.hue(channel).sum() > 300
    opaque = show(studio, 'interactive_six_opaque', *six(), enable_transparency=False)
    assert opaque.drawn().sum() == pytest.approx(picture.drawn().sum(), rel=0.01)
    for channel in range(3):
        bright = opaque.pixels[..., channel][opaque.hue(channel)].mean()
        assert bright > 1.2 * picture.pixels[..., channel][picture.hue(channel)].mean()


def test_what_the_settings_show(studio: Studio) -> None:
    assert not show(studio, 'interactive_nothing').drawn().any()
    axes = show(studio, 'interactive_axes', show_axes=True)
    assert extent(axes.hue(0))[2] == pytest.approx(4.0, abs=0.1)
    assert extent(axes.hue(1))[3] == pytest.approx(4.0, abs=0.1)
    studio.call('look', 'side')
    named = {'description': 'ARM', 'scale': 2.0}
    left, bottom, right, top = extent(show(studio, 'interactive_named', **named).drawn())
    # A capital is 0.15 of the marker's size high, 1.4 of it above the marker.
    assert (bottom, top) == pytest.approx((2.65, 2.95), abs=0.1)
    assert left == pytest.approx(-right, abs=0.1)
    plain = show(studio, 'interactive_unnamed', show_descriptions=False, **named)
    assert not plain.drawn().any()
    arrow = control('x', AXIS)
    assert not show(studio, 'interactive_off', arrow, interactive=False).drawn().any()
    arrow['always_visible'] = True
    assert show(studio, 'interactive_always', arrow, interactive=False).drawn().any()
