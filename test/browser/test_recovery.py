# SPDX-License-Identifier: Apache-2.0
"""What goes wrong for a while heals by itself, and is said as long as it lasts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from support.program import PATIENCE_S
from support.robot_messages import cloud, link, marker
from visualization_msgs.msg import Marker, MarkerArray

pytestmark = [pytest.mark.browser, pytest.mark.ros]

LAYOUT = """
version: 1
fixed_frame: map
discover: all
"""


@pytest.fixture(scope='module')
def bridge(lab: Any) -> Any:
    """Start a bridge that shows whatever there is."""
    return lab.bridge(LAYOUT)


def forgive_lost_sockets(page: Any) -> None:
    """Take sockets that could not be opened while the bridge was away off the complaints."""
    page.complaints[:] = [one for one in page.complaints if 'WebSocket connection' not in one]


def test_bridge_restarted(lab: Any, open_page: Any) -> None:
    """Killed: the page says that its picture is old, and goes on when the bridge is back."""
    bridge = lab.bridge(LAYOUT)
    lab.robot.latch('/restart/markers', MarkerArray(markers=[marker(0)]))
    page = open_page(bridge.url)
    lab.wait(lambda: page.elements('/restart/markers') == 1, 'the marker is drawn')
    live = page.shot('recovery_live')
    bridge.kill()
    lab.wait(lambda: page.phase == 'reconnecting', 'the page notices')
    notice = page.page.get_by_role('alert').filter(has_text='Not live')
    notice.wait_for()
    assert re.search(r'Not live for \d', notice.inner_text())
    said = page.page.get_by_label('Status', exact=True)
    lab.wait(lambda: 'Reconnecting' in said.inner_text(), 'the page says so')
    faded = page.page.locator('[data-old]')
    lab.wait(lambda: faded.count() == 1, 'the picture fades')
    lab.wait(lambda: page.display('/restart/markers')['level'] == 'stale', 'its data are old')
    assert page.elements('/restart/markers') == 1, 'the last picture stays'
    old = page.shot('recovery_old')
    assert (old != live).any()
    clear = Marker(action=Marker.DELETEALL)
    lab.robot.latch('/restart/markers', MarkerArray(markers=[clear, marker(1), marker(2)]))
    bridge.start_again()
    lab.wait(lambda: page.phase == 'connected', 'it comes back')
    lab.wait(lambda: page.elements('/restart/markers') == 2, 'it shows what there is now')
    lab.wait(lambda: faded.count() == notice.count() == 0, 'nothing says that it is old')
    forgive_lost_sockets(page)


def test_a_panel_opened_while_the_bridge_is_away(lab: Any, open_page: Any) -> None:
    """Its code cannot be fetched: that is said in its place, and it comes with the bridge."""
    bridge = lab.bridge(LAYOUT)
    page = open_page(bridge.url)
    bridge.kill()
    lab.wait(lambda: page.phase == 'reconnecting', 'the page notices')
    page.page.get_by_label('Panels', exact=True).get_by_role('button', name='Topics').click()
    panel = page.page.get_by_role('tabpanel', name='Topics')
    lab.wait(lambda: 'could not be fetched' in panel.inner_text(), 'the panel says so')
    page.shot('panel_not_fetched')
    assert page.page.get_by_role('button', name='Stop').first.is_visible(), 'all else is there'
    bridge.start_again()
    lab.wait(lambda: page.phase == 'connected', 'it comes back')
    lab.wait(panel.get_by_role('searchbox').count, 'so does the panel')
    forgive_lost_sockets(page)
    page.complaints[:] = [one for one in page.complaints if 'CONNECTION_REFUSED' not in one]


def test_a_panel_of_which_nothing_comes(open_page: Any, bridge: Any) -> None:
    """Tried again it looks as ever: the bundle's own code asks for a stylesheet once."""
    page = open_page(bridge.url)
    page.page.route('**/page/*', lambda route: route.abort())
    page.page.get_by_label('Panels', exact=True).get_by_role('button', name='Topics').click()
    panel = page.page.get_by_role('tabpanel', name='Topics')
    again = panel.get_by_role('button', name='Try again')
    again.wait_for()
    assert 'could not be fetched' in panel.inner_text()
    page.page.unroute('**/page/*')
    again.click()
    search = panel.get_by_role('searchbox')
    search.wait_for()
    assert search.evaluate('one => getComputedStyle(one).borderRadius') == '4px'
    page.complaints[:] = [one for one in page.complaints if 'ERR_FAILED' not in one]


def test_late_transform(lab: Any, open_page: Any, bridge: Any) -> None:
    """A cloud without a transform says so, and appears once there is one."""
    page = open_page(bridge.url)
    lab.robot.latch('/late/points', cloud(frame='late_lidar'))
    lab.wait(lambda: page.display('/late/points')['messages'] == 1, 'the cloud arrives')
    row = page.row('/late/points')
    lab.wait(lambda: 'late_lidar' in row.inner_text(), 'the list says which frame is missing')
    assert page.display('/late/points')['level'] in ('waiting', 'error')
    assert page.elements('/late/points') == 0
    lab.robot.latch('/tf_static', link('map', 'late_lidar'))
    lab.wait(lambda: page.elements('/late/points') == 4, 'the cloud appears')
    lab.wait(
        lambda: page.display('/late/points')['level'] == 'ok', 'nothing is the matter any more'
    )
    lab.wait(
        lambda: 'late_lidar' not in row.get_by_role('paragraph').first.inner_text(), 'nor said'
    )


def test_hidden_namespace_goes_on(lab: Any, open_page: Any, bridge: Any) -> None:
    """Markers of a hidden namespace are kept up to date, and shown as they are by then."""
    topic = '/hidden/markers'
    lab.robot.latch('/tf_static', link('map', 'ns_link'))
    page = open_page(bridge.url)
    one, two = marker(0, space='a', frame='ns_link'), marker(1, space='b', frame='ns_link')
    lab.robot.say(topic, MarkerArray(markers=[one, two]))
    lab.wait(lambda: page.elements(topic) == 2, 'both are drawn')
    page.show_only(topic)
    page.ask('setCamera', {'position': [0, 0, 10], 'orientation': [0, 0.5**0.5, 0, 0.5**0.5]})
    box = page.row(topic).get_by_role('checkbox', name='a', exact=True)
    box.uncheck()
    lab.wait(lambda: page.elements(topic) == 1, 'the namespace is hidden')
    without = page.view()
    changes = [marker(2, space='a', frame='ns_link', color=(0, 0, 1)), marker(3, space='b')]
    one.action = one.DELETE
    lab.robot.say(topic, MarkerArray(markers=[one, *changes]))
    lab.wait(lambda: page.elements(topic) == 2, 'the other namespace goes on')
    box.check()
    lab.wait(lambda: page.elements(topic) == 3, 'what was added is there, what was deleted is not')
    blue = page.view()
    assert ((blue[..., 2] > 150) & (blue[..., 0] < 60)).any()
    assert not ((without[..., 2] > 150) & (without[..., 0] < 60)).any()


def test_outdated_page(lab: Any, open_page: Any) -> None:
    """A page of another version than the bridge reloads by itself once, then asks its viewer."""
    bridge = lab.bridge(LAYOUT)
    page = open_page(bridge.url)
    loads: list[str] = []
    page.page.on('load', lambda _: loads.append(page.page.url))
    bridge.stop()
    bridge.start_again('support.other_version')
    outdated = page.page.get_by_role('alert').filter(has_text='This page is outdated')
    outdated.wait_for(timeout=1e3 * PATIENCE_S)
    lab.wait(lambda: loads, 'it loads itself anew')
    lab.wait(outdated.is_visible, 'it says that it is outdated')
    assert 'another version' in outdated.inner_text()
    assert len(loads) == 1, 'it does not go on for ever'
    bridge.stop()
    bridge.start_again()
    page.page.get_by_role('button', name='Reload').click()
    lab.wait(lambda: page.is_there() and page.phase == 'connected', 'the right version connects')
    forgive_lost_sockets(page)
