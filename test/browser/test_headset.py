# SPDX-License-Identifier: Apache-2.0
"""In a headset: what an operator touches there acts, what they do is told, in the room too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from playwright.sync_api import Browser
import pytest
from support.served import serving, until
from support.viewer_page import ViewerPage
from support.xr import Emulated, Headset

from ros_viz_bridge.wire.client import XrSession
from ros_viz_bridge.wire.page_events import Pulse
from ros_viz_bridge.wire.xr import XrPlaced, XrSample

pytestmark = pytest.mark.browser
SIZE = {'width': 640, 'height': 320}
PULSES = """
(() => {
  const { left, right } = headset.device.controllers;
  return [left, right].map((each) => {
    const { gamepad } = each.inputSource;
    return gamepad.hapticActuators[0][IWER.P_GAMEPAD].lastPulse?.duration ?? 0;
  });
})()
"""


class Operator:
    """A page with a headset, and what the server hears of it."""

    def __init__(self, server: Any, page: ViewerPage) -> None:
        self.server, self.page = server, page
        self.headset = Headset(page)
        self.samples: list[XrSample] = []
        self.places: list[XrPlaced] = []
        self.states: list[str] = []
        server.on(XrSample, lambda _, event: self.samples.append(event), direct=True)
        server.on(XrPlaced, lambda _, event: self.places.append(event), direct=True)
        server.on(XrSession, lambda _, event: self.states.append(event.state), direct=True)

    def hears(self, told: Any) -> XrSample:
        """Wait for a sample of which this is true."""
        count = len(self.samples)
        until(lambda: any(told(each) for each in self.samples[count:]))
        return next(each for each in self.samples[count:] if told(each))


@pytest.fixture(scope='module')
def operator(browser: Browser) -> Iterator[Operator]:
    """Return an operator in VR, with a controller in each hand."""
    with serving(label='Arm') as server:
        server.scene.add_box('/box', dimensions=(0.3, 0.3, 0.3), position=(0.0, 0.0, 1.2))
        context = browser.new_context(viewport=SIZE)
        context.add_init_script(Emulated().script())
        page = ViewerPage(context, server.url)
        until(lambda: page.is_there() and page.phase == 'connected')
        made = Operator(server, page)
        made.headset.do("""(() => {
            const { device } = headset;
            device.primaryInputMode = 'controller';
            const { x, y, z } = device.position;
            device.controllers.left.position.set(x - 0.3, y - 0.3, z - 0.4);
            device.controllers.right.position.set(x + 0.2, y - 0.3, z - 0.3);
        })()""")
        made.headset.enter()
        yield made
        assert page.complaints == []
        assert page.foreign == []
        context.close()


@pytest.fixture
def headset(operator: Operator) -> Headset:
    return operator.headset


def test_what_is_touched_in_the_headset_acts_in_the_program(
    operator: Operator, headset: Headset
) -> None:
    gui = operator.server.gui
    heard: list[Any] = []
    button = gui.add_button('Home')
    button.on_click(lambda _: heard.append('home'))
    slider = gui.add_slider('Speed', 0.0, 1.0, 0.01, 0.0)
    check = gui.add_checkbox('Open', initial_value=False)
    headset.press(button.key)
    until(lambda: heard == ['home'])
    headset.press(check.key)
    until(lambda: check.value is True)
    headset.pass_frames(1)
    # Dragged from its middle to beyond its end.
    middle = np.array(headset.cell(slider.key))
    headset.point(middle.tolist())
    headset.trigger(1)
    until(lambda: abs(slider.value - 0.5) < 0.03)
    edge = middle + 3 * (np.array(headset.cell('close')) - np.array(headset.cell('handle')))
    headset.point(edge.tolist())
    until(lambda: slider.value == 1.0)
    headset.trigger(0)
    operator.page.shot('headset_panel')
    headset.press('close')
    operator.page.page.wait_for_function('() => !vizBridge.headset().cells.handle')
    headset.press('panel')
    headset.cell('handle')


def test_a_stop_in_the_headset_is_latched_until_it_is_released(
    operator: Operator, headset: Headset
) -> None:
    stopped: list[str] = []
    operator.server.on_stop(lambda by, reason: stopped.append(reason))
    headset.press('stop')
    until(lambda: 'stopped in the headset' in stopped)
    operator.page.shot('headset_stopped')
    count = len(operator.samples)
    headset.pass_frames(5)
    assert len(operator.samples) <= count + 1
    headset.press('release')
    operator.hears(lambda _: True)


def test_controllers_are_told_whole_or_not_at_all(operator: Operator, headset: Headset) -> None:
    headset.do('headset.device.controllers.left.updateButtonValue("squeeze", 1)')
    told = operator.hears(lambda each: each.left_pressed & 2)
    headset.do('headset.device.controllers.left.updateButtonValue("squeeze", 0)')
    grip, aim = told.left_controller[:7], told.left_controller[7:]
    wanted = headset.do("""(() => {
        const { x, y, z } = headset.device.controllers.left.position;
        return [x, y, z];
    })()""")
    assert np.abs(aim[:3] - wanted).max() < 1e-4
    assert np.abs(grip - aim).max() > 1e-3, 'grip and aim are two poses'
    headset.do('headset.guessed = true')
    guessed = operator.hears(lambda each: each.emulated)
    assert guessed.emulated == 4 | 8
    assert guessed.left_controller.size == 0
    headset.do('headset.guessed = false')
    operator.hears(lambda each: not each.emulated)


def test_a_controller_shakes(operator: Operator, headset: Headset) -> None:
    (client,) = operator.server.get_clients().values()
    client.publish(Pulse('right', 0.7, 0.05))
    until(lambda: headset.do(PULSES) == [0, 50])


def test_blur_and_another_origin_are_told(operator: Operator, headset: Headset) -> None:
    headset.do('headset.device.updateVisibilityState("visible-blurred")')
    until(lambda: operator.states[-1] == 'blurred')
    count = len(operator.samples)
    headset.pass_frames(5)
    assert len(operator.samples) <= count + 1
    headset.do('headset.device.updateVisibilityState("visible")')
    until(lambda: operator.states[-1] == 'visible')
    before = operator.hears(lambda _: True).origin
    headset.do('headset.device.recenter()')
    operator.hears(lambda each: each.origin == before + 1)


def test_sticks_move_the_operator_and_grips_the_scene(
    operator: Operator, headset: Headset
) -> None:
    stick = 'headset.device.controllers.left.updateAxes("thumbstick", 0, {})'
    begun = operator.places[-1].position
    headset.do(stick.format(-1))
    until(lambda: operator.places[-1].position != begun)
    headset.do(stick.format(0))
    headset.press('view/grab')
    headset.do("""(() => {
        for (const side of ['left', 'right']) {
            headset.device.controllers[side].updateButtonValue('squeeze', 1);
        }
    })()""")
    headset.pass_frames(3)
    count = len(operator.samples)
    headset.do("""(() => {
        const { position } = headset.device.controllers.right;
        position.set(position.x + 0.5, position.y, position.z);
    })()""")
    operator.page.page.wait_for_function('() => vizBridge.headset().scale < 0.9')
    headset.pass_frames(12)  # of which some that were on the way may have been said
    assert len(operator.samples) <= count + 3, 'hands that move the scene move no robot'
    headset.do("""(() => {
        for (const side of ['left', 'right']) {
            headset.device.controllers[side].updateButtonValue('squeeze', 0);
        }
        const { position } = headset.device.controllers.right;
        position.set(position.x - 0.5, position.y, position.z);
    })()""")
    headset.press('view/grab')
    headset.press('recenter')
    operator.page.page.wait_for_function('() => vizBridge.headset().scale === 1')
    operator.hears(lambda _: True)


def test_the_scene_is_in_the_room_and_the_page_comes_back(
    operator: Operator, headset: Headset
) -> None:
    headset.press('leave')
    operator.page.page.wait_for_function('() => vizBridge.headset() === null')
    until(lambda: operator.states[-1] == 'ended')
    headset.enter('AR')
    headset.cell('stop')
    assert operator.page.ask('headset')['mode'] == 'immersive-ar'
    operator.page.shot('headset_ar')
    headset.end()
    operator.page.page.get_by_role('button', name='Enter AR', exact=True).wait_for()
