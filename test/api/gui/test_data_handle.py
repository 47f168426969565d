# SPDX-License-Identifier: Apache-2.0
"""What is large of a widget is sent when it changes, and only then."""

from __future__ import annotations

import numpy as np
import pytest
from support.widgets import Recorder

from ros_viz_bridge.wire.gui_displays import GuiImage, GuiImageFile


def test_hiding_a_picture_does_not_send_it_again() -> None:
    told = Recorder()
    image = told.own.add_image(np.zeros((4, 6, 3), np.uint8))
    image.visible = False
    assert len(told.of(GuiImageFile)) == 1 and len(told.of(GuiImage)) == 2
    assert {layer for layer, _ in told.messages} == {'c1'}
    image.remove()
    image.remove()
    assert told.removed == [image.key]
    with pytest.raises(RuntimeError, match='was removed'):
        image.image = np.zeros((4, 6, 3), np.uint8)
    assert len(told.of(GuiImageFile)) == 1
