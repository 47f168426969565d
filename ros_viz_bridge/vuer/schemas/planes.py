# SPDX-License-Identifier: Apache-2.0
"""Pictures before the viewer's eyes, and video that a program pushes."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from ..video_stream import VideoStream
from .element import Plan
from .pictures import Picture, pixels
from .place import SceneElement
from .textured import mime_of

_EYES = {0: 'both', 1: 'left', 2: 'right', 3: 'both'}


class ViewPlane(Picture, SceneElement):
    """
    A picture straight ahead, wherever the viewer looks.

    ``distanceToCamera`` metres from the eyes and ``position`` beside that, ``height`` metres,
    ``aspect`` (of the picture); without a height it fills the view. ``layers`` 1 is for the left
    eye of a headset, 2 for the right one. ``opacity``.
    """

    PROPERTIES = frozenset(
        'distanceToCamera height aspect layers layer opacity fixed interpolate'.split()
    )
    MOVES_ALONE = False
    LAYOUT: ClassVar[str] = 'mono'
    BEHIND: ClassVar[bool] = True
    USUAL_HEIGHT: ClassVar[float | None] = None
    USUAL_DISTANCE: ClassVar[float] = 1.0

    def _plan(self) -> Plan:
        layers = int(self._get('layers', self._get('layer', 0)))
        if layers not in _EYES:
            raise ValueError(
                f'{self.tag} {self.key!r}: layers must be 0 or 3 (both eyes), 1 (left) or'
                f' 2 (right), not {layers}'
            )
        x, y, z = self._floats('position', 3, (0.0, 0.0, 0.0))
        distance = float(self._get('distanceToCamera', self.USUAL_DISTANCE))
        height = self._get('height', self.USUAL_HEIGHT)
        aspect = self._get('aspect', None)
        values = {
            'image': self._picture(),
            'height': 0.0 if height is None else float(height),
            'aspect': 0.0 if aspect is None else float(aspect),
            'offset': (x, y, z - distance),
            'eyes': _EYES[layers],
            'layout': str(self._get('layout', self.LAYOUT)),
            'behind': self.BEHIND,
            'opacity': float(self._get('opacity', 1.0)),
            'visible': self._place()['visible'],
            **self._format(),
        }
        for name in ('height', 'aspect'):  # 0 is what a handle reads, None what it is told
            values[name] = values[name] or None
        return Plan('add_view_image', values, feed=self._feed())

    def _picture(self) -> Any:
        """Return bytes as they are where a page can show them, else numbers."""
        src = self._src()
        if isinstance(src, (bytes, bytearray)) and not {'format', 'quality'} & self._given.keys():
            with suppress(ValueError):
                mime_of(bytes(src))
                return bytes(src)
        return self._pixels()

    def _feed(self) -> str:
        return ''


class HUDPlane(ViewPlane):
    """A picture before the scene, one metre high at a distance of 10."""

    tag = 'HUDPlane'
    BEHIND = False
    USUAL_HEIGHT = 1.0
    USUAL_DISTANCE = 10.0


class ImageBackground(ViewPlane):
    """
    A picture behind the scene.

    With ``depthSrc`` it fills the view, and hides what is farther: an array (h, w) of metres, or a
    grey picture, of which white is ``depthScale`` metres away (10), and black nowhere.
    """

    tag = 'ImageBackground'
    KEY = 'background'
    PROPERTIES = frozenset('depthSrc depthScale width'.split())

    def _plan(self) -> Plan:
        depth = self._get('depthSrc', None)
        if depth is None:
            return super()._plan()
        values = {'image': self._picture(), 'depth': self._metres(depth), **self._format()}
        return Plan('set_background_image', values, off={'image': None})

    def _metres(self, given: Any) -> NDArray[Any]:
        if isinstance(given, np.ndarray) and given.dtype.kind == 'f':
            return given
        what = f'{self.tag} {self.key!r}: depthSrc'
        if isinstance(given, (str, Path)):
            given = self._workspace.content(given, what)
        grey = pixels(given, what)[..., :3].mean(axis=2)
        metres: NDArray[Any] = grey / 255.0 * float(self._get('depthScale', 10.0))
        return metres.astype(np.float32)


class VideoPlane(ViewPlane):
    """
    The newest frame of a stream, ``src=stream.endpoint`` of ``app.create_webrtc_stream``.

    It is 1 metre high at a distance of 10, before the scene, unless it is said otherwise.
    """

    tag = 'VideoPlane'
    BEHIND = False
    USUAL_HEIGHT = 1.0
    USUAL_DISTANCE = 10.0

    def _picture(self) -> Any:
        """Return nothing: pictures are what is pushed."""

    def _feed(self) -> str:
        src = self._get('src', None)
        if isinstance(src, VideoStream):
            return src.stream_id
        if isinstance(src, str) and VideoStream.PATH in src:
            return src.rpartition('/')[2]
        raise TypeError(
            f'{self.tag} {self.key!r}: src must be a stream, or its endpoint, of'
            f' app.create_webrtc_stream, into which frames are pushed, not {src!r}'
        )


class WebRTCVideoPlane(VideoPlane):
    """The same."""

    tag = 'WebRTCVideoPlane'


class StereoVideoPlane(VideoPlane):
    """Frames with the views of both eyes; ``layout`` 'side-by-side' or 'top-bottom'."""

    tag = 'StereoVideoPlane'
    PROPERTIES = frozenset(('layout',))
    LAYOUT = 'side-by-side'


class WebRTCStereoVideoPlane(StereoVideoPlane):
    """The same."""

    tag = 'WebRTCStereoVideoPlane'
