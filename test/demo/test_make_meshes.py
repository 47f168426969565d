# SPDX-License-Identifier: Apache-2.0
"""The committed meshes must be what the script makes, each a right file of its format."""

from __future__ import annotations

import json
import struct
from xml.etree import ElementTree

import numpy as np
import pytest

from ros_viz_bridge.demo import mesh_shapes
from ros_viz_bridge.demo.make_meshes import all_meshes, FOLDER

DAE = {'c': 'http://www.collada.org/2005/11/COLLADASchema'}


def corners(parts: list[mesh_shapes.Part]) -> np.ndarray:
    return np.concatenate([part.triangles.reshape(-1, 3) for part in parts])


def test_the_committed_files_are_fresh() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(all_meshes())
    for name, content in all_meshes().items():
        assert (FOLDER / name).read_bytes() == content, 'run ros_viz_bridge.demo.make_meshes'


def test_stl() -> None:
    content = all_meshes()['body.stl']
    (count,) = struct.unpack_from('<I', content, 80)
    assert len(content) == 84 + 50 * count
    record = np.dtype([('n', '<f4', 3), ('p', '<f4', (3, 3)), ('x', '<u2')])
    read = np.frombuffer(content, record, count, 84)
    assert read['p'].reshape(-1, 3) == pytest.approx(corners(mesh_shapes.body()))
    assert not content.startswith(b'solid')


def test_obj_and_its_materials() -> None:
    lines = [line.split() for line in all_meshes()['mast.obj'].decode().splitlines()]
    points = np.array([line[1:] for line in lines if line[0] == 'v'], float)
    faces = np.array([line[1:] for line in lines if line[0] == 'f'], int)
    assert points[faces.ravel() - 1] == pytest.approx(corners(mesh_shapes.mast()), abs=1e-5)
    used = {line[1] for line in lines if line[0] == 'usemtl'}
    library = all_meshes()['mast.mtl'].decode().split()
    assert {library[i + 1] for i, word in enumerate(library) if word == 'newmtl'} == used


def test_dae() -> None:
    root = ElementTree.fromstring(all_meshes()['wheel.dae'])
    assert root.findtext('.//c:up_axis', namespaces=DAE) == 'Z_UP'
    found = []
    for geometry in root.iterfind('.//c:geometry', DAE):
        texts = [a.text for a in geometry.iterfind('.//c:float_array', DAE)]
        index = np.array(geometry.findtext('.//c:p', namespaces=DAE).split(), int).reshape(-1, 2)
        points, faces = (np.array(text.split(), float).reshape(-1, 3) for text in texts)
        found.append(points[index[:, 0]])
        assert index[:, 1].max() < len(faces)
    assert np.concatenate(found) == pytest.approx(corners(mesh_shapes.wheel()), abs=1e-5)
    targets = {i.get('target') for i in root.iterfind('.//c:instance_material', DAE)}
    assert targets == {f'#{m.get("id")}' for m in root.iterfind('.//c:material', DAE)}


def test_glb_has_y_up() -> None:
    content = all_meshes()['lidar.glb']
    magic, version, length = struct.unpack_from('<4sII', content)
    assert (magic, version, length) == (b'glTF', 2, len(content))
    size, kind = struct.unpack_from('<I4s', content, 12)
    document = json.loads(content[20 : 20 + size])
    assert kind == b'JSON' and size % 4 == 0
    start = 20 + size + 8
    found = []
    for mesh in document['meshes']:
        accessor = document['accessors'][mesh['primitives'][0]['attributes']['POSITION']]
        view = document['bufferViews'][accessor['bufferView']]
        data = np.frombuffer(content, '<f4', 3 * accessor['count'], start + view['byteOffset'])
        points = data.reshape(-1, 3)
        assert points.min(axis=0).tolist() == accessor['min']
        assert points.max(axis=0).tolist() == accessor['max']
        found.append(points)
    x, y, z = np.concatenate(found).T
    assert np.stack([x, -z, y], axis=1) == pytest.approx(corners(mesh_shapes.lidar()))
