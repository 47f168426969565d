# SPDX-License-Identifier: Apache-2.0
"""Meshes come from declared folders, and nothing else comes at all."""

from __future__ import annotations

from pathlib import Path
import sys

import pytest

from ros_viz_bridge.runtime.assets import AssetError, Assets, find_package


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a package, a root, and a secret outside of both."""
    share = tmp_path / 'prefix' / 'share'
    marker = share / 'ament_index' / 'resource_index' / 'packages'
    (share / 'arm' / 'meshes').mkdir(parents=True)
    marker.mkdir(parents=True)
    (marker / 'arm').touch()
    (share / 'arm' / 'meshes' / 'my-arm v1.2').mkdir()
    (share / 'arm' / 'meshes' / 'my-arm v1.2' / 'link-0.5.visual.dae').write_bytes(b'<xml')
    (share / 'arm' / 'meshes' / 'link.stl').write_bytes(b'solid')
    (share / 'arm' / 'notes.txt').write_text('no mesh')
    (tmp_path / 'root').mkdir()
    (tmp_path / 'root' / 'part.GLB').write_bytes(b'glTF')
    (tmp_path / 'secret.stl').write_bytes(b'secret')
    (share / 'arm' / 'out.stl').symlink_to(tmp_path / 'secret.stl')
    (share / 'arm' / 'in.stl').symlink_to(share / 'arm' / 'meshes' / 'link.stl')
    (share / 'arm' / 'disguised.stl').symlink_to(share / 'arm' / 'notes.txt')
    monkeypatch.setenv('AMENT_PREFIX_PATH', f':{tmp_path}/nothing:{tmp_path}/prefix')
    return tmp_path


def test_files_of_packages_and_roots(tree: Path) -> None:
    assets = Assets([tree / 'root'])
    assert assets.find('package', 'arm/meshes/link.stl').read_bytes() == b'solid'
    odd = assets.find('package', 'arm/meshes/my-arm v1.2/link-0.5.visual.dae')
    assert odd.read_bytes() == b'<xml', 'dashes, dots and spaces are names, too'
    assert assets.find('package', 'arm/in.stl').read_bytes() == b'solid'
    assert assets.find('file', f'{tree}/root/part.GLB'.lstrip('/')).read_bytes() == b'glTF'


def test_what_pip_installed_is_found_without_a_ros(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv('AMENT_PREFIX_PATH')
    monkeypatch.setattr(sys, 'prefix', f'{tree}/prefix')
    assert Assets([]).find('package', 'arm/meshes/link.stl').read_bytes() == b'solid'


@pytest.mark.parametrize(
    ('kind', 'path', 'status', 'reason'),
    [
        ('package', 'arm/meshes/none.stl', 404, 'no such file'),
        ('package', 'leg/link.stl', 404, "no package 'leg'"),
        ('package', '/link.stl', 404, 'no package'),
        ('package', 'arm', 403, 'no mesh or texture'),
        ('package', 'arm/notes.txt', 403, 'no mesh or texture'),
        ('package', 'arm/disguised.stl', 403, 'links to what is no mesh'),
        ('package', 'arm//etc/x.stl', 403, 'outside the folders in asset_roots'),
        ('package', 'arm/../../../secret.stl', 403, 'must not contain'),
        ('package', '../arm/link.stl', 403, 'must not contain'),
        ('package', 'arm\\..\\secret.stl', 403, 'must not contain'),
        ('package', 'arm/a\0.stl', 403, 'must not contain'),
        ('package', 'arm/meshes/./link.stl', 403, 'must not contain'),
        ('file', 'etc/passwd', 403, 'no mesh or texture'),
        ('file', 'etc/x.stl', 403, 'outside the folders in asset_roots'),
        ('other', 'x.stl', 404, 'no kind of asset'),
    ],
)
def test_everything_else_is_refused_with_the_reason(
    tree: Path, kind: str, path: str, status: int, reason: str
) -> None:
    with pytest.raises(AssetError, match=reason) as error:
        Assets([tree / 'root']).find(kind, path)
    assert error.value.status == status


def test_nothing_is_said_of_files_outside(tree: Path) -> None:
    texts = []
    for name in ('secret.stl', 'missing.stl'):
        with pytest.raises(AssetError) as error:
            Assets([tree / 'root']).find('file', f'{tree}/{name}'.lstrip('/'))
        texts.append(str(error.value).replace(name, ''))
    assert texts[0] == texts[1]


def test_without_roots_no_file_is_served(tree: Path) -> None:
    with pytest.raises(AssetError, match='asset_roots'):
        Assets().find('file', f'{tree}/root/part.GLB'.lstrip('/'))


def test_links_of_an_installed_package_are_followed_as_symlink_install_makes_them(
    tree: Path,
) -> None:
    assert Assets().find('package', 'arm/out.stl').read_bytes() == b'secret'


def test_a_link_in_a_declared_root_does_not_lead_out_of_it(tree: Path) -> None:
    (tree / 'root' / 'way_out.stl').symlink_to(tree / 'secret.stl')
    with pytest.raises(AssetError, match='outside the folders in asset_roots'):
        Assets([tree / 'root']).find('file', f'{tree}/root/way_out.stl'.lstrip('/'))


def test_packages_may_be_found_by_other_means(tree: Path) -> None:
    assets = Assets(package_dirs=lambda name: tree / 'root' if name == 'thing' else None)
    assert assets.find('package', 'thing/part.GLB').name == 'part.GLB'
    with pytest.raises(AssetError):
        assets.find('package', 'arm/meshes/link.stl')


def test_only_indexed_packages_are_found(tree: Path) -> None:
    found = find_package('arm')
    assert found is not None and found.name == 'arm'
    assert find_package('ament_index') is None
