# SPDX-License-Identifier: Apache-2.0
"""The panels of the dock, with real topics: what they show is what the robot said."""

from __future__ import annotations

from collections.abc import Iterator
import math
import time
from typing import Any

from diagnostic_msgs.msg import DiagnosticArray, DiagnosticStatus, KeyValue
from geometry_msgs.msg import TransformStamped
from nav_msgs.msg import Odometry
import pytest
from rcl_interfaces.msg import Log
from sensor_msgs.msg import JointState
from std_msgs.msg import String
from tf2_msgs.msg import TFMessage
from visualization_msgs.msg import Marker, MarkerArray

pytestmark = [pytest.mark.browser, pytest.mark.ros]

LONG = '/building_7/floor_2/robots/carrier_12/manipulator/left/gripper/finger_pressure_raw'
SIZE = {'width': 1280, 'height': 800}
PHONE = {'width': 390, 'height': 800}
NAMES = ['Plot', 'Message', 'Topics', 'Frames', 'Log', 'Diagnostics']


class Talk:
    """What a robot says all the time."""

    def __init__(self, node: Any) -> None:
        self._node = node
        self._made: dict[str, Any] = {}
        self.count = 0
        self._timer = node.create_timer(0.05, self._say)

    def close(self) -> None:
        self._node.destroy_timer(self._timer)

    def _publish(self, topic: str, message: Any) -> None:
        if topic not in self._made:
            self._made[topic] = self._node.create_publisher(type(message), topic, 1000)
        self._made[topic].publish(message)

    def _say(self) -> None:
        self.count += 1
        stamp = self._node.get_clock().now().to_msg()
        odometry = Odometry()
        odometry.header.stamp, odometry.header.frame_id = stamp, 'odom'
        odometry.twist.twist.linear.x = math.sin(self.count / 10)
        self._publish('/odom', odometry)
        joints = JointState(name=['shoulder', 'elbow'], position=[0.25, 0.1 * self.count])
        joints.header.stamp = stamp
        self._publish('/joint_states', joints)
        frames = [('odom', 'map'), ('base_link', 'odom'), ('cup', ('map', 'odom')[self.count % 2])]
        self._publish('/tf', TFMessage(transforms=[frame(c, p, stamp) for c, p in frames]))
        if self.count % 20 == 1:
            self._publish('/diagnostics', diagnostics())


def frame(child: str, parent: str, stamp: Any) -> TransformStamped:
    found = TransformStamped(child_frame_id=child)
    found.header.frame_id, found.header.stamp = parent, stamp
    found.transform.translation.x = 1.0
    found.transform.rotation.w = 1.0
    return found


def diagnostics() -> DiagnosticArray:
    hot = [KeyValue(key='Temperature', value='81 °C'), KeyValue(key='Current', value='3.2 A')]
    return DiagnosticArray(
        status=[
            DiagnosticStatus(name='/Robot/Arm/elbow', level=b'\x01', message='hot', values=hot),
            DiagnosticStatus(name='/Robot/Base', message='fine', hardware_id='base-7'),
        ]
    )


@pytest.fixture(scope='module')
def talk(lab: Any) -> Iterator[Talk]:
    found = Talk(lab.robot.node)
    lab.robot.latch(LONG, String(data='what was said once'))
    yield found
    found.close()


@pytest.fixture(scope='module')
def url(lab: Any, talk: Talk) -> str:
    return lab.bridge().url


def press(page: Any, name: str) -> Any:
    """Open a panel, and return it."""
    page.page.get_by_role('navigation', name='Panels').get_by_role('button', name=name).click()
    return page.page.get_by_role('tabpanel', name=name)


def shows(lab: Any, panel: Any, text: str) -> None:
    lab.wait(lambda: text in panel.inner_text(), f'the panel shows {text!r}')


def test_the_dock_is_closed_at_first_and_remembers(lab: Any, url: str, open_page: Any) -> None:
    page = open_page(url, viewport=SIZE)
    tabs = page.page.get_by_role('tablist', name='Panels')
    assert tabs.count() == 0
    press(page, 'Log')
    page.page.get_by_role('tab', name='Log').focus()
    page.page.keyboard.press('ArrowRight')
    lab.wait(lambda: page.page.get_by_role('tabpanel', name='Diagnostics').count(), 'next tab')
    edge = page.page.get_by_role('separator', name='Size of the panels')
    edge.focus()
    page.page.keyboard.press('ArrowUp')
    height = int(edge.get_attribute('aria-valuenow') or 0)
    assert height > 260
    page.page.get_by_role('button', name='Move Diagnostics to the right').click()
    lab.wait(lambda: page.page.get_by_label('Right panels').count(), 'it lies on the right')
    page.page.reload()
    lab.wait(lambda: page.is_there() and page.phase == 'connected', 'the page is back')
    lab.wait(lambda: page.page.get_by_label('Right panels').count(), 'it lies there still')


def test_any_number_is_plotted(lab: Any, talk: Talk, url: str, open_page: Any) -> None:
    page = open_page(url, viewport=SIZE)
    panel = press(page, 'Plot')
    for path in ('/odom.twist.twist.linear.x', '/joint_states.position[name=elbow]'):
        field = page.page.get_by_label('Number to plot')
        field.fill(path)
        field.press('Enter')
        lab.wait(lambda path=path: path in panel.inner_text(), f'{path} is in the legend')
    lab.wait(lambda: panel.locator('canvas').count() == 1, 'it is drawn')
    values = panel.get_by_label('Series')
    lab.wait(lambda: '–' not in values.inner_text(), 'both have values')
    begun = talk.count
    lab.wait(lambda: talk.count > begun + 60, 'there is something to look at')
    page.shot('panel_plot')
    page.page.get_by_role('button', name='Pause').click()
    with page.page.expect_download() as download:
        page.page.get_by_role('button', name='Save CSV').click()
    lines = download.value.path().read_text().splitlines()
    assert lines[0] == 'time,/odom.twist.twist.linear.x,/joint_states.position[name=elbow]'
    column = [float(cells[2]) for line in lines[1:] if (cells := line.split(','))[2]]
    steps = [round((b - a) * 10) for a, b in zip(column, column[1:], strict=False)]
    assert len(steps) > 20 and set(steps) == {1}, 'each message is a sample, none is missing'
    field = page.page.get_by_label('Number to plot')
    field.fill('/odom.twist.nothing')
    field.press('Enter')
    shows(lab, panel, 'has no field nothing')


def test_messages_of_any_type_are_read(lab: Any, url: str, open_page: Any) -> None:
    page = open_page(url, viewport=SIZE)
    panel = press(page, 'Message')
    shows(lab, panel, 'Choose a topic')
    topic = page.page.get_by_label('Topic to read')
    topic.fill(LONG)
    shows(lab, panel, 'what was said once')
    topic.fill('/joint_states')
    shows(lab, panel, 'shoulder, elbow')
    page.shot('panel_message')
    page.page.get_by_role('button', name='Pause').click()
    page.page.get_by_label('Search the message').fill('position[1]')
    shows(lab, panel, 'position[1]')
    page.page.get_by_role('button', name='Plot position[1]').click()
    shows(lab, page.page.get_by_role('tabpanel', name='Plot'), 'position[1]')


def test_topics_are_listed_and_measured(lab: Any, url: str, open_page: Any) -> None:
    page = open_page(url, viewport=SIZE)
    panel = press(page, 'Topics')
    shows(lab, panel, 'nav_msgs/Odometry')
    page.page.get_by_role('button', name='Measure all in sight').click()
    lab.wait(lambda: panel.inner_text().count(' Hz') >= 3, 'rates are shown')
    page.page.get_by_label('Search topics').fill('joint')
    panel.get_by_role('listitem').first.click()
    shows(lab, panel, '/joint_states')
    shows(lab, panel, 'reliable, volatile')
    page.page.get_by_label('Search topics').fill('')
    page.shot('panel_topics')


def test_frames_and_what_is_wrong_with_them(lab: Any, url: str, open_page: Any) -> None:
    page = open_page(url, viewport=SIZE)
    panel = press(page, 'Frames')
    shows(lab, panel, 'base_link')
    shows(lab, panel, 'two broadcasters disagree')
    lab.wait(lambda: ' Hz' in panel.inner_text(), 'rates are shown')
    page.shot('panel_frames')
    page.page.get_by_role('button', name='Follow base_link').click()
    lab.wait(
        lambda: 'base_link' in page.page.get_by_role('banner').inner_html(), 'the camera follows'
    )


def test_every_line_of_the_log_arrives(lab: Any, url: str, open_page: Any) -> None:
    page = open_page(url, viewport=SIZE)
    panel = press(page, 'Log')
    logger = lab.robot.node.get_logger()
    logger.error('the gripper does not answer')
    shows(lab, panel, 'the gripper does not answer')
    page.page.get_by_label('Search the log').fill('burst')
    publisher = lab.robot.node.create_publisher(Log, '/rosout', 1000)
    lab.wait(publisher.get_subscription_count, 'the bridge listens')
    for i in range(500):
        publisher.publish(Log(level=20, name='burst.node', msg=f'burst {i}'))
        time.sleep(0.001)
    shows(lab, panel, '500 lines')
    shows(lab, panel, 'burst 499')
    page.page.get_by_label('Search the log').fill('')
    page.page.get_by_label('Least level').select_option('error')
    shows(lab, panel, 'the gripper does not answer')
    assert 'burst' not in panel.get_by_role('log').inner_text()
    panel.get_by_text('the gripper does not answer').first.click()
    page.shot('panel_log')


def test_diagnostics_and_their_values(lab: Any, url: str, open_page: Any) -> None:
    page = open_page(url, viewport=SIZE)
    panel = press(page, 'Diagnostics')
    shows(lab, panel, 'elbow')
    panel.get_by_role('treeitem', name='elbow').last.click()
    shows(lab, panel, '81 °C')
    page.shot('panel_diagnostics')


def test_in_the_dark_and_empty(lab: Any, url: str, open_page: Any) -> None:
    page = open_page(url, viewport=SIZE, color_scheme='dark')
    panel = press(page, 'Plot')
    shows(lab, panel, 'Type a topic and a field')
    field = page.page.get_by_label('Number to plot')
    field.fill('/odom.twist.twist.linear.x')
    field.press('Enter')
    lab.wait(lambda: '–' not in panel.get_by_label('Series').inner_text(), 'it has a value')
    panel = press(page, 'Topics')
    page.page.get_by_label('Search topics').fill('nothing like it')
    shows(lab, panel, 'No topic is as wanted')
    page.page.get_by_label('Search topics').fill('')
    panel.get_by_role('listitem').first.click()
    shows(lab, panel, 'Publishers: 1')
    page.shot('panel_dark')


def test_a_phone_has_the_panels_as_a_sheet(lab: Any, url: str, open_page: Any) -> None:
    page = open_page(url, viewport=PHONE)
    page.page.get_by_role('button', name='Data').click()
    for name in NAMES:
        page.page.get_by_role('tab', name=name).click()
        lab.wait(
            lambda name=name: page.page.get_by_role('tabpanel', name=name).count(), f'{name} opens'
        )
    shows(lab, page.page.get_by_role('tabpanel', name='Diagnostics'), 'elbow')
    page.shot('panel_phone')


def test_latched_data_is_there_as_soon_as_it_is_switched_on(lab: Any, open_page: Any) -> None:
    lab.robot.latch('/kept', cube())
    page = open_page(lab.bridge('version: 1\ndiscover: offer\n').url)
    lab.wait(lambda: '/kept' in page.ask('status')['displays'], 'it is offered')
    took = page.page.evaluate(
        """() => new Promise((done) => {
          const begun = performance.now();
          vizBridge.setVisible('/kept', true);
          const look = () => Object.keys(vizBridge.status().displays['/kept'].drawn).length
            ? done(performance.now() - begun) : requestAnimationFrame(look);
          look();
        })"""
    )
    print(f'latched data came {took:.0f} ms after it was switched on')
    assert took < 3000.0


def cube() -> MarkerArray:
    found = Marker(ns='kept', type=Marker.CUBE)
    found.header.frame_id = 'map'
    found.scale.x = found.scale.y = found.scale.z = found.color.a = found.pose.orientation.w = 1.0
    return MarkerArray(markers=[found])
