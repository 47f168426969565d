# SPDX-License-Identifier: Apache-2.0
"""Tools by mouse and finger, driving by keys and stick, as real subscribers hear of it."""

from __future__ import annotations

from collections.abc import Callable
import math
from typing import Any

from geometry_msgs.msg import PointStamped, PoseArray, PoseStamped, TransformStamped, Twist
import pytest
from tf2_msgs.msg import TFMessage

pytestmark = [pytest.mark.browser, pytest.mark.ros]

LAYOUT = """
version: 1
fixed_frame: map
discover: none
tools: [goal_pose, clicked_point, waypoints, measure, drive]
gizmos:
  - {gizmo: Reach, topic: /reach, frame: map, pose: [-3, 3, 0, 0, 0, 0, 1], group: '', size: 0.8,
     axes: [x, y]}
"""
ABOVE = {'position': [0.0, -6.0, 8.0], 'orientation': [-0.2, 0.2, 0.678233, 0.678233]}


@pytest.fixture(scope='module')
def url(lab: Any) -> str:
    """Start a bridge whose operators may drive."""
    link = TransformStamped(child_frame_id='base_link')
    link.header.frame_id = 'map'
    link.transform.rotation.w = 1.0
    lab.robot.latch('/tf_static', TFMessage(transforms=[link]))
    return lab.bridge(LAYOUT).url


def ready(lab: Any, page: Any) -> None:
    lab.wait(lambda: page.ask('status')['fixedFrame'] == 'map', 'the fixed frame is known')
    page.ask('setCamera', ABOVE)
    page.view()


def at(page: Any, *point: float) -> tuple[float, float]:
    """Return where a point of map is on the page."""
    box = page.page.locator('canvas').first.bounding_box()
    x, y = page.ask('project', list(point))
    return box['x'] + x, box['y'] + y


def middle_of(element: Any) -> tuple[float, float]:
    box = element.bounding_box()
    return box['x'] + box['width'] / 2, box['y'] + box['height'] / 2


def fingers(page: Any) -> Callable[[str, int, tuple[float, float]], None]:
    """Return what lets one of several fingers touch, move and lift."""
    touch = page.context.new_cdp_session(page.page)

    def finger(kind: str, number: int, at: tuple[float, float]) -> None:
        point = {'x': at[0], 'y': at[1], 'id': number}
        touch.send('Input.dispatchTouchEvent', {'type': kind, 'touchPoints': [point]})

    return finger


def test_tools_by_mouse_and_keys(lab: Any, open_page: Any, url: str) -> None:
    """A goal is pressed and dragged, a point clicked, waypoints sent; Escape takes back."""
    goals = lab.robot.hear(PoseStamped, '/goal_pose')
    points = lab.robot.hear(PointStamped, '/clicked_point')
    routes = lab.robot.hear(PoseArray, '/waypoints')
    page = open_page(url)
    ready(lab, page)
    mouse, keyboard = page.page.mouse, page.page.keyboard
    keyboard.press('g')
    card = page.page.get_by_role('region', name='Goal pose')
    card.wait_for()
    lab.wait(lambda: 'nobody listens' not in card.inner_text(), 'the subscriber is known')
    mouse.move(*at(page, 1, 1, 0))
    mouse.down()
    mouse.move(*at(page, 1, 2.5, 0), steps=3)
    page.shot('tools_goal')
    keyboard.press('Escape')
    mouse.up()
    assert page.ask('tools')['tool'] == 'goal_pose' and goals == []
    mouse.move(*at(page, 1, 1, 0))
    mouse.down()
    mouse.move(*at(page, 1, 2.5, 0), steps=3)
    mouse.up()
    lab.wait(lambda: goals, 'the goal arrives')
    pose = goals[0][1].pose
    assert (pose.position.x, pose.position.y) == pytest.approx((1, 1), abs=0.05)
    yaw = 2 * math.atan2(pose.orientation.z, pose.orientation.w)
    assert yaw == pytest.approx(math.pi / 2, abs=0.05)
    assert page.ask('tools')['tool'] == 'select'
    page.page.locator('text=published on /goal_pose').first.wait_for()
    keyboard.press('u')
    mouse.click(*at(page, -1, 0.5, 0))
    lab.wait(lambda: points, 'the point arrives')
    point = points[0][1].point
    assert (point.x, point.y) == pytest.approx((-1, 0.5), abs=0.05)
    keyboard.press('y')
    for place in ((0, 0, 0), (1, 0, 0), (1, 1.5, 0)):
        mouse.click(*at(page, *place))
    page.shot('tools_waypoints')
    keyboard.press('Enter')
    lab.wait(lambda: routes, 'the waypoints arrive')
    assert [round(each.position.x) for each in routes[0][1].poses] == [0, 1, 1]
    keyboard.press('p')
    assert page.ask('tools')['tool'] == 'waypoints', 'the layout has no pose estimate'


def test_a_gizmo_by_mouse(lab: Any, open_page: Any, url: str) -> None:
    """An arrow that is dragged publishes the pose; what others publish moves it."""
    heard = lab.robot.hear(PoseStamped, '/reach', matched=True)
    page = open_page(url)
    ready(lab, page)
    lab.wait(lambda: '/gizmos/reach' in page.ask('nodes'), 'it is there')
    mouse = page.page.mouse
    mouse.move(*at(page, -2.5, 3, 0))
    mouse.down()
    mouse.move(*at(page, -1.5, 3, 0), steps=4)
    mouse.up()
    lab.wait(lambda: heard and heard[-1][1].pose.position.x > -2.1, 'it arrives')
    page.shot('gizmo')
    message = heard[-1][1]
    assert message.header.frame_id == 'map'
    place = message.pose.position
    assert (place.x, place.y, place.z) == pytest.approx((-2, 3, 0), abs=0.05)
    message.pose.position.y = 1.0
    lab.robot.say('/reach', message)
    lab.wait(lambda: page.ask('nodes')['/gizmos/reach']['matrix'][13] == 1.0, 'it follows')


def test_driving_by_keys_and_stick(lab: Any, open_page: Any, url: str) -> None:
    """It moves while it is held; let go, or left, zero is the last word."""
    heard = lab.robot.hear(Twist, '/cmd_vel')
    page = open_page(url)
    ready(lab, page)
    page.page.get_by_role('button', name='Drive').click()
    panel = page.page.get_by_role('region', name='Drive')
    panel.get_by_text('You drive').wait_for()
    lab.wait(lambda: 'Nobody listens' not in panel.inner_text(), 'the subscriber is known')

    def moves(*, turning: bool = False) -> bool:
        return any((each.angular.z if turning else each.linear.x) != 0 for _, each in heard)

    def rests() -> None:
        lab.wait(
            lambda: len(heard) > 4 and [each for _, each in heard[-5:]] == [Twist()] * 5,
            'zero is the last word',
        )
        heard.clear()

    keyboard = page.page.keyboard
    keyboard.down('w')
    lab.wait(moves, 'w drives')
    assert max(each.linear.x for _, each in heard) == pytest.approx(0.25)
    keyboard.up('w')
    rests()
    keyboard.down('ArrowLeft')
    lab.wait(lambda: moves(turning=True), 'arrows turn')
    page.page.evaluate("window.dispatchEvent(new Event('blur'))")
    rests()
    keyboard.up('ArrowLeft')
    middle = middle_of(page.page.get_by_label('Drive stick'))
    page.page.mouse.move(*middle)
    page.page.mouse.down()
    page.page.mouse.move(middle[0], middle[1] - 40, steps=2)
    lab.wait(moves, 'the stick drives')
    page.shot('drive')
    page.page.mouse.up()
    rests()
    keyboard.down('w')
    lab.wait(moves, 'w drives')
    keyboard.press(' ')
    rests()
    keyboard.up('w')
    page.shot('drive_stopped')
    page.ask('resetStop')


def test_what_a_tool_is_called_covers_no_other_tool(lab: Any, open_page: Any, url: str) -> None:
    """Tools stand in a column: what names one is beside it, not over the one above."""
    page = open_page(url).page
    strip = page.get_by_role('toolbar', name='Robot tools')
    strip.get_by_role('button', name='Drive').hover()
    tip = page.get_by_role('tooltip', name='Drive')
    tip.wait_for()
    edge = strip.bounding_box()['x'] + strip.bounding_box()['width']
    lab.wait(lambda: tip.bounding_box()['x'] >= edge, 'it is beside the tools')


def test_what_a_tool_is_called_goes_when_it_is_taken(open_page: Any, url: str) -> None:
    """Its card opens where its name was; that has the name, too."""
    page = open_page(url).page
    button = page.get_by_role('toolbar', name='Robot tools').get_by_role('button', name='Drive')
    button.hover()
    tip = page.get_by_role('tooltip', name='Drive')
    tip.wait_for()
    button.click()
    page.get_by_role('region', name='Drive').get_by_text('You drive').wait_for()
    tip.wait_for(state='hidden')
    button.click()
    page.get_by_role('region', name='Drive').wait_for(state='hidden')


def test_the_line_between_tools_is_in_the_middle_of_them(open_page: Any, url: str) -> None:
    page = open_page(url, viewport={'width': 1280, 'height': 800}).page
    after = page.get_by_role('button', name='Reset view')
    before = page.get_by_role('button', name='Focus')
    line = after.locator('xpath=preceding-sibling::*[1]').bounding_box()
    left, right = before.bounding_box(), after.bounding_box()
    assert middle_of(after)[1] == pytest.approx(line['y'] + line['height'] / 2, abs=1)
    space = right['x'] - line['x'], line['x'] - left['x'] - left['width']
    assert min(space) > 4 and space[0] == pytest.approx(space[1], abs=2)


def test_a_finger_puts_and_drives(lab: Any, open_page: Any, url: str) -> None:
    """On a phone, too."""
    goals = lab.robot.hear(PoseStamped, '/goal_pose')
    heard = lab.robot.hear(Twist, '/cmd_vel')
    phone = {'width': 390, 'height': 780}
    page = open_page(url, viewport=phone, has_touch=True, is_mobile=True, color_scheme='dark')
    ready(lab, page)
    page.page.get_by_role('button', name='Goal pose').tap()
    card = page.page.get_by_role('region', name='Goal pose')
    card.wait_for()
    lab.wait(lambda: 'nobody listens' not in card.inner_text(), 'the subscriber is known')
    page.shot('tools_phone')
    touch = page.context.new_cdp_session(page.page)

    def finger(kind: str, *points: tuple[float, float]) -> None:
        given = [{'x': x, 'y': y} for x, y in points]
        touch.send('Input.dispatchTouchEvent', {'type': kind, 'touchPoints': given})

    place, ahead = at(page, 0, 0, 0), at(page, 1.0, 0, 0)
    finger('touchStart', place)
    finger('touchMove', ahead)
    finger('touchEnd')
    lab.wait(lambda: goals, 'the goal arrives')
    assert goals[0][1].pose.orientation.w == pytest.approx(1.0, abs=0.01)
    finger('touchStart', middle_of(page.page.get_by_role('button', name='Drive')))
    finger('touchEnd')
    page.page.get_by_text('You drive').wait_for()
    middle = middle_of(page.page.get_by_label('Drive stick'))
    finger('touchStart', middle)
    finger('touchMove', (middle[0], middle[1] - 40))
    lab.wait(lambda: any(each.linear.x > 0 for _, each in heard), 'the stick drives')
    page.shot('drive_phone')
    finger('touchEnd')
    lab.wait(lambda: [each for _, each in heard[-5:]] == [Twist()] * 5, 'zero is the last word')


def test_a_second_finger_stops(lab: Any, open_page: Any, url: str) -> None:
    """The stop is heard as it is touched, while another finger holds the stick, and stays."""
    heard = lab.robot.hear(Twist, '/cmd_vel')
    phone = {'width': 390, 'height': 780}
    page = open_page(url, viewport=phone, has_touch=True, is_mobile=True)
    ready(lab, page)
    page.page.get_by_role('button', name='Drive').tap()
    page.page.get_by_text('You drive').wait_for()
    finger = fingers(page)
    stick = middle_of(page.page.get_by_label('Drive stick'))
    stop = middle_of(page.page.get_by_role('button', name='Stop', exact=True))
    finger('touchStart', 1, stick)
    finger('touchMove', 1, (stick[0], stick[1] - 40))
    lab.wait(lambda: any(each.linear.x > 0 for _, each in heard), 'the stick drives')
    finger('touchStart', 2, stop)
    release = page.page.get_by_role('button', name='Release stop')
    release.wait_for()
    lab.wait(lambda: [each for _, each in heard[-5:]] == [Twist()] * 5, 'zero is the last word')
    finger('touchEnd', 2, stop)
    finger('touchEnd', 1, stick)
    page.shot('stopped_by_a_second_finger')
    # A tap is a press as well, and lifting has its own button.
    release.tap()
    release.wait_for(state='detached')
    page.page.get_by_role('button', name='Stop', exact=True).tap()
    release.wait_for()
    release.tap()
    release.wait_for(state='detached')


def test_a_second_finger_presses_buttons_once(lab: Any, open_page: Any, url: str) -> None:
    """Browsers make no click of it: who drives by one hand could press nothing by the other."""
    phone = {'width': 390, 'height': 780}
    page = open_page(url, viewport=phone, has_touch=True, is_mobile=True)
    ready(lab, page)
    drive = page.page.get_by_role('button', name='Drive')
    drives = page.page.get_by_text('You drive')
    drive.tap()
    drives.wait_for()
    finger = fingers(page)
    clicks = (
        'document.addEventListener("click", () => { window.clicks = (window.clicks ?? 0) + 1 })'
    )
    page.page.evaluate(clicks)
    canvas = page.page.locator('canvas').first.bounding_box()
    view = canvas['x'] + canvas['width'] / 2, canvas['y'] + 120
    finger('touchStart', 1, view)
    where = middle_of(drive)
    finger('touchStart', 2, where)
    finger('touchEnd', 2, where)
    drives.wait_for(state='detached')
    finger('touchEnd', 1, view)
    drive.tap()  # clicks come in order: one more of the second finger would have come before
    drives.wait_for()
    assert page.page.evaluate('window.clicks') == 2
