# SPDX-License-Identifier: Apache-2.0
"""
Takes the tremble out of a pose without making it late.

The 1 euro filter (Casiez, Roussel, Vogel, CHI 2012): a low pass whose cutoff rises with the speed.
"""

from __future__ import annotations

import math

from .rigid import (
    add,
    from_rotation_vector,
    inverse,
    Pose,
    rotation_vector,
    scaled,
    subtract,
    times,
    unit,
    Vector,
    ZERO,
)

_GAP = 0.1
"""Seconds after which what came before says nothing of the hand any more."""


class OneEuro:
    """
    The filter of one hand.

    ``cutoff`` (Hz) is that of a hand at rest: less trembles less. It rises by ``beta`` Hz for each
    m/s, and by ``turn_beta`` for each rad/s: more lags less. ``speed_cutoff`` (Hz) smooths the
    speeds themselves.
    """

    def __init__(
        self,
        *,
        cutoff: float = 2.0,
        beta: float = 20.0,
        turn_beta: float = 4.0,
        speed_cutoff: float = 2.0,
    ) -> None:
        for name, value in (('cutoff', cutoff), ('speed_cutoff', speed_cutoff)):
            if not (math.isfinite(value) and value > 0.0):
                raise ValueError(f'{name} is {value}: a number of Hz above 0 is allowed')
        for name, value in (('beta', beta), ('turn_beta', turn_beta)):
            if not (math.isfinite(value) and value >= 0.0):
                raise ValueError(f'{name} is {value}: 0 or more is allowed')
        self._cutoff, self._beta, self._turn_beta = cutoff, beta, turn_beta
        self._speed_cutoff = speed_cutoff
        self.reset()

    def reset(self) -> None:
        """Forget the hand: the next pose comes out as it is."""
        self._time = -math.inf
        self._pose = Pose()
        self._linear: Vector = ZERO
        self._angular: Vector = ZERO

    def filter(self, pose: Pose, time: float) -> Pose:
        """Return the pose at ``time`` (seconds, later than the one before) without its tremble."""
        dt = time - self._time
        if not 0.0 < dt <= _GAP:
            self.reset()
            self._time, self._pose = time, pose
            return pose
        way = subtract(pose.position, self._pose.position)
        turn = rotation_vector(times(pose.orientation, inverse(self._pose.orientation)))
        smooth = _share(self._speed_cutoff, dt)
        self._linear = _mixed(self._linear, scaled(way, 1.0 / dt), smooth)
        self._angular = _mixed(self._angular, scaled(turn, 1.0 / dt), smooth)
        near = _share(self._cutoff + self._beta * math.hypot(*self._linear), dt)
        turned = _share(self._cutoff + self._turn_beta * math.hypot(*self._angular), dt)
        orientation = times(from_rotation_vector(scaled(turn, turned)), self._pose.orientation)
        self._time = time
        self._pose = Pose(add(self._pose.position, scaled(way, near)), unit(orientation))
        return self._pose


def _share(cutoff: float, dt: float) -> float:
    """Return how much of a new value counts in a low pass."""
    return 1.0 / (1.0 + 1.0 / (2.0 * math.pi * cutoff * dt))


def _mixed(old: Vector, new: Vector, share: float) -> Vector:
    return add(scaled(old, 1.0 - share), scaled(new, share))
