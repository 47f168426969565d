# SPDX-License-Identifier: Apache-2.0
"""Surfaces with a picture on them, as binary glTF (Khronos, glTF 2.0)."""

from __future__ import annotations

import json
import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

FLOAT, UINT = 5126, 5125
ARRAY, ELEMENTS = 34962, 34963
MIMES = ((b'\x89PNG', 'image/png'), (b'\xff\xd8', 'image/jpeg'), (b'RIFF', 'image/webp'))


def mime_of(picture: bytes) -> str:
    """Return the type of a picture's file. Raises ValueError for one that no page can show."""
    for start, mime in MIMES:
        if picture.startswith(start):
            return mime
    raise ValueError(f'a picture on a surface is a PNG, JPEG or WebP, not {picture[:4]!r}')


def textured(
    vertices: NDArray[Any],
    faces: NDArray[Any],
    uv: NDArray[Any],
    picture: bytes,
    *,
    color: tuple[int, int, int] = (255, 255, 255),
    opacity: float = 1.0,
    side: str = 'front',
    lit: bool = True,
) -> bytes:
    """
    Return a GLB file of triangles with a picture.

    ``vertices`` (n, 3) metres, ``faces`` (m, 3) indices, ``uv`` (n, 2): the picture's lower left
    corner is (0, 0), it goes on beyond 1. ``side`` 'front', 'back' or 'double' is what is seen.
    """
    triangles = faces[:, ::-1] if side == 'back' else faces
    upright = np.stack([uv[:, 0], 1.0 - uv[:, 1]], -1)  # glTF counts from the top
    columns = [
        (np.ascontiguousarray(vertices, '<f4'), FLOAT, 'VEC3', ARRAY),
        (normals(vertices, triangles), FLOAT, 'VEC3', ARRAY),
        (np.ascontiguousarray(upright, '<f4'), FLOAT, 'VEC2', ARRAY),
        (np.ascontiguousarray(triangles.reshape(-1), '<u4'), UINT, 'SCALAR', ELEMENTS),
    ]
    data, views = b'', []
    accessors: list[dict[str, Any]] = []
    for column, kind, shape, target in columns:
        view = {'buffer': 0, 'byteOffset': len(data), 'byteLength': column.nbytes}
        views.append({**view, 'target': target})
        accessor = {'bufferView': len(accessors), 'componentType': kind, 'type': shape}
        accessors.append({**accessor, 'count': len(column)})
        data += column.tobytes()
    accessors[0] |= {'min': vertices.min(0).tolist(), 'max': vertices.max(0).tolist()}
    views.append({'buffer': 0, 'byteOffset': len(data), 'byteLength': len(picture)})
    data += picture
    linear = [(channel / 255.0) ** 2.2 for channel in color]
    material: dict[str, Any] = {
        'pbrMetallicRoughness': {
            'baseColorTexture': {'index': 0},
            'baseColorFactor': [*linear, opacity],
            'metallicFactor': 0.0,
            'roughnessFactor': 0.8,
        },
        'doubleSided': side == 'double',
        'alphaMode': 'BLEND' if opacity < 1.0 else 'OPAQUE',
    }
    if not lit:
        material['extensions'] = {'KHR_materials_unlit': {}}
    attributes = {'POSITION': 0, 'NORMAL': 1, 'TEXCOORD_0': 2}
    primitive = {'attributes': attributes, 'indices': 3, 'material': 0}
    document = {
        'asset': {'version': '2.0'},
        'scene': 0,
        'scenes': [{'nodes': [0]}],
        'nodes': [{'mesh': 0}],
        'meshes': [{'primitives': [primitive]}],
        'materials': [material],
        'textures': [{'source': 0, 'sampler': 0}],
        'samplers': [{'wrapS': 10497, 'wrapT': 10497}],
        'images': [{'bufferView': 4, 'mimeType': mime_of(picture)}],
        'accessors': accessors,
        'bufferViews': views,
        'buffers': [{'byteLength': len(data)}],
        'extensionsUsed': [] if lit else ['KHR_materials_unlit'],
    }
    if lit:
        del document['extensionsUsed']
    return _file(json.dumps(document).encode(), data)


def normals(vertices: NDArray[Any], faces: NDArray[Any]) -> NDArray[np.float32]:
    """Return (n, 3): the mean of those of a vertex' faces, by their areas."""
    corners = np.asarray(vertices, np.float64)[faces]
    flat = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    found = np.zeros((len(vertices), 3))
    for corner in range(3):
        np.add.at(found, faces[:, corner], flat)
    length = np.linalg.norm(found, axis=1, keepdims=True)
    upward = np.broadcast_to([0.0, 0.0, 1.0], found.shape)
    unit: NDArray[np.float32] = np.divide(
        found, length, out=upward.copy(), where=length > 0.0
    ).astype('<f4')
    return unit


def _file(document: bytes, data: bytes) -> bytes:
    document += b' ' * (-len(document) % 4)
    data += b'\0' * (-len(data) % 4)
    total = 12 + 8 + len(document) + 8 + len(data)
    head = struct.pack('<4sII', b'glTF', 2, total)
    json_head = struct.pack('<I4s', len(document), b'JSON')
    return b''.join((head, json_head, document, struct.pack('<I4s', len(data), b'BIN\0'), data))
