# SPDX-License-Identifier: Apache-2.0
"""Starts the bridge: ros2 launch ros_viz_bridge bridge.launch.py [name:=value ...]."""

from __future__ import annotations

from launch.actions import DeclareLaunchArgument, SetEnvironmentVariable
from launch.conditions import LaunchConfigurationNotEquals
from launch.substitutions import LaunchConfiguration, PathJoinSubstitution
from launch_ros.actions import Node
from launch_ros.parameter_descriptions import ParameterValue
from launch_ros.substitutions import FindPackageShare

from launch import LaunchDescription


def generate_launch_description() -> LaunchDescription:
    """Declare the arguments and the node."""
    default_params = PathJoinSubstitution(
        [FindPackageShare('ros_viz_bridge'), 'config', 'bridge.yaml']
    )
    arguments = [
        DeclareLaunchArgument(
            'params_file', default_value=default_params, description='YAML of node parameters'
        ),
        DeclareLaunchArgument(
            'host', default_value='127.0.0.1', description='address the page is served on'
        ),
        DeclareLaunchArgument(
            'port', default_value='8080', description='port; 0 takes a free one'
        ),
        DeclareLaunchArgument(
            'layout', default_value='', description='YAML of what the page shows; empty: automatic'
        ),
        DeclareLaunchArgument(
            'use_sim_time', default_value='false', description='take the time from /clock'
        ),
        DeclareLaunchArgument(
            'transports',
            default_value='',
            description='FASTDDS_BUILTIN_TRANSPORTS of the bridge, LARGE_DATA for large clouds '
            '(the publishers need it too); empty: as the environment says',
        ),
    ]
    transports = SetEnvironmentVariable(
        'FASTDDS_BUILTIN_TRANSPORTS',
        LaunchConfiguration('transports'),
        condition=LaunchConfigurationNotEquals('transports', ''),
    )
    bridge = Node(
        package='ros_viz_bridge',
        executable='bridge',
        name='ros_viz_bridge',
        output='screen',
        parameters=[
            LaunchConfiguration('params_file'),
            {
                'host': ParameterValue(LaunchConfiguration('host'), value_type=str),
                'port': ParameterValue(LaunchConfiguration('port'), value_type=int),
                'layout_file': ParameterValue(LaunchConfiguration('layout'), value_type=str),
                'use_sim_time': ParameterValue(
                    LaunchConfiguration('use_sim_time'), value_type=bool
                ),
            },
        ],
    )
    return LaunchDescription([*arguments, transports, bridge])
