# SPDX-License-Identifier: Apache-2.0
"""Pictures before the eyes: sizes, eyes, streams, depth."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from PIL import Image as Pillow
import pytest

from ros_viz_bridge.vuer import VideoStream
from ros_viz_bridge.vuer.schemas import (
    HUDPlane,
    ImageBackground,
    StereoVideoPlane,
    VideoPlane,
    WebRTCStereoVideoPlane,
    WebRTCVideoPlane,
)

GREY = np.full((2, 4, 3), 128, np.uint8)


def test_a_background_fills_the_view_or_is_as_large_as_said() -> None:
    values = ImageBackground(GREY, format='jpeg', quality=20)._plan().values
    assert values['height'] is None and values['behind'] and values['jpeg_quality'] == 20
    sized = ImageBackground(GREY, height=2, aspect=1.5, distanceToCamera=3, position=[1, 0, 0],
                            layers=2)._plan().values  # fmt: skip
    assert (sized['height'], sized['aspect'], sized['eyes']) == (2.0, 1.5, 'right')
    assert sized['offset'] == (1.0, 0.0, -3.0)
    assert not HUDPlane(GREY)._plan().values['behind']
    with pytest.raises(ValueError, match=r"ImageBackground 'background': layers must be 0 or 3"):
        ImageBackground(GREY, layers=4)._plan()


def test_a_file_that_a_page_can_show_goes_as_it_is() -> None:
    file = io.BytesIO()
    Pillow.fromarray(GREY).save(file, 'JPEG')
    assert ImageBackground(file.getvalue())._plan().values['image'] == file.getvalue()
    again = ImageBackground(file.getvalue(), format='png')._plan().values['image']
    assert again.shape == (2, 4, 3)
    with pytest.raises(ValueError, match='no picture that can be read'):
        ImageBackground(b'text')._plan()


def test_depth_hides_what_is_farther() -> None:
    file = io.BytesIO()
    Pillow.fromarray(GREY).save(file, 'PNG')
    plan = ImageBackground(GREY, depthSrc=file.getvalue(), depthScale=2.0)._plan()
    assert plan.method == 'set_background_image'
    assert plan.values['depth'] == pytest.approx(np.full((2, 4), 256 / 255), rel=1e-3)
    metres = np.ones((2, 2), np.float32)
    assert ImageBackground(GREY, depthSrc=metres)._plan().values['depth'] is metres


def test_video_is_what_is_pushed() -> None:
    stream = VideoStream('front', 'http://localhost:8012')
    for plane in (VideoPlane, WebRTCVideoPlane, StereoVideoPlane, WebRTCStereoVideoPlane):
        for src in (stream, stream.endpoint, stream.url):
            plan = plane(src=src, height=3)._plan()
            assert plan.feed == 'front' and plan.values['image'] is None
    assert plan.values['layout'] == 'side-by-side'
    with pytest.raises(TypeError, match='src must be a stream, or its endpoint'):
        VideoPlane(src='movie.mp4')._plan()


def test_only_what_is_known_is_taken(caplog: Any) -> None:
    VideoPlane(src='/webrtc/offer/x', iceServer='stun:x')
    assert "VideoPlane has no use for 'iceServer'" in caplog.text
