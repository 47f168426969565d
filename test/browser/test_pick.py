# SPDX-License-Identifier: Apache-2.0
"""Whatever RViz's displays draw is pointed at: what it is and what its message says."""

from __future__ import annotations

from typing import Any

from geometry_msgs.msg import Point, PoseArray, PoseStamped, TransformStamped
from nav_msgs.msg import GridCells, OccupancyGrid, Odometry, Path
import numpy as np
import pytest
from sensor_msgs.msg import LaserScan, Range
from support.marker_server import make_box, make_control, make_marker, MarkerServer
from tf2_msgs.msg import TFMessage
from visualization_msgs.msg import InteractiveMarkerControl as Control

pytestmark = [pytest.mark.browser, pytest.mark.ros]

TOPICS = ('/odom', '/particles', '/plan', '/scan', '/range', '/map', '/cells', '/arm/update')
LAYOUT = '\n'.join(
    [
        'version: 1',
        'fixed_frame: map',
        'discover: none',
        'displays:',
        *(f'  - {{topic: {topic}}}' for topic in TOPICS),
    ]
)
ABOVE = {'position': [0, 0, 14], 'orientation': [0, 0.5**0.5, 0, 0.5**0.5]}
"""Straight down: x of the map is up on the screen, y to the left."""


def frame(child: str, x: float, y: float, z: float = 0.0) -> TransformStamped:
    """Return a transform from the map."""
    one = TransformStamped(child_frame_id=child)
    one.header.frame_id = 'map'
    place = one.transform.translation
    place.x, place.y, place.z = x, y, z
    one.transform.rotation.w = 1.0
    return one


def put(pose: Any, x: float, y: float) -> Any:
    """Set a geometry_msgs/Pose."""
    pose.position.x, pose.position.y = x, y
    pose.orientation.w = 1.0
    return pose


def messages() -> dict[str, Any]:
    """Return a message for each topic, each in a part of the ground of its own."""
    odometry = Odometry()
    put(odometry.pose.pose, 3.0, 0.0)
    covariance = np.zeros((6, 6))
    covariance[0, 0], covariance[1, 1], covariance[5, 5] = 0.04, 0.01, 0.01
    odometry.pose.covariance = covariance.reshape(-1)
    particles = PoseArray()
    particles.poses = [put(PoseStamped().pose, 3.0, 2.0 + i) for i in range(3)]
    plan = Path()
    plan.poses = [PoseStamped() for _ in range(4)]
    for i, one in enumerate(plan.poses):
        put(one.pose, -3.0, 1.0 + i)
    scan = LaserScan(angle_min=0.0, angle_max=0.2, angle_increment=0.1)
    scan.range_min, scan.range_max = 0.1, 10.0
    scan.ranges, scan.intensities = [2.0, 2.5, 3.0], [1.0, 2.0, 3.0]
    ranging = Range(min_range=0.1, max_range=5.0, range=1.5, field_of_view=0.3)
    grid = OccupancyGrid(data=[0, 100, -1, 50])
    grid.info.resolution, grid.info.width, grid.info.height = 1.0, 2, 2
    put(grid.info.origin, -4.0, -4.0)
    cells = GridCells(cell_width=0.5, cell_height=0.5)
    cells.cells = [Point(x=0.0, y=2.0), Point(x=0.0, y=4.0)]
    made = {
        '/odom': odometry,
        '/particles': particles,
        '/plan': plan,
        '/scan': scan,
        '/range': ranging,
        '/map': grid,
        '/cells': cells,
    }
    frames = {'/scan': 'laser', '/range': 'sonar'}
    for topic, message in made.items():
        message.header.frame_id = frames.get(topic, 'map')
    return made


WHERE: dict[str, tuple[tuple[float, float, float], str, dict[str, str]]] = {
    '/odom': ((3.6, 0.0, 0.05), '', {'position': '3 0 0', 'σ x y z': '0.2 0.1 0 m'}),
    '/particles': ((3.1, 3.0, 0.0), 'pose 1', {'index': '1 of 3'}),
    '/plan': ((-3.0, 3.1, 0.0), 'pose 2', {'index': '2 of 4', 'position': '-3 3 0'}),
    '/scan': ((-1.0, -1.0, 0.0), 'point 0', {'index': '0', 'range': '2', 'intensity': '1'}),
    '/range': ((-2.0, 2.9, 0.0), '', {'range': '1.5 m', 'field_of_view': '0.3 rad'}),
    '/map': ((-2.5, -3.5, 0.0), 'cell 1 0', {'cell': '1 0', 'value': '100 %'}),
    '/cells': ((0.1, 4.1, 0.0), 'cell 1', {'cell size': '0.5 x 0.5 m'}),
    '/arm/update': ((0.2, -5.0, 0.5), 'gripper: box', {'interaction_mode': 'none'}),
}
"""Where each is pointed at, its name, and what is told of it (the beginning of a value)."""


def test_everything_that_is_drawn_can_be_pointed_at(lab: Any) -> None:
    links = [frame('laser', -3.0, -1.0), frame('sonar', -2.6, 2.9)]
    lab.robot.latch('/tf_static', TFMessage(transforms=links))
    for topic, message in messages().items():
        lab.robot.latch(topic, message)
    server = MarkerServer(lab.robot.node, '/arm')
    try:
        box = make_control('box', Control.NONE, make_box())
        box.always_visible = True
        server.insert(make_marker('gripper', box, at=(0.0, -5.0, 0.0)))
        page = lab.open(lab.bridge(LAYOUT).url, viewport={'width': 1000, 'height': 800})
        lab.wait(lambda: page.elements('/scan') == 3, 'the scan is drawn')
        lab.wait(lambda: page.elements('/arm/update') == 1, 'the marker is drawn')
        for topic in TOPICS:
            lab.wait(lambda topic=topic: page.display(topic)['messages'], f'{topic} came')
        page.ask('setCamera', ABOVE)
        page.view('pick_everything')
        found = {}
        for topic, (place, _, _) in WHERE.items():
            found[topic] = page.ask('pick', *page.ask('project', list(place)))
        for topic, (_, name, fields) in WHERE.items():
            what = found[topic]
            assert what, f'nothing is seen of {topic}'
            assert (what['view'], what['name']) == (topic, name), what
            said = dict(what['fields'])
            for field, value in fields.items():
                assert said[field].startswith(value), (topic, said)
        scan = found['/scan']
        np.testing.assert_allclose(scan['position'], [-1, -1, 0], atol=1e-6)
        np.testing.assert_allclose(scan['own'], [2, 0, 0], atol=1e-6)
        lab.close_pages()
    finally:
        server.close()
