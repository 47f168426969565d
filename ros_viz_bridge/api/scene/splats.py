# SPDX-License-Identifier: Apache-2.0
"""Gaussian splats."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ...core.internal import internal
from ...wire.message import StateMessage
from ...wire.scene_points import SplatsBuffers, SplatsLook
from .. import checks
from .node import SceneNodeHandle
from .scene_base import SceneBase

MOST = 2_097_152
LARGEST = 60_000.0
"""float16 ends at 65,504."""
UPPER = np.array([0, 1, 2, 4, 5, 8])


class GaussianSplatHandle(SceneNodeHandle):
    """Gaussians, drawn from the farthest to the nearest. All of them are replaced at once."""

    LOOK = SplatsLook
    _given: tuple[NDArray[Any], ...] = ()

    @property
    def centers(self) -> NDArray[np.float32]:
        """(N, 3) metres. Assigning keeps the others, which must be as many."""
        return self._given[0]

    @centers.setter
    def centers(self, centers: ArrayLike) -> None:
        self.set_gaussians(centers=centers)

    @property
    def covariances(self) -> NDArray[np.float32]:
        """(N, 3, 3) square metres."""
        return self._given[1]

    @covariances.setter
    def covariances(self, covariances: ArrayLike) -> None:
        self.set_gaussians(covariances=covariances)

    @property
    def rgbs(self) -> NDArray[np.uint8]:
        """(N, 3); reads as uint8."""
        return self._given[2]

    @rgbs.setter
    def rgbs(self, rgbs: ArrayLike) -> None:
        self.set_gaussians(rgbs=rgbs)

    @property
    def opacities(self) -> NDArray[np.uint8]:
        """(N, 1); reads as uint8."""
        return self._given[3]

    @opacities.setter
    def opacities(self, opacities: ArrayLike) -> None:
        self.set_gaussians(opacities=opacities)

    def set_gaussians(
        self,
        centers: ArrayLike | None = None,
        covariances: ArrayLike | None = None,
        rgbs: ArrayLike | None = None,
        opacities: ArrayLike | None = None,
    ) -> None:
        """
        Replace what is given; another number of Gaussians needs all four.

        ``centers``: (N, 3) metres. ``covariances``: (N, 3, 3). ``rgbs``: (N, 3), ints 0..255 or
        floats 0..1. ``opacities``: (N,) or (N, 1) of 0..1.
        """

        def change(parts: Any) -> Any:
            asked = (centers, covariances, rgbs, opacities)
            given = checked(
                *(old if new is None else new for new, old in zip(asked, self._given, strict=True))
            )
            buffers = packed(self.name, given)
            self._given = given
            return {**parts, buffers.SLOT: buffers}

        self._live.update(change)

    @internal
    def begin_with(self, given: tuple[NDArray[Any], ...]) -> None:
        """Remember what it was made from."""
        self._given = given


def checked(
    centers: ArrayLike, covariances: ArrayLike, rgbs: ArrayLike, opacities: ArrayLike
) -> tuple[NDArray[Any], ...]:
    """Return the four as arrays that fit each other. Raises TypeError and ValueError."""
    places = checks.rows('centers', centers, 3)
    count = len(places)
    if count > MOST:
        raise ValueError(f'centers must be {MOST} at most, not {count}')
    spreads = checks.array('covariances', covariances, np.float32)
    if spreads.shape != (count, 3, 3):
        raise ValueError(f'covariances must have shape ({count}, 3, 3), not {spreads.shape}')
    if not np.isfinite(spreads).all():
        raise ValueError('covariances must be finite numbers')
    colors = checks.colors('rgbs', rgbs)
    if colors.shape != (count, 3):
        raise ValueError(f'rgbs must have shape ({count}, 3), not {colors.shape}')
    alphas = checks.array('opacities', opacities, None)
    if alphas.shape not in ((count, 1), (count,)):
        raise ValueError(f'opacities must have shape ({count}, 1), not {alphas.shape}')
    column = checks.colors('opacities', np.repeat(alphas.reshape(-1, 1), 3, 1))[:, :1]
    return places, np.array(spreads), colors, column


def packed(name: str, given: tuple[NDArray[Any], ...]) -> SplatsBuffers:
    """Return the message: covariances as float16, scaled so that the largest just fits."""
    places, spreads, colors, alphas = given
    upper = spreads.reshape(-1, 9)[:, UPPER]
    most = float(np.abs(upper).max()) if upper.size else 0.0
    scale = most / LARGEST if most > 0.0 else 1.0
    return SplatsBuffers(
        '',
        name,
        centers=places,
        covariances=np.ascontiguousarray(upper / scale, '<f2').view(np.uint8).reshape(-1),
        covariance_scale=scale,
        colors=np.ascontiguousarray(np.concatenate([colors, alphas], 1)).reshape(-1),
    )


class Splats(SceneBase):
    """Adds Gaussian splats."""

    def add_gaussian_splats(
        self,
        name: str,
        centers: ArrayLike,
        covariances: ArrayLike,
        rgbs: ArrayLike,
        opacities: ArrayLike,
        *,
        scale: ArrayLike = 1.0,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> GaussianSplatHandle:
        """
        Draw Gaussians: ``centers`` (N, 3) metres, ``covariances`` (N, 3, 3) square metres.

        ``rgbs``: (N, 3), ``opacities``: (N, 1), ints 0..255 or floats 0..1. Each page sorts them
        as it sees them, which some 100,000 of them are no trouble for; 2,097,152 at most.
        """
        given = checked(centers, covariances, rgbs, opacities)
        part: StateMessage = packed(checks.node_name('name', name), given)
        handle = self._add(
            GaussianSplatHandle,
            name,
            part,
            scale=scale,
            wxyz=wxyz,
            position=position,
            visible=visible,
            frame_id=frame_id,
            stamp=stamp,
        )
        handle.begin_with(given)
        return handle
