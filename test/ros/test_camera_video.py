# SPDX-License-Identifier: Apache-2.0
"""A camera is encoded once for all, and only while and as somebody looks."""

from __future__ import annotations

from collections.abc import Iterator
import queue
from typing import Any

import numpy as np
import pytest

from ros_viz_bridge.displays.images import h264
from ros_viz_bridge.displays.images.options import VideoOptions
from ros_viz_bridge.displays.images.pixels import Pixels
from ros_viz_bridge.displays.images.shot import Shot
from ros_viz_bridge.ros import camera_video
from ros_viz_bridge.ros.camera_video import CameraVideo
from ros_viz_bridge.wire.image import Image, VideoChunk, VideoPicture

PATIENCE_S = 30.0


class Camera:
    """A camera, and what is published of it."""

    def __init__(self) -> None:
        self._said: queue.Queue[tuple[Any, ...]] = queue.Queue()
        self.video = CameraVideo(lambda *messages: self._said.put(messages))

    def shoot(self, stamp: float, *, width: int = 32, codec: Any = 'auto') -> None:
        pixels = Pixels(np.full((16, width, 3), 100, 'u1'), 'RGB')
        options = VideoOptions(codec=codec)
        self.video.take(Shot('/cam', 'optical', stamp, 'rgb8', width, 16, pixels, 80.0, options))

    def said(self) -> tuple[Any, ...]:
        return self._said.get(timeout=PATIENCE_S)

    @property
    def silent(self) -> bool:
        return self._said.empty()


@pytest.fixture
def camera(monkeypatch: pytest.MonkeyPatch) -> Iterator[Camera]:
    pytest.importorskip('av', reason='PyAV is not installed')
    monkeypatch.setattr(camera_video, 'LEAST_KEYS', 0.0)
    made = Camera()
    yield made
    made.video.close()


def test_each_form_for_who_takes_it(camera: Camera) -> None:
    camera.shoot(1.0)
    assert camera.silent, 'nobody looks'
    camera.video.want(videos=True, pictures=False)
    (first,) = camera.said()
    assert isinstance(first, VideoChunk)
    assert first.key_frame
    assert first.stamp == 1.0, 'what was there is seen by who comes'
    camera.shoot(2.0)
    (second,) = camera.said()
    assert (second.number, second.key_frame) == (first.number + 1, False)
    camera.video.want(videos=True, pictures=True)
    video, picture = camera.said()
    assert video.key_frame
    assert isinstance(picture, VideoPicture)
    camera.video.want(videos=False, pictures=True)
    camera.shoot(3.0)
    assert [type(each) for each in camera.said()] == [VideoPicture]


def test_a_still_picture_comes_again_as_a_key_frame(camera: Camera) -> None:
    camera.video.want(videos=True, pictures=False)
    camera.shoot(1.0)
    camera.said()
    camera.video.again()
    (again,) = camera.said()
    assert (again.key_frame, again.stamp, again.number) == (True, 1.0, 2)


def test_another_size_begins_anew(camera: Camera) -> None:
    camera.video.want(videos=True, pictures=False)
    for number, width in enumerate((32, 64), 1):
        camera.shoot(float(number), width=width)
        (chunk,) = camera.said()
        assert (chunk.width, chunk.key_frame, chunk.number) == (width, True, number)


@pytest.mark.parametrize('codec', ['auto', 'h264'])
def test_without_an_encoder_all_get_pictures(
    camera: Camera, codec: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(h264, '_av', lambda: None)
    camera.video.want(videos=True, pictures=False)
    camera.shoot(1.0, codec=codec)
    assert [type(each) for each in camera.said()] == [Image]
    assert camera.video.problem == (h264.NONE if codec == 'h264' else '')
