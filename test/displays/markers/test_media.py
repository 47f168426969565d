# SPDX-License-Identifier: Apache-2.0
"""Texts, meshes and textures reach the rows they belong to."""

from __future__ import annotations

import struct
from typing import Any

from displays.marker_messages import convert, marker, points, ragged, shown
import numpy as np
import pytest

from ros_viz_bridge.wire.markers import Markers


def png(width: int = 2, height: int = 2) -> Any:
    """Return a file that begins like a PNG file of this size."""
    head = b'\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR' + struct.pack('>IIBB', width, height, 8, 2)
    return np.frombuffer(head + bytes(range(40)), np.uint8)


PNG = png()
JPEG = np.frombuffer(b'\xff\xd8\xff' + bytes(30), np.uint8)


def triangles(number: int, resource: str, image: Any = None, uvs: int = 3) -> dict[str, Any]:
    """Return one triangle with a texture."""
    return marker(
        'tex',
        number,
        11,
        points=points(3),
        texture_resource=resource,
        texture={'format': 'png', 'data': np.zeros(0, np.uint8) if image is None else image},
        uv_coordinates=[{'u': 0.5 * i, 'v': 0.25} for i in range(uvs)],
    )


def images(scene: Markers) -> dict[str, bytes]:
    """Return the image file of each texture name."""
    bounds = np.asarray(scene.image_offsets).tolist()
    return {
        name: scene.images[low:high].tobytes()
        for name, low, high in zip(scene.texture_names, bounds[:-1], bounds[1:], strict=True)
    }


@pytest.mark.parametrize('others', [0, 40, 400])
def test_texts_belong_to_their_markers(as_view: Any, others: int) -> None:
    scene, items = convert(
        as_view,
        marker('a', 0, 9, text='eins'),
        *(marker('b', i, 1, text='unused') for i in range(others)),
        marker('a', 1, 9, text='zwei\nÄ €'),
        marker('a', 2, 9, text='three', scale={'x': 1.0, 'y': 1.0, 'z': float('nan')}),
        marker('a', 3, 9, text='four'),
    )
    assert len(items) == 1 and scene is not None
    said = {
        name: scene.texts[i] if i >= 0 else None
        for name, i in zip(shown(scene), scene.text.tolist(), strict=True)
    }
    assert said.pop(('a', 0)) == 'eins'
    assert said.pop(('a', 1)) == 'zwei\nÄ €'
    assert said.pop(('a', 3)) == 'four'
    assert list(said.values()) == [None] * others


def test_meshes_belong_to_their_markers(as_view: Any) -> None:
    scene, _ = convert(
        as_view,
        marker('a', 0, 10, mesh_resource='package://p/a.stl'),
        marker('a', 1, 1, mesh_use_embedded_materials=True),
        marker('a', 2, 10, mesh_resource='file:///b.glb', mesh_use_embedded_materials=True),
    )
    assert scene is not None
    assert [scene.meshes[i] if i >= 0 else None for i in scene.mesh] == [
        'package://p/a.stl', None, 'file:///b.glb',
    ]  # fmt: skip
    assert np.asarray(scene.embedded_materials).tolist() == [0, 0, 1]


def test_one_image_serves_all_markers_that_name_it(as_view: Any) -> None:
    scene, items = convert(
        as_view,
        triangles(0, 'embedded://wood', JPEG),
        triangles(1, 'package://p/t.png', JPEG),
        triangles(2, 'embedded://wood', PNG),
        triangles(3, 'embedded://wood'),
        triangles(4, 'embedded://sent before'),
        marker('tex', 5, 1),
    )
    assert items == [] and scene is not None
    assert [scene.texture_names[i] if i >= 0 else None for i in scene.texture] == [
        'embedded://wood', 'package://p/t.png', 'embedded://wood', 'embedded://wood',
        'embedded://sent before', None,
    ]  # fmt: skip
    found = images(scene)
    assert found['embedded://wood'] == PNG.tobytes()
    assert found['package://p/t.png'] == found['embedded://sent before'] == b''
    uvs = ragged(scene.uvs, scene.uv_offsets)
    assert uvs[0] == [[0.0, 0.25], [0.5, 0.25], [1.0, 0.25]]
    assert [len(row) for row in uvs] == [3, 3, 3, 3, 3, 0]


@pytest.mark.parametrize(
    ('bad', 'text'),
    [
        (triangles(1, 'embedded://a', PNG, uvs=2), '2 uv_coordinates for 3 points'),
        (triangles(1, 'http://x/y.png'), 'begins with none of embedded://'),
        (triangles(1, 'embedded://a', np.arange(9, dtype=np.uint8)), 'neither JPEG, PNG nor'),
        (triangles(1, 'embedded://a', PNG[:20]), 'its header chunk is missing'),
        (triangles(1, 'embedded://a', png(9000, 9000)), '9000 x 9000 pixels in a file of 66'),
        (
            {**triangles(1, 'embedded://a', PNG), 'uv_coordinates': [{'u': float('nan')}] * 3},
            'uv_coordinates hold NaN',
        ),
    ],
)
def test_a_texture_that_cannot_be_used(as_view: Any, bad: dict[str, Any], text: str) -> None:
    scene, (item,) = convert(as_view, triangles(0, 'embedded://b', PNG), bad)
    assert scene is not None
    assert shown(scene) == [('tex', 0), ('tex', 1)]
    assert (item.name, item.level) == ('tex/1', 'warning')
    assert text in item.text
    assert images(scene)['embedded://b'] == PNG.tobytes()
    assert images(scene).get('embedded://a', b'') == b''


def test_uv_coordinates_without_texture_are_not_sent(as_view: Any) -> None:
    scene, items = convert(as_view, triangles(0, ''))
    assert items == [] and scene is not None
    assert scene.uvs.size == scene.texture.size == 0
