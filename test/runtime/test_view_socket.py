# SPDX-License-Identifier: Apache-2.0
"""What a viewer of pictures does reaches the page in order, and floods nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ros_viz_bridge.core.access import Refused
from ros_viz_bridge.core.rate_limit import Limits
from ros_viz_bridge.runtime.view_socket import add_to, read_view_hello
from ros_viz_bridge.wire.client import Ping
from ros_viz_bridge.wire.codec import encode
from ros_viz_bridge.wire.message import ClientMessage
from ros_viz_bridge.wire.view import TouchPoint, ViewHello, ViewMouse, ViewResized, ViewTouch

HELLO = ViewHello('', 640, 480, 30.0, 0.8, False, '')
MOVE = ViewMouse('mouseMoved', 1.0, 2.0, 'none', 1, 0, 0.0, 0.0)
PRESS = replace(MOVE, event='mousePressed', button='left')
WHEEL = replace(MOVE, event='mouseWheel', delta_y=10.0)
TOUCH = ViewTouch('touchMove', [TouchPoint(0, 1.0, 2.0)])


def after(*messages: ClientMessage) -> list[ClientMessage]:
    done: list[ClientMessage] = []
    for message in messages:
        add_to(done, message)
    return done


def test_movements_that_follow_each_other_are_one() -> None:
    later = replace(MOVE, x=9.0)
    assert after(MOVE, later) == [later]
    assert after(MOVE, PRESS, later) == [MOVE, PRESS, later]
    assert after(MOVE, replace(MOVE, buttons=0)) == [MOVE, replace(MOVE, buttons=0)]
    assert after(WHEEL, WHEEL) == [replace(WHEEL, delta_y=20.0)]
    assert after(PRESS, PRESS) == [PRESS, PRESS]
    assert after(TOUCH, replace(TOUCH, points=[TouchPoint(0, 5.0, 5.0)]))[0] != TOUCH
    two = replace(TOUCH, points=[*TOUCH.points, TouchPoint(1, 3.0, 3.0)])
    assert after(TOUCH, two) == [TOUCH, two]
    assert after(ViewResized(99, 99), ViewResized(50, 60)) == [ViewResized(50, 60)]


def test_only_a_greeting_within_bounds_begins_a_view() -> None:
    assert read_view_hello(encode(HELLO), Limits()) == HELLO
    with pytest.raises(Refused, match='Ping came before ViewHello'):
        read_view_hello(encode(Ping(1.0)), Limits())
    for wrong in ({'width': 100_000}, {'fps': 0.0}, {'quality': 2.0}):
        with pytest.raises(Refused, match=next(iter(wrong))):
            read_view_hello(encode(replace(HELLO, **wrong)), Limits())  # type: ignore[arg-type]
