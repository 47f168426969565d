# SPDX-License-Identifier: Apache-2.0
"""What is seen in the browser is recorded there, and seen again from the file, without ROS."""

from __future__ import annotations

from pathlib import Path
import re
from typing import Any

import pytest
from support.robot_messages import link, marker
from visualization_msgs.msg import MarkerArray

pytestmark = [pytest.mark.browser, pytest.mark.ros]


def test_recorded_and_shown_again(lab: Any, open_page: Any, tmp_path: Path) -> None:
    lab.robot.latch('/tf_static', link('map', 'recorded_link'))
    lab.robot.latch('/recorded/markers', MarkerArray(markers=[marker(n) for n in range(3)]))
    url = lab.bridge(
        'version: 1\nfixed_frame: map\ndisplays: [{topic: /recorded/markers}]',
        recordings__folder=str(tmp_path),
    ).url
    page = open_page(url)
    lab.wait(lambda: page.elements('/recorded/markers') == 3, 'the markers are drawn')
    page.page.get_by_role('button', name='Record what is shown').click()
    running = page.page.get_by_role('status').filter(has_text='Recording')
    running.wait_for()
    lab.wait(lambda: re.search(r'Recording 0:(0[1-9]|[1-5])', running.inner_text()), 'it goes on')
    page.shot('recording')
    page.page.get_by_role('button', name='End the recording').click()
    (file,) = tmp_path.iterdir()
    told = page.page.get_by_role('listitem').filter(has_text=re.compile('Recorded [0-9.]+ kB'))
    assert told.inner_text().count(str(file)) == 1
    replay = lab.program('replay.main', str(file), '--port', '0')
    again = lab.wait(lambda: re.search(r'open (http\S+)', replay.output()), 'it is served')
    other = open_page(again[1])
    lab.wait(lambda: other.elements('/recorded/markers') == 3, 'the markers are drawn again')
    assert 'recorded_link' in other.ask('status')['frames']
