# SPDX-License-Identifier: Apache-2.0
"""ROS time reaches the pages; backward jumps void what was dated, and keep what is latched."""

from __future__ import annotations

import pytest
from rosgraph_msgs.msg import Clock as RosClock
from support.messages import cube, transform
from support.world import running_bridge, say, Viewer
from tf2_msgs.msg import TFMessage

from ros_viz_bridge.wire.markers import Markers
from ros_viz_bridge.wire.session import Clock, Pong, TimeJumped
from ros_viz_bridge.wire.tf import Transforms

pytestmark = pytest.mark.ros


def test_time_of_clock_is_told_and_jumps_void_what_was_dated(robot):
    """With a simulator, ages are in its time; when it starts again, latched data stays."""
    with running_bridge('use_sim_time:=true') as bridge:
        clock = robot.publisher(RosClock, '/clock')
        robot.latch('/map_markers', cube(1))
        page = Viewer(bridge.server.url, interest=('/map_markers', '/tf'))
        try:
            page.wait_for(Markers)
            now = RosClock()
            now.clock.sec = 100
            say(clock, now)
            page.wait_for(lambda m: isinstance(m, Clock) and m.simulated and m.time == 100.0)
            now.clock.sec = 20
            say(clock, now)
            jump = page.wait_for(TimeJumped)
            # What nodes log is latched, too.
            latched = set(jump.latched) - {'/rosout'}
            assert (jump.time, latched) == (20.0, {'/map_markers'})
            assert 'back by 80.00 s' in jump.reason
        finally:
            page.close()


def test_recording_that_loops_is_noticed_without_clock(bridge, robot, open_page):
    """A bag played in a loop does not freeze the view at its end."""
    tf = robot.publisher(TFMessage, '/tf')
    page = open_page(bridge, '/tf')
    say(tf, transform('map', 'base', stamp=1000))
    page.wait_for(Transforms)
    say(tf, transform('map', 'base', stamp=900))
    assert 'frame base went back by 100.0 s' in page.wait_for(TimeJumped).reason
    assert page.wait_for(Transforms).stamp.tolist() == [900.0]


def test_robots_may_have_a_time_each(bridge, robot, open_page):
    """One robot live, the other from a recording, with the same names of frames: no jump."""
    live, recorded = robot.publisher(TFMessage, '/a/tf'), robot.publisher(TFMessage, '/b/tf')
    page = open_page(bridge, '/a/tf', '/b/tf')
    for i in range(3):
        for tf, stamp in ((live, 1000 + i), (recorded, 100 + i)):
            say(tf, transform('map', 'base', stamp=stamp))
            page.wait_for(lambda m, s=stamp: isinstance(m, Transforms) and s in m.stamp)
    assert 'TimeJumped' not in page.page.seen


def test_wall_clock_is_not_told(bridge, robot, open_page):
    """Without simulated time pages measure the offset themselves; nothing repeats it."""
    page = open_page(bridge)
    assert not page.wait_for(Clock).simulated
    for _ in range(3):
        page.wait_for(Pong)
    assert page.page.seen['Clock'] == 1
