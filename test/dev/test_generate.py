# SPDX-License-Identifier: Apache-2.0
"""The wheels' CMake files must find this machine's headers, and the interfaces must be right."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dev import generate
from dev.generate import make_interfaces, with_own_headers
from dev.stamp import fingerprint, Stamp
from dev.steps import SetupError

INTERFACES = Path(__file__).resolve().parents[2] / 'dev' / 'interfaces'


def test_header_folders_of_the_build_host_are_replaced() -> None:
    text = (
        'INTERFACE_INCLUDE_DIRECTORIES "${_IMPORT_PREFIX}/include;'
        '/opt/python/cp312-cp312/include/python3.12;'
        '/opt/python/cp312-cp312/lib/python3.12/site-packages/numpy/_core/include"'
    )
    own = with_own_headers(text, python_headers='/py', numpy_headers='/np')
    assert own == 'INTERFACE_INCLUDE_DIRECTORIES "${_IMPORT_PREFIX}/include;/py;/np"'
    assert with_own_headers(own, python_headers='/py', numpy_headers='/np') == own


def test_a_finished_generation_needs_no_compiler(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_compiler() -> None:
        raise SetupError('no compiler')

    monkeypatch.setattr(generate, 'check_compiler', no_compiler)
    (tmp_path / 'dev' / 'interfaces').mkdir(parents=True)
    stamp = Stamp(tmp_path / 'stamp.json')
    with pytest.raises(SetupError, match='no compiler'):
        make_interfaces(tmp_path / '.venv', root=tmp_path, stamp=stamp)
    done = fingerprint([tmp_path / 'dev' / 'interfaces'], root=tmp_path)
    stamp.mark_done('interfaces', done)
    make_interfaces(tmp_path / '.venv', root=tmp_path, stamp=stamp)


@pytest.mark.parametrize('package', ['map_msgs', 'tf2_msgs'])
def test_each_interface_package_builds_all_its_messages(package: str) -> None:
    folder = INTERFACES / package
    assert ElementTree.parse(folder / 'package.xml').findtext('name') == package
    recipe = (folder / 'CMakeLists.txt').read_text()
    files = sorted(folder.glob('msg/*.msg'))
    assert files
    for file in files:
        assert f'"msg/{file.name}"' in recipe


@pytest.mark.ros
def test_the_generated_transform_message_is_the_one_of_ros() -> None:
    """With another type hash, no other node would exchange transforms with us."""
    import tf2_msgs

    prefix = Path(tf2_msgs.__file__).parents[4]
    description = json.loads((prefix / 'share/tf2_msgs/msg/TFMessage.json').read_text())
    hashes = {entry['type_name']: entry['hash_string'] for entry in description['type_hashes']}
    known = 'RIHS01_e369d0f05a23ae52508854b66f6aa0437f3449d652e8cbf22d5abe85d020f087'
    assert hashes['tf2_msgs/msg/TFMessage'] == known


@pytest.mark.ros
def test_the_generated_map_update_has_the_fields_of_ros() -> None:
    from map_msgs.msg import OccupancyGridUpdate

    assert OccupancyGridUpdate.get_fields_and_field_types() == {
        'header': 'std_msgs/Header',
        'x': 'int32',
        'y': 'int32',
        'width': 'uint32',
        'height': 'uint32',
        'data': 'sequence<int8>',
    }
