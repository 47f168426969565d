# SPDX-License-Identifier: Apache-2.0
"""A goal sent from a page: filled in, followed, canceled, and told how it ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import time
from typing import Any

import pytest
from support.world import running_bridge, until, Viewer

from ros_viz_bridge.ros.action_binding import PATIENCE
from ros_viz_bridge.wire.client import ResetStop, Stop, WidgetChanged
from ros_viz_bridge.wire.gui import Widget, WidgetState
from ros_viz_bridge.wire.gui_displays import GuiProgressBar

pytest.importorskip('control_msgs')
from support.gripper import Gripper, know_each_other

pytestmark = pytest.mark.ros
LAYOUT = """
widgets:
  - {button: Grip, action: /gripper, type: control_msgs/action/GripperCommand,
     goal: {command: {max_effort: 5}}, progress: {field: position, from: first, to: 0.1},
     on_leave: cancel}
"""


@pytest.fixture
def bridge(tmp_path) -> Iterator[Any]:
    path = tmp_path / 'layout.yaml'
    path.write_text(LAYOUT)
    with running_bridge(f'layout_file:={path}') as node:
        # A test has no time to wait for the next second.
        node.node.create_timer(0.05, node.widgets.poll)
        yield node


@pytest.fixture
def offer(robot) -> Iterator[Callable[[], Gripper]]:
    """Offer the action; it is gone at the end."""
    grippers: list[Gripper] = []

    def one() -> Gripper:
        grippers.append(Gripper(robot.node, robot._spinning.post))
        return grippers[-1]

    yield one
    for gripper in grippers:
        gripper.close()


def ready(bridge, gripper):
    """Wait until the two know of each other."""
    know_each_other(bridge.widgets._by_key['grip']._client, gripper)


def result(page: Viewer, text: str) -> None:
    page.wait_for(
        lambda m: isinstance(m, WidgetState) and m.key == 'grip/result' and text in str(m.value)
    )


def told(page: Viewer) -> list[Any]:
    return list(page.page.messages)


def press(page: Viewer, key: str, value: Any = True) -> None:
    page.send(WidgetChanged(key, value, 1))


def test_a_goal_from_start_to_every_end(bridge, offer, open_page):
    page = open_page(bridge)
    until(
        lambda: any(isinstance(m, Widget) and m.key == 'grip/cancel' for m in page.page.messages)
    )
    press(page, 'grip')
    result(page, 'no node offers the action /gripper')
    gripper = offer()
    binding = bridge.widgets._by_key['grip']
    ready(bridge, gripper)

    press(page, 'grip/command.position', 0.05)
    press(page, 'grip')
    press(page, 'grip')  # a double click is one goal
    result(page, 'accepted')
    until(lambda: gripper.goals)
    assert gripper.goals == [(0.05, 5.0)]
    assert binding._widgets['grip'].busy and not binding._widgets['grip/cancel'].disabled
    gripper.say(0.0)
    gripper.say(0.05)
    until(lambda: any(isinstance(m, GuiProgressBar) and m.value == 50.0 for m in told(page)))
    until(lambda: any('position: 0.05' in str(getattr(m, 'value', '')) for m in told(page)))
    gripper.end('succeed')
    result(page, 'done\nposition: 0.05')
    assert not binding._widgets['grip'].busy and binding._widgets['grip/cancel'].disabled

    press(page, 'grip')
    result(page, 'accepted')
    gripper.end('abort')
    result(page, 'aborted by the robot')

    press(page, 'grip')
    result(page, 'accepted')
    press(page, 'grip/cancel')
    result(page, 'canceled')
    assert gripper.ends == ['succeed', 'abort', 'canceled']

    press(page, 'grip/command.position', 9.0)
    press(page, 'grip')
    result(page, 'rejected by the robot')


def test_a_stop_and_who_leaves_cancel_the_goal(bridge, offer, open_page):
    gripper = offer()
    page, other = open_page(bridge), open_page(bridge)
    ready(bridge, gripper)
    press(page, 'grip')
    result(page, 'accepted')
    other.send(Stop('test'))
    result(page, 'canceled')
    assert gripper.ends == ['canceled']
    press(page, 'grip')  # refused while outputs are stopped
    page.send(ResetStop(1))
    until(lambda: not bridge.publications.stopped)
    press(other, 'grip')
    result(page, 'accepted')
    assert len(gripper.goals) == 2
    bridge.publications.submit(bridge.widgets._by_key['grip'].left, other.client_id)
    result(page, 'canceled')
    press(page, 'grip')
    result(page, 'accepted')
    # As if its process had died: one in this process goes when rclpy lets go of it.
    bridge.widgets._by_key['grip']._client.server_is_ready = lambda: False
    result(page, 'the node that offers /gripper is gone')


def test_a_refused_cancel_can_be_asked_for_again_and_a_stop_asks_in_any_case(
    bridge, offer, open_page
):
    gripper = offer()
    page = open_page(bridge)
    binding = bridge.widgets._by_key['grip']
    ready(bridge, gripper)
    gripper.stubborn = True
    press(page, 'grip')
    result(page, 'accepted')
    press(page, 'grip/cancel')
    result(page, 'not canceled: the robot refused')
    assert not binding._widgets['grip/cancel'].disabled
    press(page, 'grip/cancel')
    result(page, 'not canceled: the robot refused')
    gripper.stubborn = False
    # As if its node had been away for a moment, and works on.
    binding._client.server_is_ready = lambda: False
    result(page, 'the node that offers /gripper is gone')
    page.send(Stop('test'))
    until(lambda: gripper.ends == ['canceled'])


def test_feedback_is_shown_as_it_is_last_and_no_oftener_than_it_is_read(bridge, offer, open_page):
    gripper = offer()
    page = open_page(bridge)
    ready(bridge, gripper)
    press(page, 'grip')
    result(page, 'accepted')
    for step in range(101):
        gripper.say(step / 1000.0)
    page.wait_for(lambda m: isinstance(m, GuiProgressBar) and m.value == 100.0)
    shown = [m for m in told(page) if getattr(m, 'key', '') == 'grip/feedback']
    assert len(shown) < 50
    gripper.end('succeed')
    result(page, 'done')


def test_a_goal_without_an_answer_is_given_up_and_canceled_if_it_comes(bridge, offer, open_page):
    """Else its button would be busy until the node of the action is gone."""
    gripper = offer()
    page = open_page(bridge)
    binding = bridge.widgets._by_key['grip']
    ready(bridge, gripper)
    gripper.answers.clear()
    press(page, 'grip')
    result(page, 'sent')
    binding._clock = lambda: time.monotonic() + PATIENCE
    result(page, 'does not answer; it may still work on it')
    assert not binding._widgets['grip'].busy
    gripper.answers.set()
    until(lambda: gripper.ends == ['canceled'])
