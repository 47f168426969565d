# SPDX-License-Identifier: Apache-2.0
"""Models of files, of addresses and of bytes, with what they name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ros_viz_bridge.vuer import Workspace
from ros_viz_bridge.vuer.schemas import Dae, Fbx, Glb, Obj, Pcd, Ply, Stl

OBJ = b'mtllib a.mtl\nv 0 0 0\n'


def test_models_of_files_and_of_bytes(tmp_path: Path) -> None:
    file = tmp_path / 'a.glb'
    file.write_bytes(b'glTF')
    for src in (file, str(file), b'glTF', bytearray(b'glTF')):
        plan = Glb(src=src, scale=2)._plan()
        model = plan.values['data']
        assert (model.format, model.data) == ('glb', b'glTF')
        assert plan.method == 'add_model' and plan.values['scale'] == (2, 2, 2)
    for kind in (Dae, Fbx, Obj, Stl, Ply, Pcd):
        model = kind(buff=b'x')._plan().values['data']
        assert model.format == kind.FORMAT == kind(text='x')._plan().values['data'].format
    assert Ply(buff=b'x', size=0.5)._plan().values['point_size'] == 0.5


def test_an_obj_and_materials_that_are_given(tmp_path: Path) -> None:
    (tmp_path / 'a.obj').write_bytes(OBJ)
    (tmp_path / 'other.mtl').write_bytes(b'map_Kd a.png')
    (tmp_path / 'a.png').write_bytes(b'picture')
    workspace = Workspace(tmp_path)
    given = Obj(src='/workspace/a.obj', mtl='/static/other.mtl')
    model = given.plan_in(workspace).values['data']
    assert model.files == {'a.mtl': b'map_Kd a.png', 'a.png': b'picture'}
    # Asked for again, it is the same, and nothing is sent.
    assert given.plan_in(workspace).values['data'] == model
    assert Obj(buff=OBJ, assets={'a.mtl': b'x'})._plan().values['data'].files == {'a.mtl': b'x'}


def test_what_is_put_on_all_of_it() -> None:
    values = Stl(buff=b'x', material={'color': 'red', 'side': 2, 'opacity': 0.5})._plan().values
    assert (values['color'], values['side'], values['opacity']) == ((255, 0, 0), 'double', 0.5)
    values = Stl(buff=b'x', color='#0000ff', wireframe=True)._plan().values
    assert (values['color'], values['side'], values['wireframe']) == ((0, 0, 255), 'own', True)
    assert Stl(buff=b'x')._plan().values['color'] is None


@pytest.mark.parametrize(
    ('src', 'named'),
    [
        (None, 'must be a file'),
        ('/no/where.glb', 'cannot read'),
        ('https://x/a.glb', 'no address of this server'),
        ('/workspace/none.glb', "there is no 'none.glb' below"),
    ],
)
def test_what_is_no_file_is_named(src: Any, named: str) -> None:
    with pytest.raises((TypeError, ValueError), match=f"Glb 'g': .*{named}"):
        Glb(key='g', src=src)._plan()
