# SPDX-License-Identifier: Apache-2.0
"""Writes the demo's meshes, one per format: python3 -m ros_viz_bridge.demo.make_meshes."""

from __future__ import annotations

import json
from pathlib import Path
import struct
from typing import Any

import numpy as np

from ros_viz_bridge.demo import mesh_shapes
from ros_viz_bridge.demo.mesh_shapes import normals, Part
from ros_viz_bridge.demo.world import F32

FOLDER = Path(__file__).parent / 'meshes'

_DAE = """<?xml version="1.0" encoding="utf-8"?>
<COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" version="1.4.1">
<asset><created>2026-01-01T00:00:00</created><modified>2026-01-01T00:00:00</modified>
<unit name="meter" meter="1"/><up_axis>Z_UP</up_axis></asset>
<library_effects>{effects}</library_effects>
<library_materials>{materials}</library_materials>
<library_geometries>{geometries}</library_geometries>
<library_visual_scenes><visual_scene id="scene">{nodes}</visual_scene></library_visual_scenes>
<scene><instance_visual_scene url="#scene"/></scene>
</COLLADA>
"""
_DAE_EFFECT = """<effect id="{n}-fx"><profile_COMMON><technique sid="common"><lambert><diffuse>
<color>{rgb} 1</color></diffuse></lambert></technique></profile_COMMON></effect>"""
_DAE_GEOMETRY = """<geometry id="{n}"><mesh>
{positions}
{normals}
<vertices id="{n}-v"><input semantic="POSITION" source="#{n}-p"/></vertices>
<triangles count="{count}" material="{n}-m"><input semantic="VERTEX" source="#{n}-v" offset="0"/>
<input semantic="NORMAL" source="#{n}-n" offset="1"/><p>{indices}</p></triangles>
</mesh></geometry>"""
_DAE_SOURCE = """<source id="{id}"><float_array id="{id}-a" count="{size}">{values}</float_array>
<technique_common><accessor source="#{id}-a" count="{count}" stride="3"><param name="X"
type="float"/><param name="Y" type="float"/><param name="Z" type="float"/></accessor>
</technique_common></source>"""
_DAE_NODE = """<node id="{n}-node"><instance_geometry url="#{n}"><bind_material><technique_common>
<instance_material symbol="{n}-m" target="#{n}-m"/></technique_common></bind_material>
</instance_geometry></node>"""


def stl(parts: list[Part]) -> bytes:
    """Return parts as binary STL, which knows no colours."""
    record = np.dtype([('normal', '<f4', 3), ('corners', '<f4', (3, 3)), ('extra', '<u2')])
    triangles = np.concatenate([part.triangles for part in parts])
    records = np.zeros(len(triangles), record)
    records['normal'], records['corners'] = normals(triangles), triangles
    return bytes(80) + struct.pack('<I', len(records)) + records.tobytes()


def obj(parts: list[Part], *, library: str) -> tuple[bytes, bytes]:
    """Return parts as OBJ text that names a material library, and that library."""
    lines, materials, first = [f'mtllib {library}'], [], 1
    for part in parts:
        lines += [f'o {part.name}', f'usemtl {part.name}']
        lines += [f'v {_words(corner)}' for corner in part.triangles.reshape(-1, 3)]
        last = first + 3 * len(part.triangles)
        lines += [f'f {i} {i + 1} {i + 2}' for i in range(first, last, 3)]
        materials += [f'newmtl {part.name}', f'Kd {_words(part.colour)}', 'd 1', '']
        first = last
    return _text(lines), _text(materials)


def dae(parts: list[Part]) -> bytes:
    """Return parts as COLLADA with a material each."""
    fields: dict[str, list[str]] = {'effects': [], 'materials': [], 'geometries': [], 'nodes': []}
    for part in parts:
        name, count = part.name, len(part.triangles)
        corners = part.triangles.reshape(-1, 3)
        fields['effects'].append(_DAE_EFFECT.format(n=name, rgb=_words(part.colour)))
        fields['materials'].append(
            f'<material id="{name}-m"><instance_effect url="#{name}-fx"/></material>'
        )
        fields['geometries'].append(
            _DAE_GEOMETRY.format(
                n=name,
                count=count,
                positions=_dae_source(f'{name}-p', corners),
                normals=_dae_source(f'{name}-n', normals(part.triangles)),
                indices=' '.join(f'{i} {i // 3}' for i in range(3 * count)),
            )
        )
        fields['nodes'].append(_DAE_NODE.format(n=name))
    return _DAE.format(**{key: '\n'.join(value) for key, value in fields.items()}).encode()


def glb(parts: list[Part]) -> bytes:
    """Return parts as binary glTF with a material each.

    Turned to y up, as glTF demands: RViz and the page turn such files back to z up.
    """
    buffer = b''
    views: list[dict[str, Any]] = []
    accessors: list[dict[str, Any]] = []
    meshes: list[dict[str, Any]] = []
    materials: list[dict[str, Any]] = []
    for part in parts:
        corners = _y_up(part.triangles.reshape(-1, 3))
        faces = _y_up(np.repeat(normals(part.triangles), 3, axis=0))
        for values in (corners, faces):
            views.append({'buffer': 0, 'byteOffset': len(buffer), 'byteLength': values.nbytes})
            accessors.append(
                {
                    'bufferView': len(views) - 1,
                    'componentType': 5126,
                    'count': len(values),
                    'type': 'VEC3',
                    'min': values.min(axis=0).tolist(),
                    'max': values.max(axis=0).tolist(),
                }
            )
            buffer += values.astype('<f4').tobytes()
        attributes = {'POSITION': len(accessors) - 2, 'NORMAL': len(accessors) - 1}
        primitive = {'attributes': attributes, 'material': len(materials)}
        meshes.append({'name': part.name, 'primitives': [primitive]})
        pbr = {'baseColorFactor': [*part.colour, 1.0], 'metallicFactor': 0.1}
        materials.append({'name': part.name, 'pbrMetallicRoughness': pbr})
    count = len(parts)
    document = {
        'asset': {'version': '2.0'},
        'scene': 0,
        'scenes': [{'nodes': list(range(count))}],
        'nodes': [{'mesh': i} for i in range(count)],
        'meshes': meshes,
        'materials': materials,
        'accessors': accessors,
        'bufferViews': views,
        'buffers': [{'byteLength': len(buffer)}],
    }
    text = json.dumps(document, separators=(',', ':')).encode()
    text += b' ' * (-len(text) % 4)
    chunks = struct.pack('<I4s', len(text), b'JSON') + text
    chunks += struct.pack('<I4s', len(buffer), b'BIN\0') + buffer
    return struct.pack('<4sII', b'glTF', 2, 12 + len(chunks)) + chunks


def all_meshes() -> dict[str, bytes]:
    """Return file name -> content of every mesh."""
    mast, materials = obj(mesh_shapes.mast(), library='mast.mtl')
    return {
        'body.stl': stl(mesh_shapes.body()),
        'wheel.dae': dae(mesh_shapes.wheel()),
        'mast.obj': mast,
        'mast.mtl': materials,
        'lidar.glb': glb(mesh_shapes.lidar()),
    }


def _y_up(vectors: F32) -> F32:
    """Return vectors (N, 3) of axes with z up in glTF's, which have y up."""
    return np.stack([vectors[:, 0], vectors[:, 2], -vectors[:, 1]], axis=1)


def _dae_source(name: str, values: np.ndarray) -> str:
    rows = ' '.join(_words(row) for row in values)
    return _DAE_SOURCE.format(id=name, size=values.size, count=len(values), values=rows)


def _words(values: np.ndarray | tuple[float, ...]) -> str:
    return ' '.join(f'{float(v) + 0.0:.5g}' for v in values)


def _text(lines: list[str]) -> bytes:
    return ('\n'.join(lines) + '\n').encode()


def main() -> None:
    """Write every mesh into the package."""
    FOLDER.mkdir(exist_ok=True)
    for name, content in all_meshes().items():
        (FOLDER / name).write_bytes(content)


if __name__ == '__main__':
    main()
