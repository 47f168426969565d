# SPDX-License-Identifier: Apache-2.0
"""A description in a file: read where pages may read, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ros_viz_bridge.runtime import file_text
from ros_viz_bridge.runtime.file_text import FileText


class Heard:
    """What a display would hear."""

    def __init__(self, uri: str, *roots: Path) -> None:
        self.texts: list[str] = []
        self.faults: list[str] = []
        self.file = FileText(uri, roots, take=self.texts.append, failed=self.faults.append)
        self.file.poll()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder that may be read, with a robot in it, and a secret beside it."""
    made = tmp_path / 'root'
    made.mkdir()
    (made / 'arm.urdf').write_text('<robot/>')
    (tmp_path / 'secret.urdf').write_text('secret')
    return made


def test_it_is_read_once_and_again_when_it_changes(root: Path) -> None:
    heard = Heard(f'file://{root}/arm.urdf', root)
    heard.file.poll()
    assert (heard.texts, heard.faults) == (['<robot/>'], [])
    (root / 'arm.urdf').write_text('<robot name="new"/>')
    heard.file.poll()
    assert heard.texts[1:] == ['<robot name="new"/>']
    (root / 'arm.urdf').unlink()
    heard.file.poll()
    assert 'no such file' in heard.faults[0]
    (root / 'arm.urdf').write_text('<robot name="back"/>')
    heard.file.poll()
    assert heard.texts[2:] == ['<robot name="back"/>']


def test_a_package_has_its_own(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    share = root / 'share'
    (share / 'arm').mkdir(parents=True)
    (share / 'ament_index' / 'resource_index' / 'packages').mkdir(parents=True)
    (share / 'ament_index' / 'resource_index' / 'packages' / 'arm').touch()
    (share / 'arm' / 'arm.urdf').write_text('<robot name="p"/>')
    monkeypatch.setenv('AMENT_PREFIX_PATH', str(root))
    assert Heard('package://arm/arm.urdf').texts == ['<robot name="p"/>']
    assert 'no package' in Heard('package://leg/arm.urdf').faults[0]


@pytest.mark.parametrize(
    ('path', 'said'),
    [
        ('/etc/passwd', 'no robot description'),
        ('{root}/../secret.urdf', 'must not contain'),
        ('{root}/link.urdf', 'outside the folders in asset_roots'),
        ('{root}/hidden.urdf', 'links to what is no robot description'),
        ('{outside}/secret.urdf', 'outside the folders in asset_roots'),
        ('{root}/pipe.urdf', 'no such file'),
        ('{root}/folder.urdf', 'no such file'),
        ('{root}/latin.urdf', 'no UTF-8'),
        ('{root}/nul\0.urdf', 'must not contain'),
        ('/proc/self/environ', 'no robot description'),
    ],
)
def test_hostile_paths_read_nothing(root: Path, path: str, said: str) -> None:
    (root / 'link.urdf').symlink_to(root.parent / 'secret.urdf')
    (root / 'notes.txt').write_text('secret')
    (root / 'hidden.urdf').symlink_to(root / 'notes.txt')
    os.mkfifo(root / 'pipe.urdf')
    (root / 'folder.urdf').mkdir()
    (root / 'latin.urdf').write_bytes(b'<robot name="\xe4"/>')
    heard = Heard(f'file://{path.format(root=root, outside=root.parent)}', root)
    assert heard.texts == []
    assert said in heard.faults[0]
    assert 'secret\n' not in heard.faults[0]


def test_without_roots_no_file_is_read_but_of_packages(root: Path) -> None:
    heard = Heard(f'file://{root}/arm.urdf')
    assert heard.texts == [] and 'asset_roots' in heard.faults[0]


def test_a_file_too_large_is_not_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_text, 'LARGEST', 4)
    heard = Heard(f'file://{root}/arm.urdf', root)
    assert heard.texts == [] and 'more than' in heard.faults[0]
