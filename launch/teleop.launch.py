# SPDX-License-Identifier: Apache-2.0
"""Starts the bridge and an arm for a headset: ros2 launch ros_viz_bridge teleop.launch.py."""

from __future__ import annotations

from launch import LaunchDescription
from launch.actions import (
    DeclareLaunchArgument,
    SetEnvironmentVariable,
    UnsetEnvironmentVariable,
)
from launch.substitutions import LaunchConfiguration, PathJoinSubstitution
from launch_ros.actions import Node
from launch_ros.parameter_descriptions import ParameterValue
from launch_ros.substitutions import FindPackageShare


def generate_launch_description() -> LaunchDescription:
    """Put both on a domain and host range of their own, so that they move nobody's robot."""
    config = PathJoinSubstitution([FindPackageShare('ros_viz_bridge'), 'config'])
    bridge = Node(
        package='ros_viz_bridge',
        executable='bridge',
        name='ros_viz_bridge',
        output='screen',
        parameters=[
            PathJoinSubstitution([config, 'bridge.yaml']),
            PathJoinSubstitution([config, 'teleop_demo.yaml']),
            {
                'port': ParameterValue(LaunchConfiguration('port'), value_type=int),
                'layout_file': PathJoinSubstitution([config, 'teleop_layout.yaml']),
            },
        ],
    )
    arm = Node(package='ros_viz_bridge', executable='demo_arm', output='screen')
    return LaunchDescription(
        [
            DeclareLaunchArgument('port', default_value='8080', description='port of the page'),
            DeclareLaunchArgument(
                'domain', default_value='77', description='ROS domain of the demo'
            ),
            SetEnvironmentVariable('ROS_DOMAIN_ID', LaunchConfiguration('domain')),
            SetEnvironmentVariable('ROS_AUTOMATIC_DISCOVERY_RANGE', 'LOCALHOST'),
            # They would lead beyond this machine all the same.
            UnsetEnvironmentVariable('ROS_STATIC_PEERS'),
            UnsetEnvironmentVariable('ROS_DISCOVERY_SERVER'),
            bridge,
            arm,
        ]
    )
