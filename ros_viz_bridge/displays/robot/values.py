# SPDX-License-Identifier: Apache-2.0
"""Numbers in attributes of a robot description, checked as they are read."""

from __future__ import annotations

import math

from .markup import Element, quoted

LARGEST = 1e6
"""Metres and scale factors beyond this are mistakes, and would blind the view."""

Vector3 = tuple[float, float, float]
Quaternion = tuple[float, float, float, float]
ZERO: Vector3 = (0.0, 0.0, 0.0)
IDENTITY: Quaternion = (0.0, 0.0, 0.0, 1.0)


class ValueProblem(ValueError):
    """An attribute that is no such value; the text names it and what is allowed."""


def number(element: Element, name: str, default: float | None = None) -> float:
    """
    Return a finite number; ``default`` where the attribute is missing.

    Raises ValueProblem, also for a missing attribute without a default.
    """
    text = element.attributes.get(name)
    if text is None:
        if default is None:
            raise ValueProblem(f'it has no attribute {name}')
        return default
    return _number(text.strip(), name)


def size(element: Element, name: str) -> float:
    """Return a length above 0 in metres. Raises ValueProblem."""
    value = number(element, name)
    if not 0 < value <= LARGEST:
        raise ValueProblem(f'{name} is {value:g}, allowed is above 0 to {LARGEST:g}')
    return value


def vector(element: Element, name: str, default: Vector3 | None = None) -> Vector3:
    """Return three finite numbers, none beyond LARGEST. Raises ValueProblem as ``number``."""
    text = element.attributes.get(name)
    if text is None:
        if default is None:
            raise ValueProblem(f'it has no attribute {name}')
        return default
    words = text.split()
    if len(words) != 3:
        raise ValueProblem(f'{name} is {quoted(text)}: three numbers are needed')
    x, y, z = (_number(word, name) for word in words)
    if max(abs(x), abs(y), abs(z)) > LARGEST:
        raise ValueProblem(f'{name} is {quoted(text)}: at most {LARGEST:g} is allowed')
    return x, y, z


def origin(element: Element | None) -> tuple[Vector3, Quaternion]:
    """
    Return position and orientation of an <origin>, the identity where there is none.

    URDF's roll, pitch and yaw turn about the fixed axes x, y and z in this order; ``quat_xyzw`` is
    taken where it is given. Raises ValueProblem.
    """
    if element is None:
        return ZERO, IDENTITY
    position = vector(element, 'xyz', ZERO)
    if 'quat_xyzw' in element.attributes:
        words = element.attributes['quat_xyzw'].split()
        if len(words) != 4:
            raise ValueProblem('quat_xyzw needs four numbers')
        return position, _unit([_number(word, 'quat_xyzw') for word in words])
    return position, from_rpy(*vector(element, 'rpy', ZERO))


def from_rpy(roll: float, pitch: float, yaw: float) -> Quaternion:
    """Return the quaternion x y z w of fixed-axis angles in radians."""
    cr, sr = math.cos(roll / 2), math.sin(roll / 2)
    cp, sp = math.cos(pitch / 2), math.sin(pitch / 2)
    cy, sy = math.cos(yaw / 2), math.sin(yaw / 2)
    return (
        sr * cp * cy - cr * sp * sy,
        cr * sp * cy + sr * cp * sy,
        cr * cp * sy - sr * sp * cy,
        cr * cp * cy + sr * sp * sy,
    )


def direction(element: Element, name: str) -> Vector3:
    """Return three numbers as a vector of length 1. Raises ValueProblem."""
    x, y, z = vector(element, name)
    length = math.hypot(x, y, z)
    if length < 1e-9:
        raise ValueProblem(f'{name} is {quoted(element.attributes[name])}: it has no direction')
    return x / length, y / length, z / length


def _unit(values: list[float]) -> Quaternion:
    length = math.hypot(*values)
    if not 1e-9 < length < math.inf:
        raise ValueProblem('quat_xyzw has no direction')
    x, y, z, w = (value / length for value in values)
    return x, y, z, w


def _number(word: str, name: str) -> float:
    try:
        # Python would take '1_000' too, which no other reader does.
        value = float(word) if '_' not in word else math.nan
    except ValueError:
        raise ValueProblem(f'{name} is {quoted(word)}, which is no number') from None
    if not math.isfinite(value):
        raise ValueProblem(f'{name} is {quoted(word)}: finite numbers are needed')
    return value
