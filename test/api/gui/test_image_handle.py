# SPDX-License-Identifier: Apache-2.0
"""A picture is live, in the format that was asked for; files go as they are."""

from __future__ import annotations

import numpy as np
import pytest
from support.widgets import Recorder

from ros_viz_bridge.wire.gui_displays import GuiImage, GuiImageFile

RGB = np.zeros((4, 6, 3), np.uint8)


def test_assigning_shows_another_picture_in_another_format() -> None:
    told = Recorder()
    image = told.gui.add_image(RGB, label='Camera', jpeg_quality=50)
    assert told.last(GuiImage).label == image.label == 'Camera'
    assert (told.last(GuiImageFile).format, told.last(GuiImageFile).key) == ('jpeg', image.key)
    image.format = 'png'
    assert told.last(GuiImageFile).format == 'png' == image.format
    png = told.last(GuiImageFile).data.tobytes()
    image.image = png
    assert told.last(GuiImageFile).data.tobytes() == png
    assert image.image is png
    image.format, image.jpeg_quality = 'auto', 90
    image.image = np.zeros((4, 6, 4))
    assert (told.last(GuiImageFile).format, image.jpeg_quality) == ('png', 90)
    with pytest.raises(ValueError, match='jpeg_quality'):
        image.jpeg_quality = 0
    with pytest.raises(ValueError, match='image must'):
        image.image = np.zeros(3)
    assert image.jpeg_quality == 90
