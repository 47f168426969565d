# SPDX-License-Identifier: Apache-2.0
"""Settings of every kind of picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..base import DisplayOptions, option
from ..clouds.options import in_the_world, on_screen, SOLID, Style, STYLE_DOC


@dataclass(frozen=True)
class PictureOptions(DisplayOptions):
    """How a picture is drawn; all of it is the page's work and needs no new data."""

    map: Literal['grey', 'turbo', 'viridis', 'plasma', 'rainbow'] = option(
        'grey', 'Colour map of one-channel images of 16 bit or float.'
    )
    range: Literal['auto', 'fixed'] = option(
        'auto', 'auto: least and greatest value of each image.'
    )
    min: float = option(0.0, 'Value at the start of the map.', shown_if='range=fixed')
    max: float = option(1.0, 'Value at the end of the map.', shown_if='range=fixed')
    smooth: bool = option(False, 'Blend between pixels when magnified.')
    flip: Literal['none', 'horizontal', 'vertical', 'both'] = option('none', 'Mirror the picture.')
    rotation: Literal['0', '90', '180', '270'] = option(
        '0', 'Turn the picture clockwise by so many degrees, after it was mirrored.'
    )
    overlay_lens: Literal['auto', 'raw', 'rectified'] = option(
        'auto',
        'The scene that is drawn over the picture is bent as the lens of a raw picture does (D of '
        'its CameraInfo); auto: unless the name of its topic has "rect".',
    )
    show: Literal['image', 'cloud', 'both'] = option(
        'image',
        'A depth image (16UC1, 32FC1) can also be a cloud in the scene, by the CameraInfo of its '
        'rectified camera; map and range colour it.',
    )
    info_topic: str = option(
        '',
        'CameraInfo of the depth image; empty: camera_info beside it.',
        shown_if='show=cloud|both',
    )
    color_topic: str = option(
        '',
        'Image of the same view that colours the points; empty: the colour map does.',
        shown_if='show=cloud|both',
    )
    style: Style = option('flat_squares', STYLE_DOC, shown_if='show=cloud|both')
    size: float = on_screen(2.0)
    auto_size: bool = option(
        True,
        'As large as what a pixel sees at its depth, so that surfaces close.',
        shown_if=SOLID,
    )
    size_factor: float = option(
        1.0,
        'Times what a pixel sees.',
        minimum=0.1,
        maximum=10.0,
        step=0.1,
        shown_if='auto_size=true',
    )
    size_m: float = in_the_world(0.01, shown_if='auto_size=false')
    alpha: float = option(
        1.0, 'Opacity.', minimum=0.0, maximum=1.0, step=0.05, shown_if='show=cloud|both'
    )
    occlusion_compensation: bool = option(
        False,
        'Keep, darker, what something in front hides now; for a camera that stands still.',
        shown_if='show=cloud|both',
    )
    occlusion_timeout: float = option(
        30.0,
        'So long what is hidden stays.',
        minimum=0.0,
        maximum=3600.0,
        step=1.0,
        unit='s',
        shown_if='occlusion_compensation=true',
    )


@dataclass(frozen=True)
class VideoOptions(PictureOptions):
    """How a picture with colours is sent, and where it is seen."""

    codec: Literal['jpeg', 'auto', 'h264'] = option(
        'jpeg',
        'jpeg: each picture for itself. auto: H.264 video where the server has PyAV and the '
        "viewer's browser decodes it, else pictures. h264: likewise, and says what is missing.",
        shared=True,
    )
    bitrate: float = option(
        8.0,
        'Most megabits per second of the video.',
        minimum=0.1,
        maximum=200.0,
        step=0.5,
        unit='Mbit/s',
        shared=True,
    )
    place: Literal['window', 'camera', 'head', 'scene'] = option(
        'window',
        'A window over the view; in the scene before the camera, by its CameraInfo; before the '
        'eyes in a headset (and a window in the page); a screen at a fixed place in the scene.',
    )
    layout: Literal['mono', 'side-by-side'] = option(
        'mono',
        'side-by-side: the left half is for the left eye; a page, and a window, show the left '
        "eye's.",
    )
    distance: float = option(
        1.5,
        'From the camera, or from the eyes.',
        minimum=0.1,
        maximum=100.0,
        step=0.1,
        unit='m',
        shown_if='place=camera|head',
    )
    screen_width: float = option(
        2.0,
        'Of the screen.',
        minimum=0.05,
        maximum=100.0,
        step=0.05,
        unit='m',
        shown_if='place=head|scene',
    )
    screen_frame: str = option(
        '',
        "Frame that the screen stands in; empty: the viewer's fixed frame.",
        shown_if='place=scene',
    )
    screen_x: float = option(
        2.0, 'Where the middle of the screen is.', unit='m', step=0.1, shown_if='place=scene'
    )
    screen_y: float = option(0.0, 'As x.', unit='m', step=0.1, shown_if='place=scene')
    screen_z: float = option(1.5, 'As x.', unit='m', step=0.1, shown_if='place=scene')
    screen_yaw: float = option(
        180.0,
        'Where the screen looks: 0 along x, 90 along y.',
        unit='°',
        step=5.0,
        shown_if='place=scene',
    )

    @property
    def is_video(self) -> bool:
        """Whether pictures are handed on as they are, for whoever encodes them."""
        return self.codec != 'jpeg'
