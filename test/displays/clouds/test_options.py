# SPDX-License-Identifier: Apache-2.0
"""Sizes are asked for only where the style has them."""

from __future__ import annotations

from typing import get_args

from ros_viz_bridge.displays.base import option_fields
from ros_viz_bridge.displays.clouds.options import CloudOptions, SOLID, Style


def test_every_style_has_one_size() -> None:
    fields = {field.name: field for field in option_fields(CloudOptions)}
    in_pixels, in_metres = fields['size'], fields['size_m']
    assert (in_pixels.unit, in_pixels.default) == ('px', 2.0)
    assert (in_metres.unit, in_metres.default) == ('m', 0.02)
    shown = {in_pixels.shown_if, *(f'style={each}' for each in SOLID.split('=')[1].split('|'))}
    assert in_metres.shown_if == SOLID
    assert shown == {f'style={each}' for each in get_args(Style)}
