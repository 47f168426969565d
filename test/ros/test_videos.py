# SPDX-License-Identifier: Apache-2.0
"""Who looks at which camera, and how late they see it."""

from __future__ import annotations

from typing import Any

import numpy as np
from support.served import serving, until

from ros_viz_bridge.core.session import ClientInfo
from ros_viz_bridge.displays.images.options import VideoOptions
from ros_viz_bridge.displays.images.pixels import Pixels
from ros_viz_bridge.displays.images.shot import Shot
from ros_viz_bridge.ros.videos import Videos
from ros_viz_bridge.wire.video import VideoShown


class Server:
    """What videos need of one."""

    def __init__(self) -> None:
        self.published: list[Any] = []
        self.forms: Any = None
        self.told: Any = None

    def publish(self, *messages: Any) -> None:
        self.published.extend(messages)

    def on_video(self, forms: Any, again: Any, *, direct: bool) -> None:
        self.forms = forms

    def on(self, event: type, callback: Any, *, direct: bool) -> None:
        self.told = callback


def test_what_pages_tell_is_on_diagnostics() -> None:
    server = Server()
    videos = Videos(server)
    assert videos.figures('/cam') == {}, 'no video'
    videos.open('/cam')
    client = ClientInfo('c1', 'viewer', frozenset(), False)
    for display in ('/cam', '/other'):
        server.told(client, VideoShown(display, 30, 1, 0.02, 0.03, 0.05, 0.04))
    told = videos.figures('/cam')['video to c1']
    assert told == 'min 20, p50 30, p99 50, last 40 ms; 30 shown, 1 lost'
    assert videos.figures('/other') == {}, 'nobody makes a video of what is none'
    videos.close('/cam')
    assert videos.figures('/cam') == {}


def test_a_server_tells_who_looks() -> None:
    """Nothing is encoded until a client looks; the real server says when one does."""
    with serving() as server:
        videos = Videos(server)
        camera = videos.open('/cam')
        shot = Shot(
            '/cam', '', 1.0, 'rgb8', 32, 16,
            Pixels(np.zeros((16, 32, 3), 'u1'), 'RGB'), 80.0, VideoOptions(codec='auto'),
        )  # fmt: skip
        camera.take(shot)
        assert camera.encoding == 0.0
        camera.want(videos=True, pictures=True)
        until(lambda: camera.encoding > 0.0)
        videos.close('/cam')
