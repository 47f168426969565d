# SPDX-License-Identifier: Apache-2.0
"""Where the cameras of all pages begin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
import math

import numpy as np
from numpy.typing import ArrayLike

from ..runtime.live import Live
from ..wire.camera import InitialCamera
from ..wire.message import StateMessage
from .camera_axes import Three, three, Vector, vector
from .camera_handle import number
from .known_attributes import KnownAttributes

FOV = math.pi / 4


@dataclass(frozen=True)
class _Start:
    position: Three = (3.0, 3.0, 3.0)
    look_at: Three = (0.0, 0.0, 0.0)
    up: Three | None = None
    placed: bool = False
    fov: float = 0.0
    near: float = 0.0
    far: float = 0.0


class InitialCameraHandle(KnownAttributes):
    """
    Where the camera of a page begins, and goes to with 'Reset view'; assign to change it.

    Pages whose viewer has not moved the camera yet follow at once; one whose viewer chose a layout
    begins where that does. In a page's address ``?initialCameraPosition=1,2,3`` (``LookAt``,
    ``Up``, ``Fov``, ``Near``, ``Far``) has the last word. As long as no pose is assigned, pages
    show the whole scene at first.
    """

    def __init__(self, publish: Callable[[StateMessage], None]) -> None:
        self._publish = publish
        self._live = Live(_Start(), self._tell)

    @property
    def position(self) -> Vector:
        """Where it is, (3,) float64, metres in the viewer's fixed frame."""
        return np.array(self._live.state.position)

    @position.setter
    def position(self, position: ArrayLike) -> None:
        self._live.change(position=three(vector('position', position, 3)), placed=True)

    @property
    def look_at(self) -> Vector:
        """What it looks at and turns around, (3,) float64."""
        return np.array(self._live.state.look_at)

    @look_at.setter
    def look_at(self, look_at: ArrayLike) -> None:
        self._live.change(look_at=three(vector('look_at', look_at, 3)), placed=True)

    @property
    def up(self) -> Vector | None:
        """What is up, (3,) float64; None is the scene's own direction."""
        up = self._live.state.up
        return None if up is None else np.array(up)

    @up.setter
    def up(self, up: ArrayLike | None) -> None:
        direction = None if up is None else three(vector('up', up, 3))
        if direction is not None and not any(direction):
            raise ValueError('up must not be zero')
        self._live.change(up=direction, placed=True)

    @property
    def fov(self) -> float:
        """Vertical field of view, radians; 45 degrees where nothing is assigned."""
        return self._live.state.fov or FOV

    @fov.setter
    def fov(self, fov: float) -> None:
        self._live.change(fov=number('fov', fov, above=0.0, below=math.pi))

    @property
    def near(self) -> float:
        """Nothing nearer is drawn, metres; 0.01 where nothing is assigned."""
        return self._live.state.near or 0.01

    @near.setter
    def near(self, near: float) -> None:
        self._live.change(near=number('near', near, above=0.0))

    @property
    def far(self) -> float:
        """Nothing farther is drawn, metres; at least 2000 where nothing is assigned."""
        return self._live.state.far or 2000.0

    @far.setter
    def far(self, far: float) -> None:
        self._live.change(far=number('far', far, above=0.0))

    def _tell(self, start: _Start) -> None:
        if start == _Start():
            return
        up = [] if start.up is None else list(start.up)
        self._publish(
            InitialCamera(
                '',
                'initial_camera',
                start.placed,
                start.position,
                start.look_at,
                up,
                start.fov,
                start.near,
                start.far,
            )
        )
