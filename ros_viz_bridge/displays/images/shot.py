# SPDX-License-Identifier: Apache-2.0
"""A picture of a camera that is shown as video: encoded once it is known who takes it how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from ...wire.image import PictureMessage
from .options import VideoOptions
from .pixels import Colours

M = TypeVar('M', bound=PictureMessage)


@dataclass(frozen=True)
class Shot:
    """One message of the topic; what it is as a picture is made when it is asked for."""

    display: str
    frame: str
    stamp: float
    ros_encoding: str
    width: int
    """Pixels; 0 when only the file knows."""
    height: int
    colours: Colours
    quality: float
    options: VideoOptions

    def picture(self, kind: type[M]) -> M:
        """Return it as a JPEG file, in a message of this kind."""
        return kind(
            display=self.display,
            key=self.display,
            frame=self.frame,
            stamp=self.stamp,
            encoding='jpeg',
            width=self.width,
            height=self.height,
            ros_encoding=self.ros_encoding,
            data=self.colours.jpeg(self.quality),
        )
