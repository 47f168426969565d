# SPDX-License-Identifier: Apache-2.0
"""Pictures before the viewer's eyes: the newest is sent, how it is shown without it."""

from __future__ import annotations

import numpy as np
import pytest
from support.published import Published

GREY = np.full((4, 8, 3), 128, np.uint8)


def test_a_picture_for_each_eye() -> None:
    out = Published()
    left = out.scene.add_view_image('/left', GREY, eyes='left', height=2, jpeg_quality=50)
    assert out.sent() == ['NodePlacement', 'ViewImageLook', 'ViewImageBuffers']
    left.image = GREY[:, :4]
    assert out.sent() == ['ViewImageBuffers']
    left.height = None
    left.offset = (0.1, 0.0, -2.0)
    assert out.sent() == ['ViewImageLook', 'ViewImageLook']
    assert (left.height, left.aspect, left.offset) == (None, None, (0.1, 0.0, -2.0))
    left.image = None
    assert out.sent() == ['ViewImageBuffers']


def test_what_does_not_fit_is_refused() -> None:
    scene = Published().scene
    with pytest.raises(ValueError, match="eyes must be one of .*, not 'middle'"):
        scene.add_view_image('/v', GREY, eyes='middle')  # type: ignore[arg-type]
    with pytest.raises(ValueError, match='height must be above 0, not -1.0'):
        scene.add_view_image('/v', GREY, height=-1)
