# SPDX-License-Identifier: Apache-2.0
"""A film that comes in pieces is one that plays."""

from __future__ import annotations

import io
import sys

import numpy as np
from PIL import Image
import pytest

from ros_viz_bridge.runtime.view_video import NoEncoderError, ViewVideo


def jpeg(color: tuple[int, int, int]) -> bytes:
    file = io.BytesIO()
    Image.new('RGB', (65, 49), color).save(file, 'jpeg')
    return file.getvalue()


def test_every_picture_is_in_it_at_its_time() -> None:
    av = pytest.importorskip('av')
    video = ViewVideo(65, 49, 10.0)
    colors = [(255, 0, 0), (0, 255, 0), (0, 0, 255)]
    pieces = [video.add(jpeg(color), i * 0.5) for i, color in enumerate([*colors, colors[2]])]
    assert b'moov' in pieces[0] and b'moof' in pieces[1]  # each is sent as it comes
    video.close()
    with av.open(io.BytesIO(b''.join(pieces))) as film:
        frames = list(film.decode(video=0))
    assert [round(frame.time, 2) for frame in frames] == [0.0, 0.5, 1.0]
    for frame, color in zip(frames, colors, strict=True):
        pixels = frame.to_ndarray(format='rgb24')
        assert pixels.shape == (48, 64, 3)
        assert np.abs(pixels.mean(axis=(0, 1)) - color).max() < 12


def test_without_an_encoder_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, 'av', None)
    with pytest.raises(NoEncoderError, match=r'pip install "ros_viz_bridge\[video\]"'):
        ViewVideo(64, 48, 10.0)
