# SPDX-License-Identifier: Apache-2.0
"""Interactive markers: handles in every shape, a menu, and the service that tells of them."""

from __future__ import annotations

import math
from typing import Any

from geometry_msgs.msg import Quaternion
from rclpy.node import Node
from rclpy.qos import QoSProfile
from visualization_msgs.msg import (
    InteractiveMarker,
    InteractiveMarkerControl,
    InteractiveMarkerUpdate,
    Marker,
    MenuEntry,
)
from visualization_msgs.srv import GetInteractiveMarkers

from .scene import color, header, pose, Scene, vector

HALF = math.sqrt(0.5)
TURNS = {'x': (0.0, 0.0, 0.0, 1.0), 'y': (0.0, 0.0, HALF, HALF), 'z': (0.0, -HALF, 0.0, HALF)}
"""Turn the x axis, along or about which a control goes, to each axis."""
MOVE, ROTATE = InteractiveMarkerControl.MOVE_AXIS, InteractiveMarkerControl.ROTATE_AXIS


def scenes() -> list[Scene]:
    """Return the pictures."""
    eye, target = (-2.4, -1.8, 1.9), (0.0, 0.0, 0.25)
    topic = '/gallery/handles/update'
    return [
        Scene(
            'interactive_markers',
            'Six degrees of freedom: arrows move along an axis, rings turn about it. The bridge'
            ' asks the server by its service, then follows the updates.',
            update(six_degrees()),
            topic=topic,
            eye=eye,
            target=target,
        ),
        Scene(
            'interactive_markers_axes',
            'The axes of the marker are drawn too, its description is not.',
            update(six_degrees()),
            {'show_axes': True, 'show_descriptions': False},
            topic=topic,
            eye=eye,
            target=target,
        ),
        Scene(
            'interactive_markers_off',
            'Only what is always visible is left where markers are not to be taken hold of.',
            update(six_degrees()),
            {'interactive': False},
            topic=topic,
            eye=eye,
            target=target,
        ),
        Scene(
            'interactive_markers_quadrocopter',
            'A disc in a plane: it moves on the level and turns about z by one ring, up and down'
            ' by arrows.',
            update(quadrocopter()),
            topic='/gallery/quadrocopter/update',
            eye=eye,
            target=target,
        ),
    ]


def update(*markers: InteractiveMarker) -> InteractiveMarkerUpdate:
    """Return what a server says of these markers."""
    return InteractiveMarkerUpdate(
        server_id='/gallery',
        seq_num=1,
        type=InteractiveMarkerUpdate.UPDATE,
        markers=list(markers),
    )


def six_degrees() -> InteractiveMarker:
    """Return a box that moves along and turns about every axis, with a menu."""
    made = marker('box', 'Move me')
    for axis in 'xyz':
        made.controls += [
            control(f'move_{axis}', MOVE, axis),
            control(f'turn_{axis}', ROTATE, axis),
        ]
    made.menu_entries = [MenuEntry(id=1, title='Home'), MenuEntry(id=2, title='Dock')]
    return made


def quadrocopter() -> InteractiveMarker:
    """Return a box that flies level."""
    made = marker('quadrocopter', 'Quadrocopter')
    plane = InteractiveMarkerControl.MOVE_ROTATE
    made.controls += [control('level', plane, 'z'), control('height', MOVE, 'z')]
    return made


def marker(name: str, description: str) -> InteractiveMarker:
    """Return a marker with a box that is always visible."""
    box = Marker(
        type=Marker.CUBE, pose=pose(), scale=vector(0.5, 0.5, 0.5), color=color(0.4, 0.6, 0.9)
    )
    shown = InteractiveMarkerControl(name='box', always_visible=True, markers=[box])
    shown.interaction_mode = InteractiveMarkerControl.MENU
    shown.orientation.w = 1.0
    return InteractiveMarker(
        header=header(),
        name=name,
        description=description,
        scale=1.0,
        pose=pose(),
        controls=[shown],
    )


def control(name: str, mode: int, axis: str) -> InteractiveMarkerControl:
    """Return a control without markers of its own: the viewer draws the usual ones."""
    x, y, z, w = TURNS[axis]
    made = InteractiveMarkerControl(name=name, interaction_mode=mode)
    made.orientation = Quaternion(x=x, y=y, z=z, w=w)
    return made


def serve(node: Node, topic: str, message: InteractiveMarkerUpdate) -> Any:
    """Answer for the markers of a message as a server does; returns the publisher of updates."""
    space = topic.removesuffix('/update')

    def answer(request: Any, response: Any) -> Any:
        response.sequence_number, response.markers = message.seq_num, message.markers
        return response

    node.create_service(GetInteractiveMarkers, f'{space}/get_interactive_markers', answer)
    return node.create_publisher(InteractiveMarkerUpdate, topic, QoSProfile(depth=100))
