# SPDX-License-Identifier: Apache-2.0
"""Which file is what, and what is said about those that are neither."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from ros_viz_bridge.demo.cloud_file import CloudFileError, read_cloud

DATA = Path(os.environ.get('ROS_VIZ_BRIDGE_DATA') or Path(__file__).parents[3] / 'shared' / 'data')
PLY = 'ply\nformat ascii 1.0\nelement vertex 1\n{}end_header\n1 2 3\n'
PCD = 'FIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nWIDTH 1\nHEIGHT 1\nDATA ascii\n1 2 3\n'


def ply_of(*names: str) -> str:
    return PLY.format(''.join(f'property float {n}\n' for n in names))


@pytest.mark.parametrize('text', [ply_of('x', 'y', 'z'), PCD])
def test_both_kinds_are_told_apart_by_what_is_in_them(tmp_path: Path, text: str) -> None:
    (tmp_path / 'cloud').write_text(text)
    assert read_cloud(tmp_path / 'cloud').tolist() == [(1.0, 2.0, 3.0)]


def test_a_cloud_without_z_is_refused_with_the_fields_it_has(tmp_path: Path) -> None:
    (tmp_path / 'flat.ply').write_text(ply_of('x', 'y', 'w'))
    with pytest.raises(CloudFileError, match='flat.ply has no field z; its fields are x, y, w'):
        read_cloud(tmp_path / 'flat.ply')


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CloudFileError, match='none.ply cannot be read: No such file'):
        read_cloud(tmp_path / 'none.ply')


def test_a_damaged_file_is_named_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / 'bad.pcd').write_bytes(b'\x00\xff')
    with pytest.raises(CloudFileError, match='bad.pcd cannot be read: it is neither'):
        read_cloud(tmp_path / 'bad.pcd')


def test_the_kitti_scan() -> None:
    path = DATA / 'kitti_scan.ply'
    if not path.exists():
        pytest.skip(f'no {path.name}: set ROS_VIZ_BRIDGE_DATA to the folder that holds it')
    points = read_cloud(path)
    assert len(points) == 69_088
    assert points.dtype.names == ('x', 'y', 'z', 'intensity')
    reach = np.hypot(points['x'], points['y'])
    assert 1 < np.median(reach) and reach.max() < 130
