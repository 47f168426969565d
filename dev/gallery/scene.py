# SPDX-License-Identifier: Apache-2.0
"""What a picture of the gallery is made of, and the small messages that scenes share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from geometry_msgs.msg import Point, Pose, Quaternion, TransformStamped, Vector3
from std_msgs.msg import ColorRGBA, Header
from tf2_msgs.msg import TFMessage

Place = tuple[float, float, float]
NEAR: Place = (-3.0, -2.2, 2.2)


@dataclass(frozen=True)
class Scene:
    """A display of one topic, with settings, seen from somewhere."""

    name: str
    """File name of the picture, and the topic's below /gallery."""
    title: str
    message: Any
    options: Mapping[str, Any] = field(default_factory=dict)
    others: Mapping[str, Any] = field(default_factory=dict)
    """More messages by topic, such as the companions that this one needs."""
    eye: Place = NEAR
    target: Place = (0.0, 0.0, 0.0)
    rviz: str = ''
    """Picture of RViz's own test of this display, '' where there is none."""
    note: str = ''
    """What differs from RViz, and why."""

    @property
    def topic(self) -> str:
        """The topic that the message is published on."""
        return f'/gallery/{self.name}'


def header(frame: str = 'map') -> Header:
    """Return a header that is placed by the newest transform."""
    return Header(frame_id=frame)


def pose(place: Sequence[float] = (0, 0, 0), turn: Sequence[float] = (0, 0, 0, 1)) -> Pose:
    """Return a pose: x y z, quaternion x y z w."""
    x, y, z = (float(each) for each in place)
    a, b, c, d = (float(each) for each in turn)
    return Pose(position=Point(x=x, y=y, z=z), orientation=Quaternion(x=a, y=b, z=c, w=d))


def vector(x: float, y: float, z: float) -> Vector3:
    """Return a vector."""
    return Vector3(x=float(x), y=float(y), z=float(z))


def color(r: float, g: float, b: float, a: float = 1.0) -> ColorRGBA:
    """Return a colour."""
    return ColorRGBA(r=float(r), g=float(g), b=float(b), a=float(a))


def links(*rows: tuple[str, str, Sequence[float]]) -> TFMessage:
    """Return transforms (parent, child, place) without a turn."""
    found = []
    for parent, child, place in rows:
        one = TransformStamped(header=header(parent), child_frame_id=child)
        one.transform.translation = vector(*place)
        one.transform.rotation.w = 1.0
        found.append(one)
    return TFMessage(transforms=found)
