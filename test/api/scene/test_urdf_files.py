# SPDX-License-Identifier: Apache-2.0
"""Files that a robot description names, by folder, by package, and above it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ros_viz_bridge.api.scene.urdf_files import UrdfFiles


def test_relative_names_are_of_the_folder(tmp_path: Path) -> None:
    files = UrdfFiles(tmp_path / 'urdf', None)
    text = '<mesh filename="../a b.stl"/><mesh filename = \'package://x/a\'/><m filename="/a"/>'
    found = files.absolute(text)
    assert f'filename="file://{tmp_path}/a%20b.stl"' in found
    assert "'package://x/a'" in found and '"/a"' in found
    assert UrdfFiles(None, None).absolute(text) == text


def test_packages(tmp_path: Path) -> None:
    mesh = tmp_path / 'arm' / 'a.stl'
    mesh.parent.mkdir()
    mesh.write_bytes(b'')
    uri = 'package://arm/a.stl'
    for files in (
        UrdfFiles(None, {'arm': tmp_path / 'arm'}),
        UrdfFiles(None, tmp_path),
        UrdfFiles(None, tmp_path / 'arm'),
        UrdfFiles(tmp_path / 'arm' / 'urdf', None),
        UrdfFiles(tmp_path / 'description' / 'urdf', None),
    ):
        assert files.find(uri) == mesh
    with pytest.raises(ValueError, match="there is no file '.*b.stl'"):
        UrdfFiles(None, tmp_path).find('package://arm/b.stl')
