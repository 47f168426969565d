# SPDX-License-Identifier: Apache-2.0
"""Starts the bridge: ros2 launch ros_viz_bridge bridge.launch.py [name:=value ...]."""

from __future__ import annotations

from launch import LaunchContext, LaunchDescription
from launch.actions import DeclareLaunchArgument, OpaqueFunction
from launch.substitutions import LaunchConfiguration, PathJoinSubstitution
from launch_ros.actions import Node
from launch_ros.substitutions import FindPackageShare

ARGUMENTS = {
    'host': 'address the page is served on',
    'port': 'port of the page; 0 takes a free one',
    'layout': 'YAML of what the page shows',
    'use_sim_time': 'true: take the time from /clock',
    'transports': 'FASTDDS_BUILTIN_TRANSPORTS of the bridge: LARGE_DATA is several times faster '
    'for large clouds, where their publishers use it too',
}


def generate_launch_description() -> LaunchDescription:
    """Declare the arguments; one left empty leaves the matter to the parameter file."""
    params = PathJoinSubstitution([FindPackageShare('ros_viz_bridge'), 'config', 'bridge.yaml'])
    return LaunchDescription(
        [
            DeclareLaunchArgument(
                'params_file', default_value=params, description='YAML of the node parameters'
            ),
            *(
                DeclareLaunchArgument(name, default_value='', description=text)
                for name, text in ARGUMENTS.items()
            ),
            OpaqueFunction(function=start_bridge),
        ]
    )


def start_bridge(context: LaunchContext) -> list[Node]:
    """Return the node with what was given as arguments."""
    given = {name: LaunchConfiguration(name).perform(context) for name in ARGUMENTS}
    parameters = {
        'host': given['host'] or None,
        'port': int(given['port']) if given['port'] else None,
        'layout_file': given['layout'] or None,
        'use_sim_time': given['use_sim_time'].lower() == 'true' if given['use_sim_time'] else None,
    }
    wanted = {name: value for name, value in parameters.items() if value is not None}
    transports = given['transports']
    return [
        Node(
            package='ros_viz_bridge',
            executable='bridge',
            name='ros_viz_bridge',
            output='screen',
            parameters=[LaunchConfiguration('params_file'), *([wanted] if wanted else [])],
            additional_env={'FASTDDS_BUILTIN_TRANSPORTS': transports} if transports else {},
        )
    ]
