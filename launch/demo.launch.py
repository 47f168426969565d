# SPDX-License-Identifier: Apache-2.0
"""Starts the bridge and the simulated robot: ros2 launch ros_viz_bridge demo.launch.py."""

from __future__ import annotations

from launch import LaunchDescription
from launch.actions import (
    DeclareLaunchArgument,
    IncludeLaunchDescription,
    SetEnvironmentVariable,
    UnsetEnvironmentVariable,
)
from launch.launch_description_sources import PythonLaunchDescriptionSource
from launch.substitutions import LaunchConfiguration, PathJoinSubstitution
from launch_ros.actions import Node
from launch_ros.substitutions import FindPackageShare


def generate_launch_description() -> LaunchDescription:
    """Put the demo on a domain and host range of its own, so that it moves nobody's robot."""
    share = FindPackageShare('ros_viz_bridge')
    bridge = IncludeLaunchDescription(
        PythonLaunchDescriptionSource(PathJoinSubstitution([share, 'launch', 'bridge.launch.py'])),
        launch_arguments={
            'port': LaunchConfiguration('port'),
            'layout': PathJoinSubstitution([share, 'config', 'demo_layout.yaml']),
        }.items(),
    )
    robot = Node(package='ros_viz_bridge', executable='demo_robot', output='screen')
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
            robot,
        ]
    )
