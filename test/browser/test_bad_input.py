# SPDX-License-Identifier: Apache-2.0
"""What robots send by mistake is named at its display, in the page, and harms no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
import re
from typing import Any

from geometry_msgs.msg import Point
import pytest
from sensor_msgs.msg import CompressedImage
from support.mesh_files import write_stl
from support.robot_messages import cloud, marker, picture
from visualization_msgs.msg import Marker, MarkerArray

pytestmark = [pytest.mark.browser, pytest.mark.ros]

LAYOUT = """
version: 1
fixed_frame: map
discover: all
"""


@pytest.fixture(scope='module')
def page(lab: Any) -> Iterator[Any]:
    """Return a page that shows a good marker, which goes on whatever else comes."""
    opened = lab.open(lab.bridge(LAYOUT).url)
    yield opened
    # The browser itself says of a mesh that there is none.
    opened.complaints[:] = [one for one in opened.complaints if 'status of 40' not in one]
    lab.close_pages()


def short_cloud() -> Any:
    message = cloud(count=100)
    message.data = message.data[:240]
    return message


def unknown_field() -> Any:
    message = cloud()
    message.fields[2].datatype = 77
    return message


def lying_offset() -> Any:
    message = cloud()
    message.fields[1].offset = 4_000_000_000
    return message


def nowhere() -> Any:
    bad = marker(1)
    bad.pose.position.x = float('nan')
    return MarkerArray(markers=[marker(0), bad])


def odd_points() -> Any:
    bad = marker(1)
    bad.type, bad.points = Marker.LINE_LIST, [Point(x=float(i)) for i in range(3)]
    return MarkerArray(markers=[marker(0), bad])


def mesh(uri: str) -> Callable[[], Any]:
    def make() -> Any:
        bad = marker(1)
        bad.type, bad.mesh_resource = Marker.MESH_RESOURCE, uri
        return MarkerArray(markers=[marker(0), bad])

    return make


def unknown_encoding() -> Any:
    return picture('yuv_of_mars')


def short_picture() -> Any:
    message = picture()
    message.height = 2000
    return message


def no_file() -> Any:
    return CompressedImage(format='jpeg', data=b'this is no picture')


BAD = {
    'short_cloud': (short_cloud, r'240'),
    'unknown_field': (unknown_field, r'77'),
    'lying_offset': (lying_offset, r'4000000000'),
    'nowhere': (nowhere, r'test/1'),
    'odd_points': (odd_points, r'test/1'),
    'mesh_missing': (mesh('package://ros_viz_bridge/meshes/none.stl'), r'none\.stl'),
    'mesh_package': (mesh('package://no_such_package/a.stl'), r'no_such_package'),
    'mesh_elsewhere': (mesh('https://example.org/robot.stl'), r'neither package:// nor file://'),
    'mesh_of_no_kind': (mesh('file:///etc/passwd'), r'STL, DAE'),
    'unknown_encoding': (unknown_encoding, r'yuv_of_mars'),
    'short_picture': (short_picture, r'2000'),
    'no_file': (no_file, r'neither JPEG'),
}


@pytest.mark.parametrize('name', BAD)
def test_bad_input_is_named(lab: Any, page: Any, name: str) -> None:
    make, expected = BAD[name]
    says(lab, page, name, message=make(), expected=expected)


@pytest.mark.parametrize('name', ['file', 'above'])
def test_mesh_outside_the_roots(lab: Any, page: Any, name: str, tmp_path: Path) -> None:
    """A mesh that is there, but not in a package or a folder that may be served."""
    write_stl(tmp_path / 'wedge.stl')
    start = {'file': 'file://', 'above': f'package://ros_viz_bridge/{"../" * 20}'}[name]
    message = mesh(f'{start}{tmp_path}/wedge.stl')()
    says(lab, page, f'mesh_{name}', message=message, expected=r'asset_roots|leads out')


def says(lab: Any, page: Any, name: str, *, message: Any, expected: str) -> None:
    """Publish it, read what the page says of it, and see that another topic is well."""
    topic, good = f'/bad/{name}', f'/good/{name}'
    lab.robot.latch(topic, message)
    row = page.row(topic)
    lab.wait(lambda: page.display(topic)['level'] in ('error', 'warning'), 'the display says so')
    row.get_by_text(re.compile(expected)).first.wait_for()
    sentence = row.get_by_role('paragraph').first.inner_text()
    print(f'{name}: {sentence}')
    assert len(sentence.split()) > 3
    if isinstance(message, MarkerArray):
        assert page.elements(topic) >= 1, 'the good one of the same message is drawn'
    lab.robot.latch(good, MarkerArray(markers=[marker(0)]))
    lab.wait(lambda: page.elements(good) == 1, 'another topic is drawn')
    lab.wait(lambda: page.display(good)['level'] == 'ok', 'the other topic is well')
    assert page.phase == 'connected'


def test_a_topic_recovers(lab: Any, page: Any) -> None:
    """After a bad message a good one is drawn, and nothing bad is said any more."""
    lab.robot.say('/again', short_cloud())
    lab.wait(lambda: page.display('/again')['level'] == 'error', 'the bad one is named')
    lab.robot.say('/again', cloud(count=7))
    lab.wait(lambda: page.elements('/again') == 7, 'the good one is drawn')
    lab.wait(lambda: page.display('/again')['level'] == 'ok', 'all is well')
