# SPDX-License-Identifier: Apache-2.0
"""Bodies with a picture are GLB files that others read, too."""

from __future__ import annotations

import io
import json
import struct
from typing import Any

import numpy as np
from PIL import Image
import pytest

from ros_viz_bridge.vuer.schemas import Box, Plane, Sphere, TriMesh
from ros_viz_bridge.vuer.schemas.textured import mime_of, normals


def picture() -> bytes:
    file = io.BytesIO()
    Image.new('RGB', (4, 2), 'red').save(file, 'PNG')
    return file.getvalue()


def parts(data: bytes) -> tuple[dict[str, Any], bytes]:
    magic, version, total = struct.unpack_from('<4sII', data)
    assert (magic, version, total) == (b'glTF', 2, len(data))
    (length,) = struct.unpack_from('<I', data, 12)
    return json.loads(data[20 : 20 + length]), data[28 + length :]


def column(document: dict[str, Any], binary: bytes, index: int, dtype: str) -> Any:
    view = document['bufferViews'][index]
    begin = view['byteOffset']
    return np.frombuffer(binary[begin : begin + view['byteLength']], dtype)


def test_a_ball_seen_from_inside() -> None:
    ball = Sphere(args=[2, 8, 4], material={'map': picture(), 'side': 1, 'mapRepeat': [2, 4]})
    plan = ball._plan()
    assert plan.method == 'add_glb'
    document, binary = parts(plan.values['glb_data'])
    places = column(document, binary, 0, '<f4').reshape(-1, 3)
    outward = column(document, binary, 1, '<f4').reshape(-1, 3)
    assert np.linalg.norm(places, axis=1) == pytest.approx(2.0)
    # The poles have corners of no face.
    assert ((places * outward).sum(axis=1) <= 1e-6).all()
    uv = column(document, binary, 2, '<f4').reshape(-1, 2)
    assert uv[:, 0].max() == 2.0
    assert column(document, binary, 4, 'u1').tobytes() == picture()
    assert document['images'][0]['mimeType'] == 'image/png'


def test_bodies_of_one_s_own_need_to_say_where_the_picture_is() -> None:
    triangle = {'vertices': np.eye(3), 'faces': [[0, 1, 2]], 'material': {'map': picture()}}
    with pytest.raises(ValueError, match=r"TriMesh 't': uv must be \(3, 2\)"):
        TriMesh(key='t', **triangle)._plan()
    assert TriMesh(uv=np.zeros((3, 2)), **triangle)._plan().method == 'add_glb'
    for body in (Box, Plane):
        document, _ = parts(
            body(material={'map': picture()}, materialType='basic')._plan().values['glb_data']
        )
        assert document['materials'][0]['extensions'] == {'KHR_materials_unlit': {}}


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(ValueError, match='a picture on a surface is a PNG, JPEG or WebP'):
        mime_of(b'text')
    with pytest.raises(ValueError, match="Box 'b': map: cannot read"):
        Box(key='b', material={'map': '/no/where.png'})._plan()
    assert normals(np.zeros((1, 3)), np.zeros((0, 3), int)).tolist() == [[0, 0, 1]]
