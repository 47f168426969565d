# SPDX-License-Identifier: Apache-2.0
"""Markers of a real server, dragged in a real browser: it hears what was pointed at."""

from __future__ import annotations

from collections.abc import Iterator
import math
from typing import Any

import numpy as np
import pytest
from support.marker_server import make_box, make_control, make_entry, make_marker, MarkerServer
from visualization_msgs.msg import InteractiveMarkerControl as Control
from visualization_msgs.msg import InteractiveMarkerFeedback as Feedback

pytestmark = [pytest.mark.browser, pytest.mark.ros]

TOPIC = '/arm/update'
LAYOUT = """
version: 1
fixed_frame: map
discover: all
"""
ABOVE = {'position': [0, 0, 10], 'orientation': [0, math.sqrt(0.5), 0, math.sqrt(0.5)]}
"""The camera looks straight down: x of the map is up on the screen, y to the left."""


@pytest.fixture(scope='module')
def url(lab: Any) -> str:
    tokens = {'auth__operator_token': 'drive', 'auth__viewer_token': 'look'}
    return str(lab.bridge(LAYOUT, **tokens).url).partition('#')[0]


@pytest.fixture
def server(lab: Any) -> Iterator[MarkerServer]:
    made = MarkerServer(lab.robot.node, '/arm')
    yield made
    made.close()


@pytest.fixture
def opened(lab: Any, url: str, open_page: Any, server: MarkerServer) -> Any:
    """Return a function that opens a page which sees these markers from above."""

    def open_one(*markers: Any, token: str = 'drive', **options: Any) -> Any:
        if markers:
            server.insert(*markers)
        page = open_page(f'{url}#token={token}', **options)
        names = set(server.markers)
        lab.wait(lambda: page_sees(page) == names, f'the page sees {names}')
        lab.wait(lambda: all(one['fixed'] for one in report(page)), 'they are drawn')
        page.ask('setCamera', ABOVE)
        lab.wait(lambda: server._node.count_publishers('/arm/feedback'), 'feedback is offered')
        lab.wait(lambda: server._subscription.get_publisher_count(), 'the server hears the bridge')
        return page

    return open_one


def report(page: Any) -> list[dict[str, Any]]:
    return list(page.ask('interactiveMarkers', TOPIC).values())


def page_sees(page: Any) -> set[str]:
    return set(page.ask('interactiveMarkers', TOPIC))


def shown(page: Any, name: str = 'a') -> list[float]:
    return page.ask('interactiveMarkers', TOPIC)[name]['position']


def spot(page: Any, point: Any) -> tuple[float, float]:
    """Return where on the page a point of the fixed frame is."""
    camera = page.ask('camera')
    x, y, z, w = camera['orientation']
    turn = np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
            [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
            [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
        ]
    )
    ahead, left, up = turn.T @ (np.array(point, float) - np.array(camera['position']))
    box = page.page.get_by_role('img', name='3D view').bounding_box()
    scale = box['height'] / 2 / math.tan(camera['fov'] / 2)
    return (
        box['x'] + box['width'] / 2 - scale * left / ahead,
        box['y'] + box['height'] / 2 - scale * up / ahead,
    )


def drag(page: Any, start: Any, end: Any, *, steps: int = 10, release: bool = True) -> None:
    mouse = page.page.mouse
    mouse.move(*spot(page, start))
    mouse.down()
    mouse.move(*spot(page, end), steps=steps)
    if release:
        mouse.up()


def box(name: str, mode: int, *, at: Any = (0.0, 0.0, 0.0), **fields: Any) -> Any:
    return make_marker(name, make_control('grip', mode, make_box()), at=at, **fields)


def position_of(feedback: Any) -> list[float]:
    place = feedback.pose.position
    return [place.x, place.y, place.z]


def turn_of(feedback: Any) -> float:
    """Return the angle about z."""
    q = feedback.pose.orientation
    return 2 * math.atan2(q.z, q.w)


def test_dragged_along_an_axis(lab: Any, server: MarkerServer, opened: Any) -> None:
    """MOUSE_DOWN, poses, MOUSE_UP; the last pose is where the pointer let go, on the axis."""
    page = opened(make_marker('a', make_control('x', Control.MOVE_AXIS)))
    drag(page, (0.7, 0, 0), (1.9, 0.4, 0))
    lab.wait(lambda: server.events(Feedback.MOUSE_UP), 'it is let go')
    kinds = [one.event_type for one in server.heard]
    assert kinds[0] == Feedback.MOUSE_DOWN and kinds[-1] == Feedback.MOUSE_UP
    poses = server.events(Feedback.POSE_UPDATE)
    assert len(poses) >= 2
    assert position_of(poses[-1]) == pytest.approx([1.2, 0, 0], abs=2e-2)
    assert position_of(poses[-1])[1:] == pytest.approx([0, 0], abs=1e-9)
    first = server.heard[0]
    assert (first.marker_name, first.control_name) == ('a', 'x')
    assert first.header.frame_id == 'map' and first.client_id.startswith('ros_viz_bridge/c')
    assert first.mouse_point_valid and abs(first.mouse_point.x - 0.7) < 0.1
    lab.wait(lambda: shown(page) == pytest.approx(server.position('a'), abs=1e-6), 'both agree')
    page.shot('interactive_axis')


def test_dragged_in_a_plane_exactly(lab: Any, server: MarkerServer, opened: Any) -> None:
    """The pose is right to 1e-3: the grabbed point stays under the pointer."""
    up = (0, -math.sqrt(0.5), 0, math.sqrt(0.5))
    page = opened(make_marker('a', make_control('xy', Control.MOVE_PLANE, turn=up)))
    start, end = (0.575, 0.0, 0.0), (1.175, -0.9, 0.0)
    drag(page, start, end)
    lab.wait(lambda: server.events(Feedback.MOUSE_UP), 'it is let go')
    expected = np.array(end) - np.array(start)
    assert position_of(server.events(Feedback.POSE_UPDATE)[-1]) == pytest.approx(
        expected.tolist(), abs=1e-3
    )
    assert server.position('a') == pytest.approx(expected.tolist(), abs=1e-3)


def test_turned_about_an_axis(lab: Any, server: MarkerServer, opened: Any) -> None:
    """By a quarter, and on past the half: the angle follows the pointer round."""
    up = (0, -math.sqrt(0.5), 0, math.sqrt(0.5))
    page = opened(make_marker('a', make_control('yaw', Control.ROTATE_AXIS, turn=up)))
    mouse = page.page.mouse
    radius = 0.575
    mouse.move(*spot(page, (radius, 0, 0)))
    mouse.down()
    for degrees in range(10, 221, 10):
        angle = math.radians(degrees)
        mouse.move(*spot(page, (radius * math.cos(angle), radius * math.sin(angle), 0)))
    mouse.up()
    lab.wait(lambda: server.events(Feedback.MOUSE_UP), 'it is let go')
    last = server.events(Feedback.POSE_UPDATE)[-1]
    assert math.cos(turn_of(last) - math.radians(220)) == pytest.approx(1, abs=1e-5)
    assert position_of(last) == pytest.approx([0, 0, 0], abs=1e-9)


def test_moved_and_turned_freely(lab: Any, server: MarkerServer, opened: Any) -> None:
    """MOVE_ROTATE_3D: without a key it moves in the view's plane, with Ctrl it turns."""
    page = opened(box('a', Control.MOVE_ROTATE_3D))
    drag(page, (0, 0, 0.25), (1, 1, 0.25))
    lab.wait(lambda: server.events(Feedback.MOUSE_UP), 'it is let go')
    assert server.position('a') == pytest.approx((1, 1, 0), abs=2e-3)
    lab.wait(lambda: shown(page) == pytest.approx(server.position('a')), 'both agree')
    page.page.keyboard.down('Control')
    drag(page, (1, 1, 0.25), (1, 0, 0.25))
    page.page.keyboard.up('Control')
    lab.wait(lambda: len(server.events(Feedback.MOUSE_UP)) == 2, 'it is let go again')
    last = server.events(Feedback.POSE_UPDATE)[-1]
    assert position_of(last) == pytest.approx([1, 1, 0], abs=2e-3)
    assert abs(last.pose.orientation.w) < 0.99


def test_a_button_is_pressed(lab: Any, server: MarkerServer, opened: Any) -> None:
    page = opened(box('a', Control.BUTTON))
    page.page.mouse.click(*spot(page, (0, 0, 0.25)))
    lab.wait(lambda: server.events(Feedback.BUTTON_CLICK), 'the click arrives')
    kinds = [one.event_type for one in server.heard]
    assert kinds == [Feedback.MOUSE_DOWN, Feedback.MOUSE_UP, Feedback.BUTTON_CLICK]
    assert server.position('a') == (0, 0, 0)


def test_a_menu_by_mouse_and_by_keyboard(lab: Any, server: MarkerServer, opened: Any) -> None:
    menu = [make_entry(1, 'Home'), make_entry(2, 'Tools'), make_entry(3, '[x] Drill', parent=2)]
    page = opened(box('a', Control.MOVE_3D, menu=menu, description='Arm'))
    page.page.mouse.click(*spot(page, (0, 0, 0.25)), button='right')
    page.page.get_by_role('menuitem', name='Tools').hover()
    drill = page.page.get_by_role('menuitem', name='Drill, on')
    drill.wait_for()
    page.shot('interactive_menu')
    drill.click()
    lab.wait(lambda: server.events(Feedback.MENU_SELECT), 'the choice arrives')
    (chosen,) = server.events(Feedback.MENU_SELECT)
    assert (chosen.menu_entry_id, chosen.marker_name, chosen.control_name) == (3, 'a', 'grip')
    page.page.mouse.move(5, 5)
    page.page.get_by_role('img', name='3D view').focus()
    page.page.keyboard.press('Shift+F10')
    page.page.get_by_role('menuitem', name='Home').wait_for()
    page.page.keyboard.press('ArrowDown')
    page.page.keyboard.press('Enter')
    lab.wait(lambda: len(server.events(Feedback.MENU_SELECT)) == 2, 'the second choice arrives')
    assert server.events(Feedback.MENU_SELECT)[1].menu_entry_id == 1


def test_two_pages_see_each_others_moves(lab: Any, server: MarkerServer, opened: Any) -> None:
    """Through the server; while one holds the marker, the other cannot, and is told."""
    one = opened(box('a', Control.MOVE_3D))
    two = opened()
    drag(one, (0, 0, 0.25), (1, 0, 0.25), release=False)
    lab.wait(lambda: shown(two) == pytest.approx([1, 0, 0], abs=1e-2), 'the other one sees it')
    assert one.ask('interactiveMarkers', TOPIC)['a']['held']
    drag(two, (1, 0, 0.25), (0, 2, 0.25))
    lab.wait(lambda: 'has the control' in two.page.inner_text('body'), 'it is told why not')
    assert {f.client_id for f in server.heard} == {f'ros_viz_bridge/{one.client_id}'}
    one.page.mouse.up()
    lab.wait(lambda: server.events(Feedback.MOUSE_UP), 'it is let go')
    two.ask('setCamera', ABOVE)
    lab.wait(lambda: shown(two)[0] == pytest.approx(shown(one)[0], abs=1e-6), 'they agree')
    drag(two, (1, 0, 0.25), (1, 1, 0.25))
    lab.wait(lambda: shown(one) == pytest.approx([1, 1, 0], abs=2e-2), 'now the other way round')


def test_a_gap_and_a_restart_are_made_good(lab: Any, server: MarkerServer, opened: Any) -> None:
    page = opened(box('a', Control.MOVE_3D), box('b', Control.MOVE_3D, at=(1, 0, 0)))
    del server.markers['b']
    server.lose()
    server.move('a', (0.5, 0.0, 0.0))
    lab.wait(lambda: page_sees(page) == {'a'}, 'the lost update is made good')
    server.close()
    fresh = MarkerServer(lab.robot.node, '/arm')
    fresh.markers['c'] = box('c', Control.MOVE_3D)
    lab.wait(lambda: page_sees(page) == {'c'}, 'the new server’s markers are shown')
    fresh.close()
    lab.wait(lambda: page_sees(page) == set(), 'without a server there are none')


def test_a_viewer_sees_but_does_not_move(lab: Any, server: MarkerServer, opened: Any) -> None:
    page = opened(box('a', Control.MOVE_3D), token='look')
    drag(page, (0, 0, 0.25), (1, 0, 0.25))
    lab.wait(lambda: 'role of an operator' in page.page.inner_text('body'), 'it is told why not')
    assert server.heard == []
    assert shown(page) == [0, 0, 0]


def test_a_stop_ends_the_drag(lab: Any, server: MarkerServer, opened: Any) -> None:
    """The marker goes back to where its server has it, and nothing more goes out."""
    page = opened(box('a', Control.MOVE_3D))
    drag(page, (0, 0, 0.25), (1, 0, 0.25), release=False)
    lab.wait(lambda: server.position('a')[0] > 0.9, 'it moves')
    page.ask('stop', 'enough')
    lab.wait(lambda: not page.ask('interactiveMarkers', TOPIC)['a']['held'], 'it is let go')
    count = len(server.heard)
    page.page.mouse.move(*spot(page, (2, 2, 0.25)), steps=5)
    page.page.mouse.up()
    drag(page, (1, 0, 0.25), (0, 1, 0.25))
    lab.wait(lambda: 'stopped by' in page.page.inner_text('body'), 'it is told why not')
    assert len(server.heard) == count
    assert shown(page) == pytest.approx(server.position('a'), abs=1e-6)
    page.ask('resetStop')
    page.ask('setCamera', ABOVE)


def test_by_finger(lab: Any, server: MarkerServer, opened: Any) -> None:
    """A finger drags, and a long press opens the menu."""
    page = opened(box('a', Control.MOVE_3D, menu=[make_entry(1, 'Home')]), has_touch=True)
    touch = page.context.new_cdp_session(page.page)

    def point(kind: str, at: Any) -> None:
        x, y = spot(page, at)
        points = [] if kind == 'touchEnd' else [{'x': x, 'y': y}]
        touch.send('Input.dispatchTouchEvent', {'type': kind, 'touchPoints': points})

    entry = page.page.get_by_role('menuitem', name='Home')

    def drag() -> None:
        point('touchStart', (0, 0, 0.25))
        for step in range(1, 11):
            point('touchMove', (step / 10, 0, 0.25))
        point('touchEnd', (1, 0, 0.25))

    drag()
    while entry.is_visible():
        # This machine is so slow that the finger lay there for long before it moved.
        page.page.keyboard.press('Escape')
        entry.wait_for(state='hidden')
        drag()
    lab.wait(lambda: server.events(Feedback.MOUSE_UP), 'it is let go')
    there = pytest.approx((1, 0, 0), abs=2e-3)
    lab.wait(lambda: server.position('a') == there, 'it is where the finger was')
    lab.wait(lambda: shown(page) == pytest.approx(server.position('a')), 'both agree')
    point('touchStart', (1, 0, 0.25))
    entry.wait_for()
    point('touchEnd', (1, 0, 0.25))
    page.page.wait_for_timeout(100)
    assert entry.is_visible(), 'the finger that opened it does not close it'
