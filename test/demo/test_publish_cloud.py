# SPDX-License-Identifier: Apache-2.0
"""A cloud file as a latched topic, with all its fields."""

from __future__ import annotations

import os
from pathlib import Path
import subprocess
import sys
from typing import Any

import numpy as np
import pytest

pytest.importorskip('rclpy', reason='ROS 2 (rclpy) is not installed')
pytestmark = pytest.mark.ros

from sensor_msgs.msg import PointCloud2, PointField
from support.listener import LATCHED, process, ROOT

from ros_viz_bridge.demo.publish_cloud import with_packed_colour

DATA = Path(os.environ.get('ROS_VIZ_BRIDGE_DATA') or ROOT.parent / 'shared' / 'data')
PLY = """ply
format ascii 1.0
element vertex 2
property double x
property double y
property double z
property uchar red
property uchar green
property uchar blue
end_header
1 2 3 255 128 0
4 5 6 0 0 1
"""


def test_a_ply_with_colours(listener: Any, tmp_path: Path) -> None:
    (tmp_path / 'a.ply').write_text(PLY)
    words = [str(tmp_path / 'a.ply'), '--topic', '/scan', '--frame', 'lidar', '--rate', '20']
    with process('demo.publish_cloud', *words):
        listener.listen(PointCloud2, '/scan', qos=LATCHED)
        listener.wait_for('/scan', count=3)
    cloud = listener.got['/scan'][-1]
    assert cloud.header.frame_id == 'lidar' and cloud.width == 2
    kinds = {f.name: f.datatype for f in cloud.fields}
    assert kinds['x'] == PointField.FLOAT64 and kinds['red'] == PointField.UINT8
    assert kinds['rgb'] == PointField.FLOAT32
    stamps = [c.header.stamp.sec + c.header.stamp.nanosec * 1e-9 for c in listener.got['/scan']]
    assert stamps[-1] > stamps[0]


def test_the_kitti_scan(listener: Any) -> None:
    path = DATA / 'kitti_scan.ply'
    if not path.exists():
        pytest.skip(f'no {path.name}: set ROS_VIZ_BRIDGE_DATA to the folder that holds it')
    with process('demo.publish_cloud', str(path)):
        listener.listen(PointCloud2, '/points', qos=LATCHED)
        listener.wait_for('/points')
    cloud = listener.got['/points'][-1]
    assert (cloud.width, cloud.height, cloud.point_step) == (69_088, 1, 16)
    assert [f.name for f in cloud.fields] == ['x', 'y', 'z', 'intensity']


def test_colours_are_packed_beside_their_parts() -> None:
    points = np.zeros((1, 2), [('x', '<f4'), ('red', 'u1'), ('green', 'u1'), ('blue', 'u1')])
    points['red'], points['blue'] = [[1, 2]], [[3, 4]]
    packed = with_packed_colour(points)
    assert packed['rgb'].tolist() == [[0x010003, 0x020004]]
    assert packed['red'].tolist() == [[1, 2]]
    assert with_packed_colour(packed) is packed
    plain = np.zeros(1, [('x', '<f4'), ('red', '<f4')])
    assert with_packed_colour(plain) is plain


@pytest.mark.parametrize(
    ('words', 'message'),
    [(['none.ply'], 'none.ply cannot be read'), (['a.ply', '--rate', '0'], '--rate 0 is not')],
)
def test_mistakes_end_in_a_sentence(tmp_path: Path, words: list[str], message: str) -> None:
    done = subprocess.run(
        [sys.executable, '-m', 'ros_viz_bridge.demo.publish_cloud', *words],
        cwd=tmp_path,
        env={**os.environ, 'PYTHONPATH': str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode != 0
    assert message in done.stderr and 'Traceback' not in done.stderr
