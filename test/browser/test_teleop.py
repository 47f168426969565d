# SPDX-License-Identifier: Apache-2.0
"""The whole loop: a hand in an emulated headset, the page, the node, and what a robot gets."""

from __future__ import annotations

from pathlib import Path
import time
from typing import Any

from geometry_msgs.msg import PoseStamped, TransformStamped
import numpy as np
import pytest
from support.xr import Emulated, Headset
from tf2_msgs.msg import TFMessage

pytest.importorskip('websockets.sync')  # the oldest websockets have none
from support.tab import open_tab

pytestmark = [pytest.mark.browser, pytest.mark.ros]
SIZE = {'width': 640, 'height': 320}
PLACE = np.array([0.5, 0.0, 1.2])
"""Of the effector in its base."""
RISE = 0.08
TRIES = 8
"""A busy machine holds frames up, and what is late is held: then the clutch is closed anew."""
HANDS = """
(() => {
    const { device } = headset;
    device.primaryInputMode = 'controller';
    const { x, y, z } = device.position;
    const { left, right } = device.controllers;
    left.position.set(x - 0.3, y - 0.3, z - 0.4);
    right.position.set(x + 0.2, y - 0.3, z - 0.4);
    headset.low = headset.goal = right.position.y;
    // Goes where it is to be at 0.3 m/s, and trembles as hands do: one that does not hangs.
    setInterval(() => {
        const away = headset.goal - right.position.y;
        right.position.y += Math.max(-0.003, Math.min(0.003, away)) + (Math.random() - 0.5) * 1e-5;
    }, 10);
})()
"""
MOVES, STOPPED = (0x30, 0xC4, 0x6C), (0xE5, 0x48, 0x4D)
"""Colours of hands that do."""
CONTROLLER = 300
"""So many pixels are less than the one of the right hand, and more than letters and icons."""


class Arm:
    """Says where its effector is, and hears where it is to be."""

    def __init__(self, lab: Any) -> None:
        robot = lab.robot
        self.targets = robot.hear(PoseStamped, '/teleop/right/target')
        link = TransformStamped()
        link.header.frame_id, link.child_frame_id = 'base_link', 'tool'
        t = link.transform.translation
        t.x, t.y, t.z = PLACE.tolist()
        says = robot.node.create_publisher(TFMessage, '/tf', 10)

        def say() -> None:
            link.header.stamp = robot.node.get_clock().now().to_msg()
            says.publish(TFMessage(transforms=[link]))

        robot.node.create_timer(0.05, say)

    @property
    def told(self) -> Any:
        """Where it is to be, less where it is."""
        if not self.targets:
            return np.full(3, np.nan)
        p = self.targets[-1][1].pose.position
        return np.array([p.x, p.y, p.z]) - PLACE


@pytest.fixture
def arm(lab: Any) -> Arm:
    return Arm(lab)


def squeeze(headset: Headset, pull: float) -> None:
    headset.do('pull => headset.device.controllers.right.updateButtonValue("squeeze", pull)', pull)


def hand(page: Any) -> str:
    """What the page was told of the right hand, and draws."""
    return str(page.ask('headset')['hands']['right'])


def soon(condition: Any, seconds: float = 2.0) -> bool:
    """Tell whether it comes true in this time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False


def raise_hand(page: Any, headset: Headset, arm: Arm) -> bool:
    """Close the clutch and lift the hand; tell whether the robot was told to follow it there."""
    headset.do('headset.goal = headset.low')
    squeeze(headset, 0)
    headset.pass_frames(8)
    squeeze(headset, 1)
    if not soon(lambda: hand(page) == 'engaged' and len(arm.targets) > 0):
        return False
    headset.do(f'headset.goal = headset.low + {RISE}')
    return soon(lambda: np.abs(arm.told - (0, 0, RISE)).max() < 0.005 and hand(page) == 'engaged')


def count(picture: np.ndarray, colour: tuple[int, int, int]) -> int:
    """How many pixels are of this hue, however bright."""
    bright = picture.max(axis=2)
    hues = picture / np.maximum(bright, 1)[..., None]
    same = np.abs(hues - np.array(colour) / max(colour)).max(axis=2) < 0.06
    return int((same & (bright > 80)).sum())


@pytest.mark.slow  # a page that draws less than ten pictures a second is too slow for the robot
def test_a_hand_moves_the_robot_until_it_lets_go_and_not_past_a_stop(
    lab: Any, open_page: Any, arm: Arm
) -> None:
    bridge = lab.bridge(teleop__right__effector_frame='tool', teleop__smoothing='0.0')
    page = open_page(bridge.url, script=Emulated().script(), viewport=SIZE)
    headset = Headset(page)
    headset.do(HANDS)
    headset.enter()
    lab.wait(lambda: hand(page) == 'idle', 'the hand is known')
    idle = page.shot('teleop_idle')
    assert arm.targets == []
    assert any(raise_hand(page, headset, arm) for _ in range(TRIES)), lab.report()
    engaged = page.shot('teleop_engaged')

    squeeze(headset, 0)
    lab.wait(lambda: hand(page) == 'idle', 'the hand lets go')
    heard = len(arm.targets)
    headset.do('headset.goal = headset.low')
    headset.pass_frames(8)
    assert len(arm.targets) <= heard + 1

    headset.press('stop')
    lab.wait(lambda: hand(page) == 'estop', 'the hand is stopped')
    heard = len(arm.targets)
    headset.pass_frames(8)
    stopped = page.shot('teleop_stopped')
    squeeze(headset, 1)
    headset.do(f'headset.goal = headset.low + {RISE}')
    headset.pass_frames(12)
    assert hand(page) == 'estop'
    assert len(arm.targets) == heard
    print([(count(each, MOVES), count(each, STOPPED)) for each in (idle, engaged, stopped)])
    assert count(engaged, MOVES) > count(idle, MOVES) + CONTROLLER
    assert count(stopped, STOPPED) > count(engaged, STOPPED) + CONTROLLER


@pytest.mark.slow  # likewise
def test_a_hidden_tab_holds_the_robot_which_begins_anew_where_it_is(
    lab: Any, arm: Arm, tmp_path: Path
) -> None:
    """Really hidden: its timers crawl, and it is given no frames."""
    bridge = lab.bridge(teleop__right__effector_frame='tool', teleop__smoothing='0.0')
    with open_tab(tmp_path, bridge.url, script=Emulated().script()) as tab:
        headset = Headset(tab)
        headset.do(HANDS)
        headset.do('headset.blind = true')
        tab.click('Enter VR')
        tab.wait_for_function('vizBridge.headset() !== null')
        lab.wait(lambda: hand(tab) == 'idle', 'the hand is known')
        assert any(raise_hand(tab, headset, arm) for _ in range(TRIES)), lab.report()
        tab.hide()
        lab.wait(lambda: hand(tab) == 'held', 'the robot is held')
        heard = len(arm.targets)
        assert np.abs(arm.told - (0, 0, RISE)).max() < 0.005
        # Meanwhile the hand goes elsewhere, the clutch still closed.
        headset.do('headset.goal = headset.device.controllers.right.position.y += 0.2')
        tab.show()
        headset.pass_frames(12)
        assert hand(tab) == 'held'
        assert len(arm.targets) == heard, 'it needs a new clutch'

        def again() -> bool:
            before = len(arm.targets)
            squeeze(headset, 0)
            headset.pass_frames(8)
            squeeze(headset, 1)
            if not soon(lambda: len(arm.targets) > before):
                return False
            pose = arm.targets[before][1].pose
            p, q = pose.position, pose.orientation
            assert np.abs(np.array([p.x, p.y, p.z]) - PLACE).max() < 1e-3
            assert 2 * np.degrees(np.arccos(min(1.0, abs(q.w)))) < 0.1
            return True

        assert any(again() for _ in range(TRIES)), lab.report()
