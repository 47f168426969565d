# SPDX-License-Identifier: Apache-2.0
"""Pictures in the scene and of frustums: sent when they change, and only then."""

from __future__ import annotations

import numpy as np
import pytest
from support.published import Published

from ros_viz_bridge.wire.scene_lines import CameraFrustumLook, ImageLook

PICTURE = np.full((4, 6, 3), 200, np.uint8)


def test_an_image() -> None:
    out = Published()
    image = out.scene.add_image('/i', PICTURE, 3, 2, receive_shadow=0.5)
    assert out.part('/i') == ImageLook('', '/i', 3.0, 2.0, True, 0.5)
    assert out.part('/i', 'buffers').encoding == 'jpeg'
    assert image.image is PICTURE
    out.sent()
    image.render_width = 6
    assert out.sent() == ['ImageLook']
    image.format = 'png'
    image.image = np.zeros((4, 6, 4), np.uint8)
    assert out.sent() == ['ImageBuffers', 'ImageBuffers']
    assert (image.format, out.part('/i', 'buffers').encoding) == ('png', 'png')
    image.jpeg_quality = 30
    assert image.jpeg_quality == 30
    with pytest.raises(TypeError, match='image must not be None'):
        image.image = None
    with pytest.raises(ValueError, match='format must be one of'):
        image.format = 'gif'  # type: ignore[assignment]
    image.remove()
    with pytest.raises(RuntimeError, match='was removed'):
        image.image = PICTURE


def test_a_camera_frustum() -> None:
    out = Published()
    frustum = out.scene.add_camera_frustum('/c', fov=1.0, aspect=1.5)
    look = out.part('/c')
    assert isinstance(look, CameraFrustumLook) and look.extent == (0.3, 0.3, 0.3)
    assert out.part('/c', 'placement').scale == (1.0, 1.0, 1.0)
    assert (frustum.scale, frustum.image, len(out.part('/c', 'buffers').data)) == (0.3, None, 0)
    width, height, depth = frustum.compute_canonical_frustum_size()
    assert width / height == pytest.approx(1.5)
    assert height / 2 / depth == pytest.approx(np.tan(0.5))
    out.sent()
    frustum.scale, frustum.variant = (1, 2, 3), 'filled'
    frustum.image = PICTURE
    frustum.image = None
    assert out.sent() == ['CameraFrustumLook'] * 2 + ['CameraFrustumBuffers'] * 2
    with pytest.raises(ValueError, match='fov must be radians from 0 to pi, not 60'):
        frustum.fov = 60


def test_a_picture_changes_with_the_rest_and_is_encoded_once() -> None:
    out = Published()
    handle = out.scene.add_image('/i', np.zeros((2, 2, 3), np.uint8), 1.0, 1.0)
    out.sent()
    handle.update(image=np.ones((2, 2, 3), np.uint8), format='png', render_width=2.0)
    assert sorted(out.sent()) == ['ImageBuffers', 'ImageLook'] and handle.format == 'png'
    with pytest.raises(TypeError, match='image must not be None'):
        handle.update(image=None)
