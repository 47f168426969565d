# SPDX-License-Identifier: Apache-2.0
"""Topics of a robot arrive at a page, and ROS time with them."""

from __future__ import annotations

from messages import cloud, cube, picture, transform
import pytest
from rcl_interfaces.msg import Parameter, ParameterType, ParameterValue
from rcl_interfaces.srv import SetParameters
from rosgraph_msgs.msg import Clock as RosClock
from sensor_msgs.msg import Image as RosImage
from sensor_msgs.msg import PointCloud2
from tf2_msgs.msg import TFMessage
from visualization_msgs.msg import MarkerArray
from world import running_bridge, say, until, Viewer

from ros_viz_bridge.wire.image import Image
from ros_viz_bridge.wire.markers import Markers
from ros_viz_bridge.wire.point_cloud import PointCloud
from ros_viz_bridge.wire.session import Clock, TimeJumped
from ros_viz_bridge.wire.tf import Transforms

pytestmark = pytest.mark.ros


def test_everything_that_is_shown_arrives(bridge, robot, open_page):
    """A viewer who opens the page sees transforms, cloud, markers and image of the robot."""
    tf = robot.publisher(TFMessage, '/tf')
    clouds = robot.publisher(PointCloud2, '/points')
    markers = robot.publisher(MarkerArray, '/markers')
    images = robot.publisher(RosImage, '/image')
    page = open_page(bridge, '/tf', '/points', '/markers', '/image')

    say(tf, transform('map', 'base_link'))
    batch = page.wait_for(Transforms)
    assert batch.names == ['base_link', 'map']
    assert batch.pose[0].tolist() == [1.5, 0, 0, 0, 0, 0, 1]

    say(clouds, cloud(4))
    shown = page.wait_for(PointCloud)
    assert (shown.frame, shown.stamp, shown.display) == ('map', 7.0, '/points')

    say(markers, cube(3))
    assert page.wait_for(Markers).display == '/markers'

    say(images, picture())
    image = page.wait_for(Image)
    assert (image.encoding, image.ros_encoding, image.width) == ('jpeg', 'rgb8', 2)
    assert page.status('/image', lambda s: s.level == 'ok' and s.count == 1).publishers == 1


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
            assert (jump.time, jump.latched) == (20.0, ['/map_markers'])
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


def test_live_parameters_change_what_new_pages_and_pictures_get(bridge, robot, open_page):
    """`ros2 param set` works for what can change, and says why not for the rest."""
    client = robot.node.create_client(SetParameters, '/ros_viz_bridge/set_parameters')
    until(client.service_is_ready)

    def change(name: str, value: ParameterValue):
        request = SetParameters.Request(parameters=[Parameter(name=name, value=value)])
        future = client.call_async(request)
        until(future.done)
        return future.result().results[0]

    frame = ParameterValue(type=ParameterType.PARAMETER_STRING, string_value='odom')
    assert change('fixed_frame', frame).successful
    until(lambda: bridge.server._hub.settings.fixed_frame == 'odom')
    assert open_page(bridge).page.hello.fixed_frame == 'odom'

    bad = ParameterValue(
        type=ParameterType.PARAMETER_STRING_ARRAY, string_array_value=['/camera', '(']
    )
    refused = change('subscribe.deny', bad)
    assert not refused.successful
    assert 'no regular expression' in refused.reason
    deny = ParameterValue(
        type=ParameterType.PARAMETER_STRING_ARRAY, string_array_value=['/camera/.*']
    )
    assert change('subscribe.deny', deny).successful
    port = ParameterValue(type=ParameterType.PARAMETER_INTEGER, integer_value=1)
    assert not change('port', port).successful
