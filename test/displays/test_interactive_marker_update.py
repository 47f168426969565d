# SPDX-License-Identifier: Apache-2.0
"""visualization_msgs/msg/InteractiveMarkerUpdate: all of a marker arrives."""

from __future__ import annotations

from typing import Any

from displays.interactive_messages import control, convert, entry, interactive, STAMP, visual

from ros_viz_bridge.displays import interactive_marker_update as module
from ros_viz_bridge.wire import codec, schema


def test_a_marker_arrives_whole(as_view: Any) -> None:
    marker = interactive(
        'arm',
        control('up', 3, visual(), description='up and down'),
        control('menu', 1),
        header={'frame_id': 'base', 'stamp': STAMP},
        description='the arm',
        menu_entries=[entry(1), entry(2, 1)],
    )
    scene, items = convert(as_view, marker)
    assert items == [] and scene is not None
    (found,) = scene.markers
    assert (found.name, found.frame, found.stamp) == ('arm', 'base', 3.5)
    assert (found.position, found.orientation) == ((1.0, 2.0, 3.0), (0.0, 0.0, 0.0, 1.0))
    assert (found.scale, found.description) == (0.5, 'the arm')
    assert [one.name for one in found.controls] == ['up', 'menu']
    assert [one.visuals for one in found.controls] == [1, 0]
    assert [(one.id, one.parent) for one in found.menu] == [(1, 0), (2, 1)]
    read = codec.decode(codec.encode(scene), schema.SERVER_MESSAGES)
    assert read.markers == scene.markers
    assert read.pose.tolist() == [[1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0]]


def test_the_session_asks_the_server_beside_the_topic() -> None:
    session = module.session('/arm/update')
    assert session.service == '/arm/get_interactive_markers'
    assert session.service_type == 'visualization_msgs/srv/GetInteractiveMarkers'


def test_options_are_those_of_rviz() -> None:
    options = module.Options()
    assert options.show_descriptions and options.enable_transparency
    assert not options.show_axes and not options.show_visual_aids
