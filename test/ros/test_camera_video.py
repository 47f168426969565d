# SPDX-License-Identifier: Apache-2.0
"""A camera is encoded once for all, and only while and as somebody looks."""

from __future__ import annotations

from collections.abc import Iterator
import queue
import threading
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
        self.video.take(self.shot(stamp, width, codec))

    @staticmethod
    def shot(stamp: float, width: int = 32, codec: Any = 'auto') -> Shot:
        pixels = Pixels(np.full((16, width, 3), 100, 'u1'), 'RGB')
        options = VideoOptions(codec=codec)
        return Shot('/cam', 'optical', stamp, 'rgb8', width, 16, pixels, 80.0, options)

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
    (video,), (picture,) = camera.said(), camera.said()
    assert video.number == second.number + 1, 'a video goes on'
    assert isinstance(picture, VideoPicture), 'who comes for pictures need not wait for the next'
    camera.video.want(videos=False, pictures=True)
    camera.shoot(3.0)
    assert [type(each) for each in camera.said()] == [VideoPicture]


def test_a_still_picture_comes_again_as_a_key_frame(camera: Camera) -> None:
    camera.video.want(videos=True, pictures=False)
    camera.shoot(1.0)
    (first,) = camera.said()
    camera.video.again()
    (again,) = camera.said()
    assert (again.key_frame, again.stamp, again.number) == (True, 1.0, first.number + 1)


def test_another_size_begins_anew(camera: Camera) -> None:
    camera.video.want(videos=True, pictures=False)
    camera.shoot(1.0)
    (first,) = camera.said()
    camera.shoot(2.0, width=64)
    (chunk,) = camera.said()
    assert (chunk.width, chunk.key_frame, chunk.number) == (64, True, first.number + 1)


def test_a_camera_that_begins_anew_counts_on(camera: Camera) -> None:
    """What pages have seen of a display is never mistaken for something newer."""
    camera.video.want(videos=True, pictures=False)
    for stamp in range(3):
        camera.shoot(float(stamp))
        (last,) = camera.said()
    again = Camera()
    again.video.want(videos=True, pictures=False)
    again.shoot(4.0)
    assert again.said()[0].number > last.number
    again.video.close()


def test_who_asks_all_the_time_is_not_a_key_frame_for_everybody_each_time() -> None:
    made = Camera()
    gaps = []
    for _ in range(4):
        made.video._note_key()
        gaps.append(made.video._key_gap)
    assert gaps == [0.5, 1.0, 2.0, 2.0]
    made.video._key_made -= 5.0
    made.video._note_key()
    assert made.video._key_gap == 0.5
    made.video.close()


def test_nobody_waits_for_what_is_being_published(camera: Camera) -> None:
    """The loop says who looks while the encoder waits for the loop."""
    publishing, go_on = threading.Event(), threading.Event()

    def publish(*messages: Any) -> None:
        publishing.set()
        go_on.wait(PATIENCE_S)

    video = CameraVideo(publish)
    video.want(videos=False, pictures=True)
    video.take(Camera.shot(1.0))
    assert publishing.wait(PATIENCE_S)
    other = threading.Thread(target=video.want, kwargs={'videos': False, 'pictures': False})
    other.start()
    other.join(PATIENCE_S)
    assert not other.is_alive()
    go_on.set()
    other.join()
    video.close()


def test_an_encoder_that_fails_is_replaced_and_complained_of_once(
    camera: Camera, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    camera.video.want(videos=True, pictures=False)
    camera.shoot(1.0)
    camera.said()
    encode = h264.H264Encoder.encode
    failed: queue.Queue[float] = queue.Queue()

    def fail(*args: Any, **keywords: Any) -> Any:
        failed.put(0.0)
        raise ValueError('lost the GPU')

    monkeypatch.setattr(h264.H264Encoder, 'encode', fail)
    for stamp in (2.0, 3.0):
        camera.shoot(stamp)
        failed.get(timeout=PATIENCE_S)
    monkeypatch.setattr(h264.H264Encoder, 'encode', encode)
    camera.shoot(4.0)
    (chunk,) = camera.said()
    assert chunk.key_frame, 'of a new encoder'
    assert camera.video.problem == ''
    assert sum('could not be encoded' in record.message for record in caplog.records) == 1


@pytest.mark.parametrize('codec', ['auto', 'h264'])
def test_without_an_encoder_all_get_pictures(
    camera: Camera, codec: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(h264, '_av', lambda: None)
    camera.video.want(videos=True, pictures=False)
    camera.shoot(1.0, codec=codec)
    assert [type(each) for each in camera.said()] == [Image]
    assert camera.video.problem == (h264.NONE if codec == 'h264' else '')
