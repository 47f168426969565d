# SPDX-License-Identifier: Apache-2.0
"""What a viewer does with an interactive marker, as its server hears it."""

from __future__ import annotations

from ..wire.client import InteractiveFeedback
from .axes import sound_poses
from .base import header, InputError, Message, pose

ROS_TYPE = 'visualization_msgs/msg/InteractiveMarkerFeedback'
EVENT = InteractiveFeedback

_TYPES = {
    'keep_alive': 0,
    'pose_update': 1,
    'menu_select': 2,
    'button_click': 3,
    'mouse_down': 4,
    'mouse_up': 5,
}


def to_ros(event: InteractiveFeedback, *, stamp: float, client_id: str) -> Message:
    """
    Return the feedback; ``stamp`` is ROS time in seconds, said of markers that are not locked.

    Raises InputError for a pose that is not finite, or whose quaternion is no rotation.
    """
    poses = sound_poses([*event.position, *event.orientation], count=1)
    if poses is None:
        raise InputError(f'interactive marker {event.marker!r}: its pose is no pose')
    x, y, z = event.mouse_point if event.mouse_point_valid else (0.0, 0.0, 0.0)
    return {
        'header': header(0.0 if event.locked else stamp, event.frame),
        'client_id': client_id,
        'marker_name': event.marker,
        'control_name': event.control,
        'event_type': _TYPES[event.event],
        'pose': pose(poses[0]),
        'menu_entry_id': event.menu_entry,
        'mouse_point': {'x': x, 'y': y, 'z': z},
        'mouse_point_valid': event.mouse_point_valid,
    }
