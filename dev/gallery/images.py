# SPDX-License-Identifier: Apache-2.0
"""Images in their windows, depth as a cloud, the scene over a camera's picture."""

from __future__ import annotations

import io
from typing import Any

from geometry_msgs.msg import Point
import numpy as np
from PIL import Image as Pil
from sensor_msgs.msg import CameraInfo, CompressedImage, Image
from visualization_msgs.msg import Marker

from .scene import color, header, pose, Scene, vector

WINDOW = 'section[aria-label^="Image"]'
WIDTH, HEIGHT = 320, 240
FOCAL = 300.0
OPTICAL = 'gallery_optical'
"""Frame of the camera: a metre high, looks along x."""


def scenes() -> list[Scene]:
    """Return the pictures."""
    depth, topic = depth_image(), '/gallery/depth/image'
    near = {'map': 'turbo', 'range': 'fixed', 'min': 1.0, 'max': 3.0}
    found = [
        Scene('image', 'Colours as they are, in a window.', color_image(), part=WINDOW),
        Scene(
            'image_flip',
            'Mirrored, for a camera that hangs upside down.',
            color_image(),
            {'flip': 'both'},
            topic='/gallery/image',
            part=WINDOW,
        ),
        Scene(
            'image_depth',
            'Depth, from its least to its greatest.',
            depth,
            topic=topic,
            part=WINDOW,
        ),
        Scene(
            'image_depth_turbo',
            'Depth from one to three metres, in colours.',
            depth,
            near,
            topic=topic,
            part=WINDOW,
        ),
        Scene('compressed_image', 'A JPEG file, passed through.', compressed(), part=WINDOW),
    ]
    return [*found, *clouds(depth, topic), overlay()]


def clouds(depth: Image, topic: str) -> list[Scene]:
    """Return the depth image as clouds."""
    info = {'/gallery/depth/camera_info': camera_info(OPTICAL)}
    colored = {'/gallery/depth/color': color_image()}
    eye, target = (-0.6, -1.6, 2.0), (2.0, 0.0, 1.0)
    cloud = {'show': 'cloud', 'map': 'turbo'}
    return [
        Scene(
            'depth_cloud',
            'Depth as a cloud, by the CameraInfo beside it; squares close the gaps.',
            depth,
            cloud,
            topic=topic,
            silent=info,
            eye=eye,
            target=target,
        ),
        Scene(
            'depth_cloud_color',
            'The same in the colours of another camera.',
            depth,
            {**cloud, 'color_topic': '/gallery/depth/color'},
            topic=topic,
            silent={**info, **colored},
            eye=eye,
            target=target,
        ),
    ]


def overlay() -> Scene:
    """Return the scene over a picture, at the pixels that the CameraInfo says."""
    ball = Marker(header=header(), type=Marker.LINE_STRIP, pose=pose(), scale=vector(0.03, 0, 0))
    ball.color = color(1, 0.6, 0)
    ball.points = [
        Point(x=2.0, y=y, z=z) for y, z in ((-0.5, 0.6), (0.5, 0.6), (0.5, 1.4), (-0.5, 1.4))
    ]
    ball.points.append(ball.points[0])
    return Scene(
        'camera_overlay',
        'The scene over the picture: a frame of 1 m around what is 2 m away.',
        color_image(),
        topic='/gallery/camera/image_raw',
        others={'/gallery/camera/frame': ball},
        silent={'/gallery/camera/camera_info': camera_info(OPTICAL)},
        part=WINDOW,
        clicks=(f'{WINDOW} button:has-text("3D")',),
    )


def pixels() -> np.ndarray[Any, Any]:
    """Return the picture: a wall with a board in its middle."""
    x, y = np.meshgrid(np.linspace(0, 1, WIDTH), np.linspace(0, 1, HEIGHT))
    found = np.stack([60 + 90 * x, 90 + 80 * y, 160 - 90 * x], axis=2)
    squares = (np.arange(HEIGHT)[:, None] // 30 + np.arange(WIDTH)[None, :] // 30) % 2
    middle = board()
    found[middle] = np.where(squares[middle, None], (240, 240, 235), (40, 44, 52))
    return found.astype(np.uint8)


def board() -> np.ndarray[Any, Any]:
    """Return where the board is: 1 m by 0.8 m, two metres away."""
    half_width, half_height = round(FOCAL * 0.5 / 2), round(FOCAL * 0.4 / 2)
    found = np.zeros((HEIGHT, WIDTH), bool)
    rows = slice(HEIGHT // 2 - half_height, HEIGHT // 2 + half_height)
    found[rows, WIDTH // 2 - half_width : WIDTH // 2 + half_width] = True
    return found


def color_image() -> Image:
    """Return the picture as an Image."""
    return Image(
        header=header(OPTICAL),
        width=WIDTH,
        height=HEIGHT,
        encoding='rgb8',
        step=3 * WIDTH,
        data=pixels().tobytes(),
    )


def compressed() -> CompressedImage:
    """Return the picture as a JPEG file."""
    file = io.BytesIO()
    Pil.fromarray(pixels()).save(file, 'JPEG', quality=90)
    return CompressedImage(header=header(OPTICAL), format='jpeg', data=file.getvalue())


def depth_image() -> Image:
    """Return how far away everything is, metres: the board before a wall that bends."""
    x = np.linspace(-1, 1, WIDTH, dtype=np.float32)
    depth = np.tile(2.6 + 0.3 * np.cos(4 * x), (HEIGHT, 1)).astype('<f4')
    depth[board()] = 2.0
    return Image(
        header=header(OPTICAL),
        width=WIDTH,
        height=HEIGHT,
        encoding='32FC1',
        step=4 * WIDTH,
        data=depth.tobytes(),
    )


def camera_info(frame: str) -> CameraInfo:
    """Return the pinhole camera of the pictures."""
    x, y = WIDTH / 2, HEIGHT / 2
    message = CameraInfo(header=header(frame), width=WIDTH, height=HEIGHT)
    message.distortion_model, message.d = 'plumb_bob', [0.0] * 5
    message.k = [FOCAL, 0.0, x, 0.0, FOCAL, y, 0.0, 0.0, 1.0]
    message.p = [FOCAL, 0.0, x, 0.0, 0.0, FOCAL, y, 0.0, 0.0, 0.0, 1.0, 0.0]
    message.r = [1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]
    return message
