# SPDX-License-Identifier: Apache-2.0
"""Packages are found in the folders that are given, and what helps is said where they are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from ros_viz_bridge.replay.asset_folders import AssetFolders
from ros_viz_bridge.runtime.assets import AssetError, Assets


@pytest.mark.parametrize('root', ['arm', '.', 'install'])
def test_packages_lie_in_a_root_or_are_one(tmp_path: Path, root: str) -> None:
    package = tmp_path / ('install/share/arm' if root == 'install' else 'arm')
    package.mkdir(parents=True)
    (package / 'hand.stl').touch()
    folders = AssetFolders([tmp_path / root])
    assets = Assets(folders.roots, package_dirs=folders.package)
    assert assets.find('package', 'arm/hand.stl') == package / 'hand.stl'


def test_one_that_is_not_there_is_named_with_what_helps() -> None:
    folders = AssetFolders()
    assets = Assets(folders.roots, package_dirs=folders.package)
    with pytest.raises(AssetError) as caught:
        assets.find('package', 'arm/hand.stl')
    said = str(caught.value)
    assert said.count('package://') == 1
    assert (
        said.startswith('package://arm/hand.stl: there is no package') and '--asset-root' in said
    )
