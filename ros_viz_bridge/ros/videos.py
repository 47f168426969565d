# SPDX-License-Identifier: Apache-2.0
"""The cameras that are shown as video: who takes them how, and how late they are seen."""

from __future__ import annotations

import threading
import time
from typing import Any

from ..core.forms import Forms
from ..core.session import ClientInfo
from ..wire.video import VideoShown
from .camera_video import CameraVideo

OLD = 5.0
"""Seconds after which what a page said of a video counts no more."""


class Videos:
    """By display; any thread."""

    def __init__(self, server: Any) -> None:
        self._publish = server.publish
        self._lock = threading.Lock()
        self._cameras: dict[str, CameraVideo] = {}
        self._forms = Forms()
        self._shown: dict[tuple[str, str], tuple[float, VideoShown]] = {}
        server.on_video(self._looked_at, self._again, direct=True)
        server.on(VideoShown, self._told, direct=True)

    def open(self, display: str) -> CameraVideo:
        """Return what takes the pictures of a display, until it is closed."""
        with self._lock:
            camera = self._cameras[display] = CameraVideo(self._publish)
            self._want(display, camera)
            return camera

    def close(self, display: str) -> None:
        """Show a display's video no more."""
        with self._lock:
            camera = self._cameras.pop(display, None)
            self._shown = {k: v for k, v in self._shown.items() if k[1] != display}
        if camera is not None:
            camera.close()

    def figures(self, display: str) -> dict[str, str]:
        """Return what is known of a video, as /diagnostics has it; nothing of what is none."""
        with self._lock:
            camera = self._cameras.get(display)
            now = time.monotonic()
            told = {
                client: shown
                for (client, of), (when, shown) in self._shown.items()
                if of == display and now - when < OLD
            }
        if camera is None:
            return {}
        found = {
            'video skipped before encoding': str(camera.skipped),
            'video encoding': f'{camera.encoding * 1e3:.1f} ms',
        }
        for client, shown in sorted(told.items()):
            found[f'video to {client}'] = (
                f'min {_ms(shown.least)}, p50 {_ms(shown.median)}, p99 {_ms(shown.p99)},'
                f' last {_ms(shown.last)} ms; {shown.shown} shown, {shown.lost} lost'
            )
        return found

    def _looked_at(self, forms: Forms) -> None:
        with self._lock:
            self._forms = forms
            for display, camera in self._cameras.items():
                self._want(display, camera)

    def _want(self, display: str, camera: CameraVideo) -> None:
        videos, pictures = display in self._forms.videos, display in self._forms.pictures
        camera.want(videos=videos, pictures=pictures)

    def _again(self, displays: frozenset[str]) -> None:
        with self._lock:
            cameras = [self._cameras[each] for each in displays & self._cameras.keys()]
        for camera in cameras:
            camera.again()

    def _told(self, client: ClientInfo, shown: VideoShown) -> None:
        with self._lock:
            now = time.monotonic()
            old = [key for key, (when, _) in self._shown.items() if now - when > OLD]
            for key in old:
                del self._shown[key]
            if shown.display in self._cameras:
                self._shown[client.client_id, shown.display] = (now, shown)


def _ms(seconds: float) -> str:
    return f'{seconds * 1e3:.0f}'
