# SPDX-License-Identifier: Apache-2.0
"""Recorded data, played into real topics, is where it belongs on the page."""

from __future__ import annotations

from pathlib import Path
import random
from typing import Any

import numpy as np
import pytest
from support.recorded_frames import angle_between, RecordedFrames
from support.viewer_page import changed, colours

from ros_viz_bridge.demo.run import config_file

pytestmark = [pytest.mark.browser, pytest.mark.ros]

RATE = 4
COLLECT = """
([target, source, stamps]) => {
  const found = {};
  window.poses = () => stamps.every((stamp) => stamp in found) && stamps.map((s) => found[s]);
  setInterval(() => {
    for (const stamp of stamps) {
      if (stamp in found) continue;
      const pose = vizBridge.lookup(target, source, stamp);
      if (pose.ok) found[stamp] = pose;
    }
  }, 20);
}
"""
"""Looks poses up as soon as they are known: at the end of the recording the first are gone."""


def needed(data: Path, name: str) -> Path:
    """Return a file of the data folder; skip where it is missing."""
    if not (data / name).exists():
        pytest.skip(f'{name} is not in {data}')
    return data / name


@pytest.mark.parametrize('start', [pytest.param(0, marks=pytest.mark.slow), 60])
def test_frames_move_as_recorded(lab: Any, open_page: Any, data: Path, start: int) -> None:
    """At random times base_link is in map where the recording says, to 1 mm and 0.1 degree."""
    file = needed(data, 'nav2_turtlebot.mcap')
    recorded = RecordedFrames(file)
    bridge = lab.bridge(config_file('recording_layout.yaml'), use_sim_time='true')
    page = open_page(bridge.url, viewport={'width': 640, 'height': 480})
    lab.wait(lambda: page.display('/tf')['level'] != 'absent', 'the display of /tf')
    player = lab.program(
        'demo.play', str(file), '--clock', '--rate', str(RATE), '--start', str(start)
    )
    lab.wait(lambda: page.ask('lookup', 'map', 'base_link')['ok'], 'the robot is on the map')

    seed = random.randrange(2**32)
    print(f'seed {seed}')
    joined = page.ask('lookup', 'map', 'base_link')['stamp']
    _, last = recorded.span('base_link', 'map')
    stamps = [random.Random(seed + i).uniform(joined + 1, last - 1) for i in range(5)]
    page.page.evaluate(COLLECT, ['map', 'base_link', stamps])
    poses = lab.wait(lambda: page.page.evaluate('window.poses()'), 'all poses are known')
    player.end()

    assert page.ask('status')['simulatedTime']
    for stamp, pose in zip(stamps, poses, strict=True):
        position, rotation = recorded.pose('map', 'base_link', stamp)
        assert pose['note'] == ''
        assert pose['stamp'] == pytest.approx(stamp, abs=1e-6)
        assert np.linalg.norm(np.subtract(pose['position'], position)) < 1e-3
        assert np.degrees(angle_between(pose['orientation'], rotation)) < 0.1
    assert np.ptp([pose['position'][0] for pose in poses]) > 0.01, 'it moved'


def test_lidar_scan_is_whole_and_coloured(lab: Any, open_page: Any, data: Path) -> None:
    """All 69,088 points of a KITTI scan are drawn, coloured by their intensity."""
    file = needed(data, 'kitti_scan.ply')
    lab.program('demo.publish_cloud', str(file))
    bridge = lab.bridge(config_file('cloud_layout.yaml'))
    page = open_page(bridge.url, viewport={'width': 1280, 'height': 800})
    lab.wait(lambda: page.elements('/points'), 'the cloud is drawn')
    assert page.elements('/points') == 69_088

    page.ask('setVisible', '/points', False)
    half = np.radians(35) / 2
    looking = {'position': [-30, 0, 25], 'orientation': [0, np.sin(half), 0, np.cos(half)]}
    page.ask('setCamera', looking)
    empty = page.view()
    page.ask('setVisible', '/points', True)

    def covered() -> Any:
        picture = page.view('kitti_scan')
        mask = changed(picture, empty)
        return (picture, mask) if mask.sum() > 10_000 else None

    picture, mask = lab.wait(covered, 'the cloud covers 10,000 pixels')
    assert colours(picture, mask) > 100, 'intensity is shown as colours'
    page.shot('kitti_scan_page')
    page.ask('setOption', '/points', 'color_by', 'flat')
    lab.wait(
        lambda: colours(p := page.view(), changed(p, empty)) < 30, 'one colour, where it is flat'
    )
