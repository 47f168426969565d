# SPDX-License-Identifier: Apache-2.0
"""Whatever bytes a publisher sends, a display shows them or says what is wrong."""

from __future__ import annotations

from typing import Any

from displays.cloud_messages import cloud
from displays.conftest import message_class
from displays.image_messages import image, two_colours
from displays.interactive_messages import control, entry, interactive, pose_of, visual
from displays.marker_messages import colors, marker, points
from displays.pose_messages import pose
from displays.robot.urdf_texts import ARM
from displays.scan_messages import scan
from hypothesis import given, settings
import hypothesis.strategies as st
import numpy as np
import pytest

from ros_viz_bridge.cdr import CdrError, MessageType, Reader, Writer
from ros_viz_bridge.displays.base import DisplayError, Source
from ros_viz_bridge.displays.registry import registry
from ros_viz_bridge.wire import codec
from ros_viz_bridge.wire.message import ServerMessage

CLOUD = cloud(np.zeros(6, [('x', '<f4'), ('y', '<f4'), ('z', '<f8'), ('rgb', '<u4')]), height=2)
MARKERS = [
    marker(
        'a', kind, kind, points=points(6), colors=colors(6), text='t', mesh_resource='file:///m'
    )
    for kind in range(13)
]
SCALARS = {
    'FluidPressure': 'fluid_pressure',
    'Illuminance': 'illuminance',
    'RelativeHumidity': 'relative_humidity',
    'Temperature': 'temperature',
}
MESSAGES: dict[str, dict[str, Any]] = {
    'diagnostic_msgs/msg/DiagnosticArray': {
        'status': [{'name': 'arm', 'message': 'ok', 'values': [{'key': 'a', 'value': '1'}]}]
    },
    'rcl_interfaces/msg/Log': {'name': 'arm', 'msg': 'no answer', 'level': 40},
    **{
        f'sensor_msgs/msg/{cls}': {'header': {'frame_id': 'a'}, name: 20.0, 'variance': 1.0}
        for cls, name in SCALARS.items()
    },
    'sensor_msgs/msg/LaserScan': scan([1.0, 2.0, 3.0], intensities=np.ones(3, np.float32)),
    'sensor_msgs/msg/PointCloud': {
        'header': {'frame_id': 'a'},
        'points': [{'x': 1.0}, {'y': 2.0}],
        'channels': [{'name': 'i', 'values': np.ones(2, np.float32)}],
    },
    'geometry_msgs/msg/AccelStamped': {'header': {'frame_id': 'map'}},
    'geometry_msgs/msg/PoseArray': {'header': {'frame_id': 'map'}, 'poses': [pose(), pose()]},
    'geometry_msgs/msg/PoseStamped': {'header': {'frame_id': 'map'}, 'pose': pose()},
    'geometry_msgs/msg/PoseWithCovarianceStamped': {
        'header': {'frame_id': 'map'},
        'pose': {'pose': pose(), 'covariance': np.eye(6).reshape(36)},
    },
    'geometry_msgs/msg/TwistStamped': {'header': {'frame_id': 'map'}},
    'geometry_msgs/msg/WrenchStamped': {'header': {'frame_id': 'map'}},
    'nav_msgs/msg/Odometry': {
        'header': {'frame_id': 'map'},
        'pose': {'pose': pose(), 'covariance': np.eye(6).reshape(36)},
    },
    'nav_msgs/msg/Path': {
        'header': {'frame_id': 'map'},
        'poses': [{'header': {'frame_id': 'map'}, 'pose': pose()}],
    },
    'sensor_msgs/msg/Imu': {'header': {'frame_id': 'imu'}, 'orientation': {'w': 1.0}},
    'geometry_msgs/msg/PointStamped': {'header': {'frame_id': 'a'}, 'point': {'x': 1.0}},
    'geometry_msgs/msg/PolygonStamped': {
        'header': {'frame_id': 'a'},
        'polygon': {'points': [{'x': 1.0}, {'y': 1.0}]},
    },
    'nav_msgs/msg/GridCells': {
        'header': {'frame_id': 'a'},
        'cell_width': 1.0,
        'cell_height': 1.0,
        'cells': [{'x': 1.0}, {'y': 1.0}],
    },
    'sensor_msgs/msg/BatteryState': {'header': {'frame_id': 'a'}, 'percentage': 0.5},
    'sensor_msgs/msg/NavSatFix': {'header': {'frame_id': 'a'}, 'position_covariance_type': 1},
    'sensor_msgs/msg/Range': {
        'header': {'frame_id': 'a'},
        'field_of_view': 0.5,
        'max_range': 2.0,
        'range': 1.0,
    },
    'nav_msgs/msg/OccupancyGrid': {
        'info': {'resolution': 0.1, 'width': 3, 'height': 2},
        'data': np.arange(6, dtype=np.int8),
    },
    'sensor_msgs/msg/CameraInfo': {
        'header': {'frame_id': 'camera'},
        'width': 4,
        'height': 3,
        'distortion_model': 'plumb_bob',
        'd': np.zeros(5),
        'k': np.eye(3).reshape(9),
        'p': np.eye(3, 4).reshape(12),
    },
    'sensor_msgs/msg/CompressedImage': {
        'format': '16UC1; compressedDepth png',
        'data': np.frombuffer(bytes(12) + b'\x89PNG\r\n\x1a\n' + bytes(40), np.uint8),
    },
    'sensor_msgs/msg/Image': image('bgr8', two_colours(4, 6), padding=2),
    'sensor_msgs/msg/JointState': {
        'name': ['shoulder', 'elbow'],
        'position': np.zeros(2),
        'effort': np.ones(2),
    },
    'sensor_msgs/msg/PointCloud2': CLOUD,
    'std_msgs/msg/String': {'data': ARM},
    'tf2_msgs/msg/TFMessage': {
        'transforms': [
            {
                'header': {'frame_id': 'map'},
                'child_frame_id': name,
                'transform': {'rotation': {'w': 1.0}},
            }
            for name in 'abc'
        ]
    },
    'visualization_msgs/msg/InteractiveMarkerUpdate': {
        'type': 1,
        'markers': [
            interactive('a', control('x', 3, visual()), menu_entries=[entry(1), entry(2, 1)]),
            interactive('b', control('y', 5), control('z', 9, *MARKERS)),
        ],
        'poses': [pose_of('c', 1.0)],
        'erases': ['d'],
    },
    'visualization_msgs/msg/Marker': MARKERS[4],
    'visualization_msgs/msg/MarkerArray': {'markers': MARKERS},
}


def test_every_display_is_tried() -> None:
    assert MESSAGES.keys() == registry().keys()


@pytest.mark.filterwarnings('error::RuntimeWarning')
@pytest.mark.parametrize('ros_type', MESSAGES)
def test_broken_bytes(ros_type: str) -> None:
    module: Any = registry()[ros_type]
    described = MessageType.from_class(message_class(ros_type))
    good, reader = Writer(described).write(MESSAGES[ros_type]), Reader(described)
    source = Source('/d', '/t', 1.0, module.Options())
    changes = st.lists(
        st.tuples(st.integers(4, len(good) - 1), st.sampled_from([0, 1, 2, 3, 127, 128, 255])),
        max_size=8,
    )

    @settings(deadline=None, max_examples=300)
    @given(changes, st.none() | st.integers(0, len(good)))
    def check(changes: list[tuple[int, int]], cut: int | None) -> None:
        data = bytearray(good)
        for at, value in changes:
            data[at] = value
        try:
            for made in module.convert(reader.read(bytes(data[:cut])), source):
                if isinstance(made, ServerMessage):
                    codec.encode(made)
        except (CdrError, DisplayError) as error:
            assert str(error)

    check()
