# SPDX-License-Identifier: Apache-2.0
"""Each picture becomes one access unit, at once, with the colours that it had."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ros_viz_bridge.displays.base import DisplayError
from ros_viz_bridge.displays.images import h264
from ros_viz_bridge.displays.images.pixels import Colours, JpegFile, Pixels, Planes

RED = (200, 40, 30)


def red(width: int = 65, height: int = 49) -> np.ndarray:
    return np.full((height, width, 3), RED, 'u1')


def planes(halved: bool) -> Planes:
    """Return the same red as BT.601."""
    wide = 32 if halved else 64
    y = np.full((48, 64), 87, 'u1')
    return Planes((y, np.full((48, wide), 96, 'u1'), np.full((48, wide), 209, 'u1')))


@pytest.fixture(scope='module')
def av() -> Any:
    return pytest.importorskip('av', reason='PyAV is not installed')


@pytest.mark.parametrize(
    'colours',
    [
        Pixels(red(), 'RGB'),
        Pixels(red()[..., ::-1], 'BGR'),
        Pixels(np.dstack([red(), np.full((49, 65), 9, 'u1')]), 'RGBA'),
        JpegFile(Pixels(red(64, 48), 'RGB').jpeg(95)),
        planes(halved=True),
        planes(halved=False),
    ],
    ids=['rgb', 'bgr', 'rgba', 'file', 'yuv422', 'yuv444'],
)
def test_colours_and_sizes(av: Any, colours: Colours) -> None:
    frame = h264.frame_of(colours)
    encoder = h264.H264Encoder(frame.width, frame.height, 8e6)
    decoder = av.CodecContext.create('h264', 'r')
    data, key = encoder.encode(frame, key=False)
    assert key, 'the first stands alone'
    (shown, *_) = [*decoder.decode(av.Packet(data)), *decoder.decode(None)]
    assert (shown.width, shown.height) == (64, 48), 'even sides: the last column and row go'
    # FFmpeg takes what it decodes for BT.601 unless it is told what the stream says.
    rgb = shown.reformat(format='rgb24', src_colorspace='ITU709').to_ndarray()
    np.testing.assert_allclose(rgb[20, 20], RED, atol=5)
    assert h264.codec_of(data).startswith('avc1.42')


def test_no_frame_is_kept_back_and_keys_come_when_asked(av: Any) -> None:
    encoder = h264.H264Encoder(64, 48, 8e6)
    made = [
        encoder.encode(h264.frame_of(Pixels(np.roll(red(64, 48), i, 1), 'RGB')), key=i == 3)
        for i in range(6)
    ]
    assert all(data for data, _ in made)
    assert [key for _, key in made] == [True, False, False, True, False, False]
    decoder = av.CodecContext.create('h264', 'r')
    entered = [f for data, _ in made[3:] for f in decoder.decode(av.Packet(data))]
    assert len([*entered, *decoder.decode(None)]) == 3, 'a key frame needs none before it'


def test_what_cannot_be_is_said(monkeypatch: pytest.MonkeyPatch, av: Any) -> None:
    with pytest.raises(DisplayError, match='too few'):
        h264.H264Encoder(1, 48, 8e6)
    for small in (Pixels(red(1, 48), 'RGB'), Planes((np.zeros((1, 64), 'u1'),) * 3)):
        with pytest.raises(DisplayError, match='too few'):
            h264.frame_of(small)
    with pytest.raises(DisplayError, match='JPEG'):
        h264.frame_of(JpegFile(np.frombuffer(b'\xff\xd8\xffnothing', np.uint8)))
    monkeypatch.setattr(h264, '_ENCODERS', (('no_such_encoder', {}), ('nor_this', {})))
    encoder = h264.H264Encoder(64, 48, 8e6)
    for _ in range(2):  # the second time none is left to try
        with pytest.raises(DisplayError, match=r'no_such_encoder: .*; nor_this: '):
            encoder.encode(h264.frame_of(Pixels(red(64, 48), 'RGB')), key=True)
    monkeypatch.setattr(h264, '_av', lambda: None)
    with pytest.raises(DisplayError, match='pip install'):
        h264.frame_of(Pixels(red(), 'RGB'))
    assert h264.codec_of(b'\0\0\1\x65nothing') == ''
