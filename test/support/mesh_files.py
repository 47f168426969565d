# SPDX-License-Identifier: Apache-2.0
"""
Small mesh files of each kind, made for tests.

All hold the same wedge: corners (0, 0, 0), (2, 0, 0), (0, 1, 0) on the floor and (0, 0, 3) above
the first, so that every axis and its sign can be told from a picture.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
import struct

import numpy as np
from PIL import Image

CORNERS = np.array([[0, 0, 0], [2, 0, 0], [0, 1, 0], [0, 0, 3]], '<f4')
FACES = np.array([[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]], '<u2')


def write_stl(path: Path) -> None:
    """Write it as binary STL."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open('wb') as file:
        file.write(bytes(80) + struct.pack('<I', len(FACES)))
        for face in FACES:
            a, b, c = CORNERS[face]
            normal = np.cross(b - a, c - a)
            file.write(np.array([normal / np.linalg.norm(normal), a, b, c], '<f4').tobytes())
            file.write(bytes(2))


def write_obj(path: Path, *, color: tuple[float, float, float], texture: str = '') -> None:
    """Write it as OBJ, with a material library that has this colour and names this texture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f'mtllib {path.stem}.mtl', *(f'v {x} {y} {z}' for x, y, z in CORNERS), 'usemtl paint']
    lines += ['f ' + ' '.join(str(i + 1) for i in face) for face in FACES]
    path.write_text('\n'.join(lines) + '\n')
    r, g, b = color
    picture = f'map_Kd {texture}\n' if texture else ''
    path.with_suffix('.mtl').write_text(f'newmtl paint\nKd {r} {g} {b}\nd 1\n{picture}')


def write_dae(path: Path, *, up_axis: str, color: tuple[float, float, float]) -> None:
    """Write it as COLLADA in centimetres, with a material of this colour."""
    path.parent.mkdir(parents=True, exist_ok=True)
    places = ' '.join(str(v) for v in (CORNERS * 100).ravel())
    indices = ' '.join(str(i) for i in FACES.ravel())
    rgba = ' '.join(map(str, (*color, 1)))
    path.write_text(f"""<?xml version="1.0"?>
<COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" version="1.4.1">
 <asset><unit name="centimeter" meter="0.01"/><up_axis>{up_axis}</up_axis></asset>
 <library_effects><effect id="e"><profile_COMMON><technique sid="t"><lambert>
  <diffuse><color>{rgba}</color></diffuse></lambert></technique></profile_COMMON></effect>
 </library_effects>
 <library_materials><material id="m"><instance_effect url="#e"/></material></library_materials>
 <library_geometries><geometry id="g"><mesh>
  <source id="p"><float_array id="pa" count="12">{places}</float_array>
   <technique_common><accessor source="#pa" count="4" stride="3"><param name="X" type="float"/>
   <param name="Y" type="float"/><param name="Z" type="float"/></accessor></technique_common>
  </source>
  <vertices id="v"><input semantic="POSITION" source="#p"/></vertices>
  <triangles material="s" count="4"><input semantic="VERTEX" source="#v" offset="0"/>
   <p>{indices}</p></triangles></mesh></geometry></library_geometries>
 <library_visual_scenes><visual_scene id="w"><node><instance_geometry url="#g"><bind_material>
  <technique_common><instance_material symbol="s" target="#m"/></technique_common>
  </bind_material></instance_geometry></node></visual_scene></library_visual_scenes>
 <scene><instance_visual_scene url="#w"/></scene>
</COLLADA>
""")


def png_of(color: tuple[int, int, int]) -> bytes:
    """Return a PNG of one colour."""
    buffer = io.BytesIO()
    Image.new('RGB', (8, 8), color).save(buffer, 'PNG')
    return buffer.getvalue()


def write_glb(path: Path, *, texture: tuple[int, int, int]) -> None:
    """Write it as GLB, y up as its specification wants, with a texture of this colour inside."""
    path.parent.mkdir(parents=True, exist_ok=True)
    x, y, z = CORNERS.T
    upright = np.ascontiguousarray(np.stack([x, z, -y], axis=1))
    parts = [
        upright.tobytes(),
        np.zeros((4, 2), '<f4').tobytes(),
        FACES.tobytes(),
        png_of(texture),
    ]
    views, blob = [], b''
    for part in parts:
        views.append({'buffer': 0, 'byteOffset': len(blob), 'byteLength': len(part)})
        blob += part + bytes(-len(part) % 4)
    document = {
        'asset': {'version': '2.0'},
        'scene': 0,
        'scenes': [{'nodes': [0]}],
        'nodes': [{'mesh': 0}],
        'meshes': [
            {
                'primitives': [
                    {'attributes': {'POSITION': 0, 'TEXCOORD_0': 1}, 'indices': 2, 'material': 0}
                ]
            }
        ],
        'materials': [{'pbrMetallicRoughness': {'baseColorTexture': {'index': 0}}}],
        'textures': [{'source': 0}],
        'images': [{'bufferView': 3, 'mimeType': 'image/png'}],
        'accessors': [
            {
                'bufferView': 0,
                'componentType': 5126,
                'count': 4,
                'type': 'VEC3',
                'min': upright.min(axis=0).tolist(),
                'max': upright.max(axis=0).tolist(),
            },
            {'bufferView': 1, 'componentType': 5126, 'count': 4, 'type': 'VEC2'},
            {'bufferView': 2, 'componentType': 5123, 'count': FACES.size, 'type': 'SCALAR'},
        ],
        'bufferViews': views,
        'buffers': [{'byteLength': len(blob)}],
    }
    text = json.dumps(document).encode()
    text += b' ' * (-len(text) % 4)
    chunks = struct.pack('<I4s', len(text), b'JSON') + text
    chunks += struct.pack('<I4s', len(blob), b'BIN\0') + blob
    path.write_bytes(struct.pack('<4sII', b'glTF', 2, 12 + len(chunks)) + chunks)
