# SPDX-License-Identifier: Apache-2.0
"""Parameters on a real node: from files and command lines, described, changed live or refused."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from rclpy.parameter import Parameter
from support.world import make_context

from ros_viz_bridge.ros.declare import declare, make_node, on_change
from ros_viz_bridge.ros.parameters import ParameterError, Parameters

pytestmark = pytest.mark.ros


@contextmanager
def node_with(*words: str):
    context = make_context(['--ros-args', *words])
    try:
        node = make_node('some_node', context=context)
        yield node
        node.destroy_node()
    finally:
        context.try_shutdown()


def test_values_come_from_file_and_command_line(tmp_path):
    """Files as `ros2 launch` writes them, also with lists that are empty."""
    path = tmp_path / 'p.yaml'
    path.write_text(
        'some_node:\n  ros__parameters:\n    tls: {cert: a.pem}\n    asset_roots: []\n'
        "    subscribe: {allow: ['/a', '/b']}\n"
    )
    with node_with('--params-file', str(path), '-p', 'client.window_ms:=5') as node:
        values = declare(node)
        assert values.tls_cert == 'a.pem'
        assert values.asset_roots == ()
        assert values.subscribe_allow == ('/a', '/b')
        assert values.client_window_ms == 5.0
        assert node.get_parameter('subscribe.allow').value == ['/a', '/b']
        assert node.describe_parameter('port').read_only
        described = node.describe_parameter('image.jpeg_quality')
        assert (described.integer_range[0].from_value, described.integer_range[0].to_value) == (
            1,
            100,
        )
        assert described.description.startswith('Quality')


def test_defaults():
    """Without a word, all is as documented."""
    with node_with() as node:
        assert declare(node) == Parameters()


@pytest.mark.parametrize('words', [['-p', 'nope:=1'], ['-p', 'port:=x']])
def test_wrong_parameters_are_errors(words):
    """They stop the node: declared too late they would be ignored silently."""
    with node_with(*words) as node, pytest.raises(ParameterError):
        declare(node)


def test_live_changes_are_checked_and_told():
    """A change is told with all values; one that does not fit changes nothing."""
    with node_with() as node:
        told: list[Parameters] = []
        on_change(node, declare(node), told.append)
        (good,) = node.set_parameters([Parameter('image.jpeg_quality', value=50)])
        assert good.successful
        assert [one.image_jpeg_quality for one in told] == [50]
        (fixed,) = node.set_parameters([Parameter('port', value=50)])
        (range_,) = node.set_parameters([Parameter('image.jpeg_quality', value=500)])
        (pattern,) = node.set_parameters([Parameter('subscribe.deny', value=['('])])
        assert not (fixed.successful or range_.successful or pattern.successful)
        assert 'regular expression' in pattern.reason
        assert len(told) == 1
        (also,) = node.set_parameters([Parameter('fixed_frame', value='odom')])
        assert also.successful
        assert (told[-1].fixed_frame, told[-1].image_jpeg_quality) == ('odom', 50)
