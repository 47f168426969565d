# SPDX-License-Identifier: Apache-2.0
"""A checkbox or slider on a service: what is shown is what the service took."""

from __future__ import annotations

from collections.abc import Iterator
import threading
from typing import Any

import pytest
from rclpy.task import Future
from std_srvs.srv import SetBool
from support.world import running_bridge, until, Viewer

from ros_viz_bridge.core.session import ClientInfo
from ros_viz_bridge.layout.layout_widgets import read_widgets
from ros_viz_bridge.layout.yaml_nodes import LayoutError, read_yaml
from ros_viz_bridge.ros.service_value import ServiceValue
from ros_viz_bridge.wire.client import Stop, WidgetChanged
from ros_viz_bridge.wire.gui import WidgetState
from ros_viz_bridge.wire.session import Notice

pytestmark = pytest.mark.ros
LAYOUT = """
widgets:
  - {checkbox: Motor, service: /motor}
  - {slider: Left, service: /load_map, type: nav_msgs/srv/GetPlan, field: tolerance, min: 0,
     max: 9, request: {start: {header: {frame_id: map}}}}
"""


@pytest.fixture
def bridge(tmp_path) -> Iterator[Any]:
    path = tmp_path / 'layout.yaml'
    path.write_text(LAYOUT)
    with running_bridge(f'layout_file:={path}') as node:
        yield node


def state(page: Viewer, key: str, value: Any, *, known: bool = True) -> None:
    page.wait_for(
        lambda m: (
            isinstance(m, WidgetState)
            and (m.key, m.value, m.known, m.origin) == (key, value, known, '')
        )
    )


def test_it_shows_what_the_service_took(bridge, robot, open_page):
    page = open_page(bridge)
    state(page, 'motor', False, known=False)
    page.send(WidgetChanged('motor', True, 1))
    assert 'no node offers the service /motor' in page.wait_for(Notice).text
    state(page, 'motor', False, known=False)
    asked: list[bool] = []
    go = threading.Event()

    def motor(request: Any, response: Any) -> Any:
        go.wait(60.0)
        asked.append(request.data)
        response.success, response.message = len(asked) != 2, 'too hot'
        return response

    robot.node.create_service(SetBool, '/motor', motor)
    binding = bridge.widgets._by_key['motor']
    until(binding._call._client.service_is_ready)
    until(lambda: robot.node.count_clients('/motor'))
    # Of what is set while it works the newest counts.
    page.send(WidgetChanged('motor', True, 2))
    until(lambda: binding._call.running)
    for value in (False, True, False):
        page.send(WidgetChanged('motor', value, 2))
        until(lambda v=value: binding._next is not None and binding._next[1] is v)
    go.set()
    until(lambda: [m for m in page.page.messages if isinstance(m, Notice)], 'it is told')
    assert [m.text for m in page.page.messages if isinstance(m, Notice)] == ['Motor: too hot']
    state(page, 'motor', True)
    assert asked == [True, False]
    go.clear()
    page.send(WidgetChanged('motor', False, 3))
    until(lambda: binding._call.running)
    page.send(WidgetChanged('motor', True, 4))
    until(lambda: binding._next is not None)
    page.send(Stop('enough'))
    state(page, 'motor', False)
    go.set()
    until(lambda: len(asked) == 3 and not binding._call.running)
    assert asked == [True, False, False]


class Thread:
    """The publishing thread, in the test's own."""

    held_back = False

    def __init__(self) -> None:
        self.notes: list[tuple[str, str, str]] = []

    def submit(self, call: Any, *args: Any) -> None:
        call(*args)

    def note(self, what: str, about: str, client: ClientInfo) -> None:
        self.notes.append((what, about, client.client_id))


class Service:
    """A client of a service, and its node."""

    def __init__(self) -> None:
        self.calls: list[tuple[bool, Future]] = []

    def create_client(self, kind: Any, name: str) -> Service:
        return self

    def service_is_ready(self) -> bool:
        return True

    def call_async(self, request: Any) -> Future:
        self.calls.append((request.data, Future()))
        return self.calls[-1][1]

    def remove_pending_request(self, future: Future) -> None:
        pass

    def answer(self, *, success: bool) -> None:
        self.calls[-1][1].set_result(SetBool.Response(success=success, message='done'))


class Pages:
    """A server that keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[Any] = []

    def publish(self, message: Any, to: str = '') -> None:
        self.told.append(message)

    @property
    def shown(self) -> tuple[Any, bool]:
        last = [message for message in self.told if isinstance(message, WidgetState)][-1]
        return last.value, last.known


def alone() -> tuple[ServiceValue, Service, Pages, Thread]:
    """Return a checkbox of the group robot, without ROS."""
    text = '- {checkbox: Motor, service: /motor, group: robot}'
    (entry,) = read_widgets(read_yaml(text, file='f'))
    service, pages, thread = Service(), Pages(), Thread()
    made = ServiceValue(service, pages, thread, entry, 0.0, SetBool, ros_time=lambda: 0.0)  # type: ignore[arg-type]
    return made, service, pages, thread


def put(motor: ServiceValue, client: str, value: Any) -> None:
    motor.changed(ClientInfo(client, 'operator'), WidgetChanged('motor', value, 1))


def test_what_waits_of_who_lost_the_control_is_not_called():
    motor, service, pages, thread = alone()
    put(motor, 'c1', True)
    put(motor, 'c1', False)
    motor.handed_over('drive', 'c2')
    motor.handed_over('robot', 'c1')
    service.answer(success=True)
    assert [value for value, _ in service.calls] == [True, False]
    put(motor, 'c1', True)
    motor.handed_over('robot', 'c2')
    assert pages.shown == (False, True)
    service.answer(success=True)
    put(motor, 'c2', True)
    assert [value for value, _ in service.calls] == [True, False, True]
    assert [client for _, _, client in thread.notes] == ['c1', 'c1', 'c2']
    assert thread.notes[0] == ('called', '/motor', 'c1')


def test_what_is_refused_after_a_stop_is_not_shown_as_taken():
    motor, service, pages, _ = alone()
    put(motor, 'c1', True)
    put(motor, 'c1', False)
    motor.stopped()
    assert pages.shown == (True, True)
    service.answer(success=False)
    assert pages.shown == (False, False)
    assert len(service.calls) == 1


@pytest.mark.parametrize(
    ('entry', 'why'),
    [
        ('checkbox: A, service: /a, type: std_srvs/srv/Trigger', 'line 2'),
        ('checkbox: A, service: /a, form: []', 'no such key'),
        ('number: A, service: /a, type: std_srvs/srv/SetBool', 'is bool: a number'),
        ('slider: A, service: /a, type: a_msgs/srv/B', 'needs both min and max'),
        ('checkbox: A, service: /a, request: {date: true}', 'request'),
        ('number: A, service: /a', 'needs the type of its service'),
        ('text: A, service: /a', 'needs the key topic or parameter'),
    ],
)
def test_what_does_not_fit_ends_the_start(tmp_path, entry, why):
    path = tmp_path / 'layout.yaml'
    path.write_text(f'widgets:\n  - {{{entry}}}\n')
    with pytest.raises(LayoutError, match=why):
        with running_bridge(f'layout_file:={path}'):
            pass
