# SPDX-License-Identifier: Apache-2.0
"""
RViz's displays and their properties, and what they are called here.

A property is found by its path in the display's section of a .rviz file, its groups joined by
' / '. It becomes the setting beside it; ``STYLE`` and the like say how.
"""

from __future__ import annotations

from dataclasses import dataclass, field

PLUGINS = ('rviz_default_plugins/', 'rviz_imu_plugin/', 'rviz/')
"""Prefixes of the classes."""

COLOR = 'color'
"""'r; g; b' in 0..255 becomes '#rrggbb'."""
NAME = 'name'
"""'Flat Squares' becomes 'flat_squares'."""
VALUE = 'value'
"""A number, switch or text is the same here."""

Properties = dict[str, tuple[str, str]]


@dataclass(frozen=True)
class Rule:
    """A class of RViz and the ROS type whose display stands for it."""

    type: str
    properties: Properties = field(default_factory=dict)
    topic: str = 'Topic'
    """Property that holds the topic."""
    default_topic: str = ''
    """The topic where the file names none."""
    suffix: str = ''
    """What the topic has behind RViz's."""
    always: dict[str, str] = field(default_factory=dict)
    """Settings that make the display what RViz's is."""


def _snake(name: str) -> str:
    return name.lower().replace(' ', '_')


def _same(*names: str, how: str = VALUE, group: str = '') -> Properties:
    """Properties whose settings have their names."""
    path = f'{group} / ' if group else ''
    return {f'{path}{name}': (_snake(name), how) for name in names}


_SHAPE = {
    **_same('Shape', how=NAME),
    **_same('Color', how=COLOR),
    **_same('Alpha', 'Shaft Length', 'Shaft Radius', 'Head Length', 'Head Radius'),
    **_same('Axes Length', 'Axes Radius'),
}
_COVARIANCE: Properties = {
    'Covariance / Value': ('covariance', VALUE),
    'Covariance / Position / Value': ('position', VALUE),
    'Covariance / Position / Color': ('position_color', COLOR),
    'Covariance / Position / Alpha': ('position_alpha', VALUE),
    'Covariance / Position / Scale': ('position_scale', VALUE),
    'Covariance / Orientation / Value': ('orientation', VALUE),
    'Covariance / Orientation / Frame': ('orientation_frame', NAME),
    'Covariance / Orientation / Color Style': ('orientation_color_style', NAME),
    'Covariance / Orientation / Color': ('orientation_color', COLOR),
    'Covariance / Orientation / Alpha': ('orientation_alpha', VALUE),
    'Covariance / Orientation / Offset': ('orientation_offset', VALUE),
    'Covariance / Orientation / Scale': ('orientation_scale', VALUE),
}
_CLOUD: Properties = {
    'Style': ('style', NAME),
    'Size (Pixels)': ('size', VALUE),
    'Size (m)': ('size_m', VALUE),
    'Alpha': ('alpha', VALUE),
    'Decay Time': ('decay', VALUE),
    'Color Transformer': ('color_by', 'color_by'),
    'Color': ('color', COLOR),
    'Channel Name': ('field', VALUE),
    'Axis': ('axis', NAME),
    'Use rainbow': ('map', 'rainbow'),
    'Invert Rainbow': ('invert', VALUE),
    'Autocompute Intensity Bounds': ('range', 'intensity_range'),
    'Min Intensity': ('min', 'intensity_bound'),
    'Max Intensity': ('max', 'intensity_bound'),
    'Autocompute Value Bounds / Value': ('range', 'axis_range'),
    'Autocompute Value Bounds / Min Value': ('min', 'axis_bound'),
    'Autocompute Value Bounds / Max Value': ('max', 'axis_bound'),
}
_MARKERS: Properties = {'Namespaces': ('hidden', 'switched_off')}
_SCREW = {
    **_same('Alpha', 'History Length', 'Arrow Width', 'Hide Small Values'),
    'Linear Arrow Scale': ('linear_arrow_scale', VALUE),
    'Angular Arrow Scale': ('angular_arrow_scale', VALUE),
    'Linear Color': ('linear_color', COLOR),
    'Angular Color': ('angular_color', COLOR),
}
_IMAGE: Properties = {
    'Normalize Range': ('range', 'normalize'),
    'Min Value': ('min', 'image_bound'),
    'Max Value': ('max', 'image_bound'),
}

RULES: dict[str, Rule] = {
    'AccelStamped': Rule('geometry_msgs/msg/AccelStamped', _SCREW),
    'Camera': Rule('sensor_msgs/msg/Image', _IMAGE),
    'CameraInfo': Rule(
        'sensor_msgs/msg/CameraInfo', {**_same('Alpha'), 'Far clip': ('far_clip', VALUE)}
    ),
    'DepthCloud': Rule(
        'sensor_msgs/msg/Image',
        {
            'Style': ('style', NAME),
            'Size (Pixels)': ('size', VALUE),
            'Size (m)': ('size_m', VALUE),
            'Alpha': ('alpha', VALUE),
            'Auto Size / Value': ('auto_size', VALUE),
            'Auto Size / Auto Size Factor': ('size_factor', VALUE),
            'Occlusion Compensation / Value': ('occlusion_compensation', VALUE),
            'Occlusion Compensation / Occlusion Time-Out': ('occlusion_timeout', VALUE),
            'Color Image Topic': ('color_topic', 'topic'),
        },
        topic='Depth Map Topic',
        always={'show': 'cloud'},
    ),
    'Effort': Rule('sensor_msgs/msg/JointState', _same('Alpha', 'Width', 'Scale')),
    'FluidPressure': Rule('sensor_msgs/msg/FluidPressure', _CLOUD),
    'GridCells': Rule('nav_msgs/msg/GridCells', {**_same('Alpha'), **_same('Color', how=COLOR)}),
    'Illuminance': Rule('sensor_msgs/msg/Illuminance', _CLOUD),
    'Image': Rule('sensor_msgs/msg/Image', _IMAGE),
    'Imu': Rule('sensor_msgs/msg/Imu'),
    'InteractiveMarkers': Rule(
        'visualization_msgs/msg/InteractiveMarkerUpdate',
        _same('Show Descriptions', 'Show Axes', 'Show Visual Aids', 'Enable Transparency'),
        topic='Interactive Markers Namespace',
        suffix='/update',
    ),
    'LaserScan': Rule('sensor_msgs/msg/LaserScan', _CLOUD),
    'Map': Rule(
        'nav_msgs/msg/OccupancyGrid',
        {
            **_same('Alpha', 'Draw Behind', 'Use Timestamp'),
            **_same('Color Scheme', how=NAME),
            'Binary representation': ('binary_representation', VALUE),
            'Binary threshold': ('binary_threshold', VALUE),
        },
    ),
    'Marker': Rule('visualization_msgs/msg/Marker', _MARKERS),
    'MarkerArray': Rule('visualization_msgs/msg/MarkerArray', _MARKERS),
    'Odometry': Rule(
        'nav_msgs/msg/Odometry',
        {
            **_same('Position Tolerance', 'Angle Tolerance', 'Keep'),
            'Shape / Value': ('shape', NAME),
            'Shape / Color': ('color', COLOR),
            **{
                f'Shape / {name}': (_snake(name), VALUE)
                for name in (
                    'Alpha',
                    'Shaft Length',
                    'Shaft Radius',
                    'Head Length',
                    'Head Radius',
                    'Axes Length',
                    'Axes Radius',
                )
            },
            **_COVARIANCE,
        },
    ),
    'Path': Rule(
        'nav_msgs/msg/Path',
        {
            **_same('Line Style', 'Pose Style', how=NAME),
            **_same('Line Width', 'Alpha', 'Buffer Length'),
            **_same('Color', 'Pose Color', how=COLOR),
            'Offset / X': ('offset_x', VALUE),
            'Offset / Y': ('offset_y', VALUE),
            'Offset / Z': ('offset_z', VALUE),
            'Length': ('axes_length', VALUE),
            'Radius': ('axes_radius', VALUE),
            **_same('Shaft Length', 'Shaft Diameter', 'Head Length', 'Head Diameter'),
        },
    ),
    'PointCloud': Rule('sensor_msgs/msg/PointCloud', _CLOUD),
    'PointCloud2': Rule('sensor_msgs/msg/PointCloud2', _CLOUD),
    'PointStamped': Rule(
        'geometry_msgs/msg/PointStamped',
        {**_same('Color', how=COLOR), **_same('Alpha', 'Radius', 'History Length')},
    ),
    'Polygon': Rule(
        'geometry_msgs/msg/PolygonStamped', {**_same('Color', how=COLOR), **_same('Alpha')}
    ),
    'Pose': Rule('geometry_msgs/msg/PoseStamped', _SHAPE),
    'PoseArray': Rule(
        'geometry_msgs/msg/PoseArray',
        {
            'Shape': ('shape', NAME),
            'Color': ('color', COLOR),
            'Alpha': ('alpha', VALUE),
            'Arrow Length': ('arrow_length', VALUE),
            **_same('Axes Length', 'Axes Radius'),
            **_same('Head Length', 'Head Radius', 'Shaft Length', 'Shaft Radius'),
        },
    ),
    'PoseWithCovariance': Rule(
        'geometry_msgs/msg/PoseWithCovarianceStamped', {**_SHAPE, **_COVARIANCE}
    ),
    'Range': Rule(
        'sensor_msgs/msg/Range',
        {**_same('Color', how=COLOR), **_same('Alpha', 'Buffer Length')},
    ),
    'RelativeHumidity': Rule('sensor_msgs/msg/RelativeHumidity', _CLOUD),
    'RobotModel': Rule(
        'std_msgs/msg/String',
        {
            'Visual Enabled': ('visual', VALUE),
            'Collision Enabled': ('collision', VALUE),
            'Mass Properties / Mass': ('mass', VALUE),
            'Mass Properties / Inertia': ('inertia', VALUE),
            'Alpha': ('alpha', VALUE),
            'TF Prefix': ('tf_prefix', VALUE),
        },
        topic='Description Topic',
        default_topic='/robot_description',
    ),
    'TF': Rule(
        'tf2_msgs/msg/TFMessage',
        {
            'Show Names': ('names', VALUE),
            'Show Axes': ('axes', VALUE),
            'Show Arrows': ('arrows', VALUE),
            'Marker Scale': ('scale', 'axes_length'),
            'Frame Timeout': ('frame_timeout', VALUE),
            'Frames': ('hidden', 'switched_off'),
        },
        default_topic='/tf',
    ),
    'Temperature': Rule('sensor_msgs/msg/Temperature', _CLOUD),
    'TwistStamped': Rule('geometry_msgs/msg/TwistStamped', _SCREW),
    'Wrench': Rule(
        'geometry_msgs/msg/WrenchStamped',
        {
            'Accept NaN Values': ('accept_nan_values', VALUE),
            **_same('Alpha', 'History Length', 'Arrow Width', 'Hide Small Values'),
            'Force Color': ('force_color', COLOR),
            'Torque Color': ('torque_color', COLOR),
            'Force Arrow Scale': ('force_arrow_scale', VALUE),
            'Torque Arrow Scale': ('torque_arrow_scale', VALUE),
        },
    ),
}
ALIASES = {
    'Axes': '',
    'Grid': '',
    'WrenchStamped': 'Wrench',
    'Accel': 'AccelStamped',
    'Twist': 'TwistStamped',
}
ELSEWHERE = {
    'Grid': 'the grid is switched in the top bar',
    'Axes': 'the display of frames (/tf) draws axes',
    'moveit_rviz_plugin/MotionPlanning': 'the panel of MoveIt is not here; its topics are',
    'moveit_rviz_plugin/PlanningScene': 'the planning scene has no display',
    'moveit_rviz_plugin/Trajectory': 'planned paths of MoveIt have no display',
    'moveit_rviz_plugin/RobotState': 'robot states of MoveIt have no display',
}
VIEWS = {
    'Orbit': 'orbit',
    'XYOrbit': 'xy_orbit',
    'ThirdPersonFollower': 'third_person',
    'TopDownOrtho': 'top_down',
    'FPS': 'first_person',
}
"""RViz's view controllers, and the kind of view nearest to each."""
QUIET = frozenset(
    {
        'Class', 'Name', 'Enabled', 'Value', 'Topic', 'Update Topic', 'Update Interval',
        'Selectable', 'Queue Size', 'Filter size', 'Unreliable', 'Use Fixed Frame',
        'Position Transformer', 'Description Source', 'Description File', 'Description Topic',
        'Links', 'Tree', 'All Enabled', 'Max Color', 'Min Color', 'Median window',
        'Interactive Markers Namespace', 'Transport Hint', 'Mass Properties',
    }
)  # fmt: skip
"""Properties that need no word where they are left out."""
