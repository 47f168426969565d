# SPDX-License-Identifier: Apache-2.0
"""A robot that only its joints place: nobody publishes transforms. Its links are pointed at."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from sensor_msgs.msg import JointState
from std_msgs.msg import String

pytestmark = [pytest.mark.browser, pytest.mark.ros]

ROBOT = '/robot_description'
LAYOUT = f'version: 1\ndiscover: none\ndisplays: [{{topic: {ROBOT}}}]'
LOOK = {'position': [0.5, -5.0, 4.0], 'orientation': [-0.22, 0.22, 0.672, 0.672]}
"""From in front of the robot, down to it."""


def _link(name: str, at: float, rgb: str) -> str:
    return (
        f'<link name="{name}"><visual><origin xyz="{at} 0 0"/>'
        '<geometry><box size="0.9 0.3 0.3"/></geometry>'
        f'<material name=""><color rgba="{rgb} 1"/></material></visual></link>'
    )


def _joint(name: str, parent: str, child: str, kind: str, axis: str) -> str:
    return (
        f'<joint name="{name}" type="{kind}">'
        f'<parent link="{parent}"/><child link="{child}"/><origin xyz="1 0 0"/>'
        f'<axis xyz="{axis}"/><limit lower="-2" upper="2" effort="1"/></joint>'
    )


ARM = (
    '<robot name="two_links">'
    + _link('base', 0.5, '0.6 0.6 0.6')
    + _link('upper', 0.5, '0.9 0.1 0.1')
    + _link('hand', 0.5, '0.1 0.2 0.9')
    + _joint('turn', 'base', 'upper', 'revolute', '0 0 1')
    + _joint('slide', 'upper', 'hand', 'prismatic', '1 0 0')
    + '</robot>'
)
CHOSEN = np.array([0xFF, 0xB0, 0x20])


def states(**positions: float) -> JointState:
    """Return what one publisher knows of the joints."""
    return JointState(name=list(positions), position=list(positions.values()))


@pytest.fixture(scope='module')
def url(lab: Any) -> str:
    """Start a bridge and latch the description."""
    lab.robot.latch(ROBOT, String(data=ARM))
    return lab.bridge(LAYOUT).url


@pytest.fixture
def page(lab: Any, open_page: Any, url: str) -> Any:
    """Return a page that shows the robot with its first joint turned by a quarter."""
    page = open_page(url)

    def placed() -> bool:
        lab.robot.say('/joint_states', states(slide=0.25))
        lab.robot.say('/joint_states', states(turn=math.pi / 2))
        return page.elements(ROBOT) == 3 and page.display(ROBOT)['items'] == []

    lab.wait(placed, 'the robot is drawn, placed by its joints')
    page.ask('setCamera', LOOK)
    page.view()
    return page


def pick(page: Any, *point: float) -> Any:
    """Return what is seen at a place of the fixed frame."""
    where = page.ask('project', list(point))
    return where and page.ask('pick', *where)


def named(page: Any, *point: float) -> str:
    found = pick(page, *point)
    return found['name'] if found else ''


def test_joints_alone_place_it_told_by_several_publishers(lab: Any, page: Any) -> None:
    """Each names a part of them, and what one says stays when another speaks."""
    assert named(page, 0.5, 0, 0.15) == 'base'
    assert named(page, 1, 0.5, 0.15) == 'upper'
    assert named(page, 1, 1.75, 0.15) == 'hand', 'slid by 0.25 m'
    assert page.display(ROBOT)['items'] == []
    page.shot('robot_by_joints')
    lab.robot.say('/joint_states', states(turn=0.0))
    lab.wait(lambda: named(page, 2.75, 0, 0.15) == 'hand', 'it turned back, and is slid still')
    lab.robot.say('/joint_states', states(slide=0.0))
    lab.wait(lambda: named(page, 2.15, 0, 0.15) == 'hand', 'it slid back')


def test_a_link_is_named_and_chosen(page: Any) -> None:
    """Its name at the pointer; clicked, what is known of it, and a box around it."""
    box = page.page.locator('canvas').first.bounding_box()
    x, y = page.ask('project', [1, 1.75, 0.15])
    page.page.mouse.move(box['x'] + x, box['y'] + y)
    page.page.locator('text=hand').first.wait_for()
    page.page.mouse.click(box['x'] + x, box['y'] + y)
    card = page.page.get_by_label('Details', exact=True)
    card.wait_for()
    picture = page.shot('robot_link')
    text = card.inner_text()
    for said in ('hand', 'two_links', 'slide (prismatic)', '0.25 m', 'upper'):
        assert said in text, text
    chosen = page.ask('tools')['selected']
    assert (chosen['view'], chosen['frame'], chosen['fixedFrame']) == (ROBOT, 'hand', 'base')
    assert np.allclose(chosen['position'], [1, 1.75, 0.15], atol=0.03)
    assert np.allclose(chosen['own'], [0.5, 0, 0.15], atol=0.03)
    assert (np.abs(picture - CHOSEN).max(axis=2) < 40).sum() > 50, 'its box is drawn'
    page.page.keyboard.press('Escape')
    card.wait_for(state='detached')
