# SPDX-License-Identifier: Apache-2.0
"""A map and its updates, on topics of two types, are one display."""

from __future__ import annotations

from map_msgs.msg import OccupancyGridUpdate
from nav_msgs.msg import OccupancyGrid as RosGrid
import pytest
from rosgraph_msgs.msg import Clock
from support.world import LATCHED, running_bridge, say, until

from ros_viz_bridge.wire.display import Display
from ros_viz_bridge.wire.occupancy_grid import OccupancyGrid

pytestmark = pytest.mark.ros


def grid(value: int, width: int = 3, height: int = 2) -> RosGrid:
    message = RosGrid()
    message.header.frame_id = 'map'
    message.info.resolution = 0.1
    message.info.width, message.info.height = width, height
    message.info.origin.orientation.w = 1.0
    message.data = [value] * (width * height)
    return message


def update(x: int, y: int, value: int) -> OccupancyGridUpdate:
    message = OccupancyGridUpdate(x=x, y=y, width=1, height=1, data=[value])
    message.header.frame_id = 'map'
    return message


def test_updates_are_heard_with_the_map_and_a_late_viewer_gets_them_folded(
    bridge, robot, open_page
):
    """Who opens the page an hour later sees the map of now, not that of the start."""
    robot.latch('/map', grid(0))
    updates = robot.publisher(OccupancyGridUpdate, '/map_updates')
    first = open_page(bridge, '/map')
    assert first.wait_for(OccupancyGrid).cells.tolist() == [0] * 6
    say(updates, update(2, 1, 100))
    part = first.wait_for(OccupancyGrid)
    assert (part.whole, part.x, part.y, part.cells.tolist()) == (False, 2, 1, [100])
    say(updates, update(3, 0, 1))
    assert 'beyond the map' in first.status('/map', lambda s: s.level == 'error').text
    say(updates, update(0, 0, 50))
    first.status('/map', lambda s: s.level == 'ok')
    late = open_page(bridge, '/map').wait_for(OccupancyGrid)
    assert (late.whole, late.cells.tolist()) == (True, [50, 0, 0, 0, 0, 100])
    shown = {m.display for m in first.page.messages if isinstance(m, Display)}
    assert '/map_updates' not in shown


def test_an_update_waits_for_its_map(bridge, robot, open_page):
    """Nothing is shown of a map that nobody knows, and why is said."""
    maps = robot.publisher(RosGrid, '/map')
    updates = robot.publisher(OccupancyGridUpdate, '/map_updates')
    page = open_page(bridge, '/map')
    say(updates, update(0, 0, 1))
    status = page.status('/map', lambda s: s.level == 'waiting' and s.count > 0)
    assert 'before any whole map' in status.text
    say(maps, grid(7))
    assert page.wait_for(OccupancyGrid).cells.tolist() == [7] * 6
    page.status('/map', lambda s: s.level == 'ok')


def test_a_latched_map_holds_after_a_jump_in_time(robot, open_page):
    """A bag that starts again does not take the map away, nor what updates changed of it."""
    with running_bridge('use_sim_time:=true') as bridge:
        clock = robot.publisher(Clock, '/clock')
        robot.latch('/map', grid(0))
        updates = robot.publisher(OccupancyGridUpdate, '/map_updates', LATCHED)
        page = open_page(bridge, '/map')
        page.wait_for(OccupancyGrid)
        time = Clock()
        time.clock.sec = 100
        until(lambda: bridge.clock.now() >= 99, doing=lambda: clock.publish(time))
        say(updates, update(1, 0, 9))
        page.wait_for(OccupancyGrid)
        time.clock.sec = 5
        until(lambda: bridge.clock.now() < 50, doing=lambda: clock.publish(time))
        late = open_page(bridge, '/map').wait_for(OccupancyGrid)
        assert late.cells.tolist() == [0, 9, 0, 0, 0, 0]
