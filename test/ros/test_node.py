# SPDX-License-Identifier: Apache-2.0
"""Topics of a robot arrive at a page, and ROS time with them."""

from __future__ import annotations

from diagnostic_msgs.msg import DiagnosticArray
import pytest
from rcl_interfaces.msg import Parameter, ParameterType, ParameterValue
from rcl_interfaces.srv import SetParameters
from sensor_msgs.msg import Image as RosImage
from sensor_msgs.msg import PointCloud2
from support.messages import cloud, cube, picture, transform
from support.world import say, until
from tf2_msgs.msg import TFMessage
from visualization_msgs.msg import MarkerArray

from ros_viz_bridge.wire.image import Image
from ros_viz_bridge.wire.markers import Markers
from ros_viz_bridge.wire.point_cloud import PointCloud
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


def test_a_reset_does_not_lift_a_stop_that_nobody_saw(bridge, open_page):
    """The stop from ROS holds at once, also before pages know of it."""
    out = bridge.publications
    bridge._stop_changed('c1', '')
    number = out.stop_outputs()  # the service, whose message to the pages is on its way
    bridge._stop_changed('', 'reset by c1')
    assert out.stopped and number == 2
    bridge._stop_changed('ROS', '')
    bridge._stop_changed('', 'reset by c1')
    assert not out.stopped


def test_a_part_that_fails_leaves_no_other_out(bridge, robot, monkeypatch):
    def fail():
        raise RuntimeError('not foreseen')

    for part in (bridge.discovery, bridge.viewers, bridge.recorder, bridge.watches):
        monkeypatch.setattr(part, 'poll', fail)
    heard = robot.hear(DiagnosticArray, '/diagnostics')
    until(lambda: heard)
