# SPDX-License-Identifier: Apache-2.0
"""A real marker server, and what pages see of it: snapshot, updates, gaps, restarts, jumps."""

from __future__ import annotations

from collections.abc import Iterator
import time
from typing import Any

import pytest
from std_srvs.srv import Trigger
from support.interactive import delta
from support.marker_server import make_box, make_control, make_marker, MarkerServer
from support.world import Robot, until
from visualization_msgs.msg import InteractiveMarkerControl

from ros_viz_bridge.core.folds.interactive_markers import InteractiveMarkersFold
from ros_viz_bridge.ros.conversation import service_class
from ros_viz_bridge.wire.interactive_markers import InteractiveMarkers

pytestmark = pytest.mark.ros

TOPIC = '/arm/update'


@pytest.fixture
def server(robot: Robot) -> Iterator[MarkerServer]:
    made = MarkerServer(robot.node, '/arm')
    made.insert(box('a', 1.0), box('b', 2.0))
    yield made


def box(name: str, x: float) -> Any:
    move = make_control('move', InteractiveMarkerControl.MOVE_3D, make_box())
    return make_marker(name, move, at=(x, 0.0, 0.0))


class Seen:
    """What a page shows of the markers: every message applied in order."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self.messages: list[InteractiveMarkers] = []
        self._fold = InteractiveMarkersFold()
        self._fold.add(delta([]))

    def until(self, expected: dict[str, float], what: str = '') -> None:
        def there() -> bool:
            while True:
                fresh = [m for m in self._page.page.messages if isinstance(m, InteractiveMarkers)]
                if not fresh:
                    break
                for message in fresh:
                    self._page.page.messages.remove(message)
                    self.messages.append(message)
                    self._fold.add(message)
            state = self._fold.state(0.0)
            return {one.name: one.position[0] for one in state.markers} == expected

        until(there, what or f'the page shows {expected}')


def test_snapshot_then_poses_without_the_marker_again(bridge, server, open_page):
    """Whoever looks sees all markers at once, and a moved one costs a pose."""
    seen = Seen(open_page(bridge, TOPIC))
    seen.until({'a': 1.0, 'b': 2.0})
    assert seen.messages[0].clear_all
    server.move('a', (5.0, 0.0, 0.0))
    seen.until({'a': 5.0, 'b': 2.0})
    assert [(m.markers, len(m.poses), len(m.id)) for m in seen.messages[-1:]] == [([], 1, 0)]
    server.erase('b')
    server.insert(box('c', 7.0))
    seen.until({'a': 5.0, 'c': 7.0})


def test_who_comes_late_sees_them_where_they_are(bridge, server, open_page):
    """The second viewer costs the marker server nothing, and sees the same."""
    seen = Seen(open_page(bridge, TOPIC))
    seen.until({'a': 1.0, 'b': 2.0})
    server.move('b', (3.0, 0.0, 0.0))
    seen.until({'a': 1.0, 'b': 3.0})
    Seen(open_page(bridge, TOPIC)).until({'a': 1.0, 'b': 3.0})


def test_a_lost_update_is_made_good(bridge, server, open_page):
    """An update that never came leaves no marker behind that the server does not have."""
    page = open_page(bridge, TOPIC)
    seen = Seen(page)
    seen.until({'a': 1.0, 'b': 2.0})
    del server.markers['a']  # and nobody was told
    server.lose()
    server.move('b', (4.0, 0.0, 0.0))
    page.status(TOPIC, lambda s: 'asked for again' in s.text)
    seen.until({'b': 4.0})
    page.status(TOPIC, lambda s: s.level == 'ok')


def test_a_restarted_server_shows_its_own_markers_only(bridge, robot, server, open_page):
    """Nothing of the one before stays, though the new one never publishes an update."""
    seen = Seen(open_page(bridge, TOPIC))
    seen.until({'a': 1.0, 'b': 2.0})
    server.close()
    fresh = MarkerServer(robot.node, '/arm')
    fresh.markers['new'] = box('new', 9.0)
    seen.until({'new': 9.0})


def test_without_its_service_it_is_waited_for_and_without_a_server_nothing_stays(
    bridge, robot, open_page
):
    """The status names the service; what vanished is not shown as if it were there."""
    half = MarkerServer(robot.node, '/arm', serves=False)
    page = open_page(bridge, TOPIC)
    waiting = 'waiting for service /arm/get_interactive_markers'
    page.status(TOPIC, lambda s: s.level == 'waiting' and s.text == waiting)
    half.insert(box('a', 1.0))
    half.serve()
    seen = Seen(page)
    seen.until({'a': 1.0})
    page.status(TOPIC, lambda s: s.level == 'ok')
    half.close()
    seen.until({})


def test_nothing_new_for_long_is_not_stale(bridge, server, open_page):
    """Markers that nobody moves are as right as before."""
    page = open_page(bridge, TOPIC)
    Seen(page).until({'a': 1.0, 'b': 2.0})
    for i in range(4):
        server.move('a', (float(i), 0.0, 0.0))
        time.sleep(1.0)
    end = time.monotonic() + 4.0
    until(lambda: time.monotonic() > end, timeout=10.0)
    display = bridge.discovery.statuses()
    assert [s.level for s in display if s.display == TOPIC] == ['ok']


def test_a_jump_of_time_brings_them_again(bridge, server, open_page):
    """They are the server's, which did not jump."""
    page = open_page(bridge, TOPIC)
    seen = Seen(page)
    seen.until({'a': 1.0, 'b': 2.0})
    count = len(seen.messages)
    bridge._spinning.post(bridge._time_jumped, 1.0, 'a test')
    until(lambda: (seen.until({'a': 1.0, 'b': 2.0}), len(seen.messages) > count)[1])


def test_the_class_of_a_service():
    assert service_class('std_srvs/srv/Trigger') is Trigger
