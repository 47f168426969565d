# SPDX-License-Identifier: Apache-2.0
"""Of a video only a key frame can be shown by who has nothing before it."""

from __future__ import annotations

import numpy as np

from ros_viz_bridge.wire.image import Image, VideoChunk, VideoPicture

_PICTURE = ('/cam', '/cam', '', 0.0, 'jpeg', 2, 2, 'rgb8', np.zeros(4, 'u1'))


def test_what_stands_alone() -> None:
    assert Image(*_PICTURE).stands_alone
    assert VideoPicture(*_PICTURE).stands_alone
    assert VideoChunk(*_PICTURE, 1, True, 'avc1').stands_alone
    assert not VideoChunk(*_PICTURE, 2, False, 'avc1').stands_alone
    assert len({each.SLOT for each in (Image, VideoPicture, VideoChunk)}) == 3
