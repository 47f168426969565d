# SPDX-License-Identifier: Apache-2.0
"""Pictures before the viewer's eyes: video for a headset, one for each eye."""

from __future__ import annotations

from typing import Literal

from numpy.typing import ArrayLike

from ...wire.scene_lines import ViewImageBuffers, ViewImageLook
from .. import checks
from ..pictures import ImageLike, PictureFormat
from .pictures import PictureHandle, Pictures
from .prop import Prop

Eyes = Literal['both', 'left', 'right']
Layout = Literal['mono', 'side-by-side', 'top-bottom']
HERE = {
    'wxyz': (1.0, 0.0, 0.0, 0.0),
    'position': (0.0, 0.0, 0.0),
    'scale': 1.0,
    'frame_id': '',
    'stamp': 0.0,
}
"""A place that counts nothing."""


SIZE = checks.optional(checks.positive, 0.0)


def _size(value: float) -> float | None:
    return value or None


class ViewImageHandle(PictureHandle):
    """A picture before the viewer's eyes; of what ``image`` is assigned, the newest is shown."""

    LOOK = ViewImageLook
    PICTURE = ViewImageBuffers
    height = Prop(SIZE, read=_size)
    """Metres; None fills the view."""
    aspect = Prop(SIZE, read=_size)
    """Width over height; None is the picture's."""
    offset = Prop(checks.vector3)
    """Of its middle from the eyes: right, up, back; metres."""
    eyes = Prop(checks.choice('both', 'left', 'right'))
    """Of a headset; screens show what the left eye sees."""
    layout = Prop(checks.choice('mono', 'side-by-side', 'top-bottom'))
    """Whether the picture has the views of both eyes, left or upper half first."""
    behind = Prop(checks.flag)
    """Everything of the scene is before it."""
    opacity = Prop(checks.fraction)


class ViewImages(Pictures):
    """Adds pictures before the viewer's eyes."""

    def add_view_image(
        self,
        name: str,
        image: ImageLike | None,
        *,
        height: float | None = None,
        aspect: float | None = None,
        offset: ArrayLike = (0.0, 0.0, -1.0),
        eyes: Eyes = 'both',
        layout: Layout = 'mono',
        behind: bool = True,
        opacity: float = 1.0,
        format: PictureFormat = 'auto',  # noqa: A002
        jpeg_quality: int | None = None,
        visible: bool = True,
    ) -> ViewImageHandle:
        """
        Show a picture straight ahead, wherever the viewer looks; ``image`` as of ``add_image``.

        Without a ``height`` (metres) it fills the view, else its middle is ``offset`` (right, up,
        back; metres) from the eyes. In a headset each eye can have its own: two of these with
        ``eyes`` 'left' and 'right', or one of ``layout`` 'side-by-side' or 'top-bottom'.
        ``behind`` puts the whole scene before it.
        """
        return self._add_picture(
            ViewImageHandle,
            name,
            (image, format, jpeg_quality),
            {
                'height': height,
                'aspect': aspect,
                'offset': offset,
                'eyes': eyes,
                'layout': layout,
                'behind': behind,
                'opacity': opacity,
                'visible': visible,
                **HERE,
            },
        )
