# SPDX-License-Identifier: Apache-2.0
"""A service of any type called from a page: its request filled in, its answer shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nav_msgs.srv import GetPlan
import pytest
from std_srvs.srv import SetBool
from support.world import running_bridge, until, Viewer

from ros_viz_bridge.wire.client import Stop, WidgetChanged
from ros_viz_bridge.wire.gui import Widget, WidgetState
from ros_viz_bridge.wire.gui_containers import GuiFolder
from ros_viz_bridge.wire.session import Notice

pytestmark = pytest.mark.ros
LAYOUT = """
widgets:
  - {button: Motor, service: /motor, type: std_srvs/srv/SetBool, confirm: Sure?}
  - {button: Motor on, service: /motor, type: std_srvs/SetBool, request: {data: true}}
  - button: Plan
    service: /plan
    type: nav_msgs/srv/GetPlan
    request: {start: {header: {frame_id: map}}}
    form: [goal.pose.position, goal.header.frame_id, tolerance]
"""


@pytest.fixture
def bridge(tmp_path) -> Iterator[Any]:
    path = tmp_path / 'layout.yaml'
    path.write_text(LAYOUT)
    with running_bridge(f'layout_file:={path}') as node:
        yield node


def press(page: Viewer, key: str, value: Any = True) -> None:
    page.send(WidgetChanged(key, value, 1))


def shown(page: Viewer, key: str) -> Any:
    return page.wait_for(lambda m: isinstance(m, WidgetState) and m.key == key).value


def test_requests_are_filled_in_and_answers_shown(bridge, robot, open_page):
    page = open_page(bridge)
    found: dict[str, Widget] = {}
    while 'plan' not in found:
        one = page.wait_for(Widget)
        found[one.key] = one
    assert isinstance(found['motor/form'], GuiFolder) and 'motor_on/form' not in found
    assert (found['motor/data'].container, found['motor'].confirm) == ('motor/form', 'Sure?')
    assert list(found)[-4:-1] == [
        'plan/goal.pose.position',
        'plan/goal.header.frame_id',
        'plan/tolerance',
    ]
    asked: list[Any] = []

    def motor(request, response):
        asked.append(request.data)
        response.success, response.message = request.data, 'it hums'
        return response

    def plan(request, response):
        asked.append(request)
        response.plan.header.frame_id = 'odom'
        return response

    robot.node.create_service(SetBool, '/motor', motor)
    robot.node.create_service(GetPlan, '/plan', plan)
    for key in ('motor', 'plan'):
        until(bridge.widgets._by_key[key]._call._client.service_is_ready)
    press(page, 'motor_on')
    notice = page.wait_for(Notice)
    assert (notice.level, notice.text, asked) == ('info', 'Motor on: it hums', [True])
    press(page, 'motor')
    assert shown(page, 'motor/result') == 'it hums'
    assert bridge.widgets._by_key['motor']._widgets['motor/result'].color == 'red', 'no success'
    press(page, 'plan/goal.pose.position', [1.0, 2.0, 3.0])
    press(page, 'plan/tolerance', 0.5)
    press(page, 'plan')
    assert 'frame_id: odom' in shown(page, 'plan/result')
    request = asked[-1]
    assert (request.goal.pose.position.y, request.tolerance) == (2.0, 0.5)
    assert request.start.header.frame_id == 'map'
    assert request.start.header.stamp.sec > 0, 'stamped where it is sent'


def test_a_press_that_waited_for_a_stop_calls_nobody(bridge, robot, open_page):
    page = open_page(bridge)
    press(page, 'motor_on')
    assert 'no node offers the service /motor' in page.wait_for(Notice).text
    page.send(Stop('test'))
    press(page, 'motor_on')
    assert 'stopped' in page.wait_for(lambda m: isinstance(m, Notice) and 'stop' in m.text).text
