# SPDX-License-Identifier: Apache-2.0
"""Tokens: who has the viewer's may look and stop, who has none is asked for one."""

from __future__ import annotations

from typing import Any

import pytest
from std_msgs.msg import Float64

pytestmark = [pytest.mark.browser, pytest.mark.ros]

OPERATOR, VIEWER = 'op-7Kd2', 'look-9Qx4'
LAYOUT = """
version: 1
discover: none
widgets:
  - {slider: Speed, topic: /speed, min: 0, max: 2, step: 0.25, value: 0.5}
  - {button: Dock, topic: /dock}
"""


@pytest.fixture(scope='module')
def bridge(lab: Any) -> Any:
    """Start a bridge that asks for tokens."""
    tokens = {'auth__operator_token': OPERATOR, 'auth__viewer_token': VIEWER}
    return lab.bridge(LAYOUT, **tokens)


@pytest.fixture
def url(bridge: Any) -> str:
    return str(bridge.url).partition('#')[0]


def test_token_leaves_the_address(open_page: Any, url: str) -> None:
    page = open_page(f'{url}#token={OPERATOR}&view=1')
    assert page.ask('status')['role'] == 'operator'
    assert OPERATOR not in page.page.evaluate('location.href')
    assert page.page.evaluate('location.hash') == '#view=1'


def test_viewer_sees_and_cannot_set(lab: Any, open_page: Any, url: str) -> None:
    """The page does not offer it, and the bridge does not take it where it is said anyway."""
    heard = lab.robot.hear(Float64, '/speed', matched=True)
    page = open_page(f'{url}#token={VIEWER}')
    assert page.ask('status')['role'] == 'viewer'
    number = page.page.get_by_role('textbox', name='Speed')
    lab.wait(number.is_visible, 'the widgets are drawn')
    assert number.is_disabled()
    assert not page.page.get_by_role('slider', name='Speed').is_visible()
    assert page.page.get_by_role('button', name='Dock').is_disabled()
    page.page.get_by_text('only operators may set controls').wait_for()

    page.ask('setWidget', 'speed', 1.25)
    page.page.get_by_text('viewers only look').first.wait_for()
    lab.wait(lambda: page.ask('widgets')['speed'] == 0.5, 'the page goes back to what holds')
    # What an operator says afterwards arrives; nothing of the viewer's came before it.
    operator = open_page(f'{url}#token={OPERATOR}')
    assert operator.ask('widgets')['speed'] == 0.5
    operator.ask('setWidget', 'speed', 2)
    lab.wait(lambda: heard, 'the operator is heard')
    assert [message.data for _, message in heard] == [2.0]
    lab.robot.say('/speed', Float64(data=0.75))
    lab.wait(lambda: page.ask('widgets')['speed'] == 0.75, 'the viewer goes on seeing')


def test_wrong_token_is_asked_for_again(lab: Any, open_page: Any, url: str) -> None:
    """No token and a wrong one lead to a question; the right answer leads in."""
    page = open_page(url, connected=False)
    asked = page.page.get_by_role('heading', name='asks for a token')
    asked.wait_for()
    field = page.page.get_by_label('Token', exact=True)
    for token in ('wrong', 'op-7Kd', VIEWER):
        assert page.phase == 'rejected'
        field.fill(token)
        page.page.get_by_role('button', name='Connect', exact=True).click()
        if token != VIEWER:
            lab.wait(lambda: page.is_there() and page.phase == 'rejected', 'it is refused')
            page.page.get_by_role('heading', name='Your token was refused').wait_for()
    lab.wait(lambda: page.is_there() and page.phase == 'connected', 'the right token leads in')
    assert page.ask('status')['role'] == 'viewer'
    assert VIEWER not in page.page.evaluate('location.href')
    page.page.reload()
    lab.wait(lambda: page.is_there() and page.phase == 'connected', 'a reload needs no token')


def test_tokens_are_not_in_the_log(bridge: Any) -> None:
    assert OPERATOR not in bridge.program.output()
    assert VIEWER not in bridge.program.output()
