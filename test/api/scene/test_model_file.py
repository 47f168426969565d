# SPDX-License-Identifier: Apache-2.0
"""A model goes with the files that it names, and with no others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ros_viz_bridge.api.scene.model_file import ModelFile, named

MTL = b'newmtl a\nKd 1 0 0\nmap_Kd -s 1 1 1 skin.png\nmap_bump -bm 0.5 deep\\bump.jpg\n'


def test_an_obj_brings_its_materials_and_their_pictures(tmp_path: Path) -> None:
    (tmp_path / 'a.obj').write_bytes(b'mtllib a.mtl\nv 0 0 0\n')
    (tmp_path / 'a.mtl').write_bytes(MTL)
    (tmp_path / 'skin.png').write_bytes(b'picture')
    file = ModelFile.read(tmp_path / 'a.obj')
    assert file.format == 'obj' and file.data.startswith(b'mtllib')
    # That the other picture is not there is for the page to say.
    assert file.files == {'a.mtl': MTL, 'skin.png': b'picture'}


def test_the_names_in_each_format() -> None:
    assert named('mtl', MTL) == ['skin.png', 'deep\\bump.jpg']
    dae = b'<init_from>a%20b.png</init_from><init_from><ref>c.jpg</ref></init_from>'
    assert named('dae', dae) == ['a b.png', 'c.jpg']
    uris = {'buffers': [{'uri': 'a.bin'}, {}], 'images': [{'uri': 'data:x'}, {'uri': 'b.png'}]}
    assert named('gltf', json.dumps(uris).encode()) == ['a.bin', 'b.png']
    assert named('gltf', b'no json') == named('gltf', b'[1]') == named('stl', b'mtllib x') == []


def test_a_model_from_elsewhere_cannot_name_what_is_no_part_of_one(tmp_path: Path) -> None:
    (tmp_path / 'secret').write_bytes(b'secret')
    (tmp_path / 'key.pem').write_bytes(b'secret')
    (tmp_path / 'a.dae').write_bytes(
        b'<init_from>secret</init_from><init_from>key.pem</init_from>'
    )
    assert ModelFile.read(tmp_path / 'a.dae').files == {}


def test_others_find_files_otherwise(tmp_path: Path) -> None:
    (tmp_path / 'real').write_bytes(b'solid')
    assert ModelFile.read('package://a/b.STL', lambda path: tmp_path / 'real').data == b'solid'


def test_what_is_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"'a.txt' has none of the endings dae, fbx, glb"):
        ModelFile.read('a.txt')
    with pytest.raises(OSError, match='none'):
        ModelFile.read(tmp_path / 'none.stl')
