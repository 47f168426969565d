# SPDX-License-Identifier: Apache-2.0
"""Frames are encoded once, and the newest is what anybody sees."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from PIL import Image
import pytest

from ros_viz_bridge.vuer.video_stream import VideoStream


def test_frames_reach_those_who_look() -> None:
    stream = VideoStream('cam-1', 'http://localhost:8012/')
    stream.wait_ready_sync()
    assert stream.endpoint == 'http://localhost:8012/webrtc/offer/cam-1' and stream.ready
    blue = np.zeros((4, 6, 3), np.uint8)
    blue[..., 0] = 255
    stream.push_frame(blue)
    seen: list[bytes] = []
    stream.show_in('a', seen.append)  # the newest at once
    stream.push_frame(blue)
    stream.leave('a')
    stream.push_frame(blue)
    assert len(seen) == 2
    picture = Image.open(io.BytesIO(seen[0]))
    red, _, blue_ = picture.getpixel((0, 0))  # type: ignore[misc]
    assert picture.size == (6, 4) and red < 10 and blue_ > 245


@pytest.mark.parametrize(
    ('frame', 'error', 'text'),
    [
        ([1], TypeError, r'a frame is an array \(h, w, 3\) of uint8, not list'),
        (np.zeros((4, 4)), ValueError, r'not \(4, 4\) of float64'),
        (np.zeros((0, 4, 3), np.uint8), ValueError, r'not \(0, 4, 3\) of uint8'),
    ],
)
def test_what_is_no_frame_is_refused(frame: Any, error: Any, text: str) -> None:
    with pytest.raises(error, match=text):
        VideoStream('s', 'x').push_frame(frame)


def test_names_are_parts_of_addresses() -> None:
    with pytest.raises(ValueError, match="stream_id must be letters, .* not 'a/b'"):
        VideoStream('a/b', 'x')
    with pytest.raises(ValueError, match='quality must be 1 to 100, not 0'):
        VideoStream('a', 'x', quality=0)
