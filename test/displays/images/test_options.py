# SPDX-License-Identifier: Apache-2.0
"""Raw and compressed pictures have the same settings, but for the quality of the JPEG we make."""

from __future__ import annotations

from ros_viz_bridge.displays import compressed_image, image
from ros_viz_bridge.displays.base import option_fields, page_fields


def test_settings_are_shared() -> None:
    raw = option_fields(image.Options)
    assert [field for field in raw if field.name != 'quality'] == option_fields(
        compressed_image.Options
    )
    assert [field.name for field in raw][-2:] == ['quality', 'max_rate']


def test_quality_is_nothing_that_a_page_can_change() -> None:
    names = {field.name for field in page_fields(image.Options)}
    assert 'quality' not in names
    assert {'map', 'smooth', 'flip'} <= names
