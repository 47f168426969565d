# SPDX-License-Identifier: Apache-2.0
"""What a picture of the gallery is made of, and the small messages that scenes share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from geometry_msgs.msg import Point, Pose, Quaternion, TransformStamped, Vector3
from std_msgs.msg import ColorRGBA, Header
from tf2_msgs.msg import TFMessage

from .camera import Place, Turn

NEAR: Place = (-2.5, -1.9, 1.9)


@dataclass(frozen=True)
class Scene:
    """A display of one topic, with settings, seen from somewhere."""

    name: str
    """File name of the picture."""
    says: str
    """What is seen, in one sentence."""
    message: Any
    options: Mapping[str, Any] = field(default_factory=dict)
    """Settings of the display, as the layout file names them."""
    topic: str = ''
    """Where the message is published; scenes may share it. Usually /gallery/<name>."""
    others: Mapping[str, Any] = field(default_factory=dict)
    """More messages by topic, shown too."""
    silent: Mapping[str, Any] = field(default_factory=dict)
    """More messages by topic that are only used, such as the state of joints."""
    later: Sequence[Any] = ()
    """Messages that follow once the display is shown, a moment apart."""
    eye: Place = NEAR
    target: Place = (0.0, 0.0, 0.0)
    turn: Turn | None = None
    """Orientation of the camera (body axes) where looking at the target does not say it."""
    grid: bool = True
    part: str = ''
    """CSS selector of the part of the page that is taken; '' takes the 3D view."""
    clicks: Sequence[str] = ()
    """CSS selectors of what is pressed before."""
    rviz: str = ''
    """Picture of RViz's own test of the same content, '' where there is none."""
    differs: str = ''
    """What is not as in that picture, and why."""

    @property
    def display(self) -> str:
        """Name of the ROS type, without its package."""
        return type(self.message).__name__

    @property
    def shown_topic(self) -> str:
        """The topic as the bridge has it: static transforms belong to the others."""
        found = self.topic or f'/gallery/{self.name}'
        return found.removesuffix('_static') if found.endswith('/tf_static') else found

    @property
    def published_topic(self) -> str:
        """The topic as the publisher has it."""
        return self.topic or f'/gallery/{self.name}'


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
