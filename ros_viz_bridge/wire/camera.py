# SPDX-License-Identifier: Apache-2.0
"""The viewer's camera beyond its pose: lens, where it begins, and pictures of the view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from .ask import Answer, Request
from .columns import U8
from .message import StateMessage


@dataclass(frozen=True)
class Lens(StateMessage):
    """What the viewer's camera sees; of each number, 0 leaves it to the page."""

    SLOT: ClassVar[str] = 'lens'

    fov: float
    """Vertical field of view, radians."""
    near: float
    """Nothing nearer than this is drawn, metres."""
    far: float
    min_distance: float
    """How near, and how far, the viewer may go from what the camera turns around; metres."""
    max_distance: float


@dataclass(frozen=True)
class InitialCamera(StateMessage):
    """Where the camera of a page begins, and goes back to with 'Reset view'; what it sees."""

    SLOT: ClassVar[str] = 'initial_camera'

    placed: bool
    """Whether the pose is said; if not, the whole scene is shown."""
    position: tuple[float, float, float]
    """Metres, in the viewer's fixed frame."""
    look_at: tuple[float, float, float]
    up: list[float]
    """Direction that is up, empty for the scene's own."""
    fov: float
    """As in ``Lens``, which has more to say; 0 where nothing is said."""
    near: float
    far: float


@dataclass(frozen=True)
class RenderRequest(Request):
    """Draw a picture of the scene; it is asked when all data before it has come."""

    width: int
    """Pixels."""
    height: int
    format: Literal['jpeg', 'png']
    """PNG has no background."""
    pose: list[float]
    """Of another camera than the viewer's: position, quaternion x y z w of its body; or empty."""
    fov: float
    """Vertical field of view of the picture, radians; 0 is the viewer's."""
    pixel_ratio: float = 0.0
    """Pixels per CSS pixel; 0: the picture is as high as the view in CSS pixels."""
    patience: float = 0.0
    """Seconds to wait for meshes and textures that are being loaded."""
    from_home: bool = False
    """Send the page's own camera to where everybody begins first, else to see all there is."""


@dataclass(frozen=True)
class FrameRequest(Request):
    """
    Draw the view itself, as large as it is, for somebody who sees it elsewhere.

    Answered when it looks different from the last picture that was sent of it; of several that
    wait, each gets the next new picture, in order.
    """

    format: Literal['jpeg', 'png']
    quality: float
    """Of a JPEG, from 0 to 1."""
    at_once: bool
    """Answered at once, whatever it looks like."""


@dataclass(frozen=True)
class RenderAnswer(Answer):
    """The picture as a file of the format that was asked for."""

    image: U8
