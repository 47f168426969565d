# SPDX-License-Identifier: Apache-2.0
"""Transform controls stay within their limits, whatever a page says."""

from __future__ import annotations

import math
from typing import Any

import pytest
from support.hubs import Client, make_hub, publish

from ros_viz_bridge.wire.client import TakeControl
from ros_viz_bridge.wire.pointer import GizmoDragged
from ros_viz_bridge.wire.scene import NodePlacement, NodePlacements
from ros_viz_bridge.wire.session import Notice
from ros_viz_bridge.wire.transform_controls import TransformControlsLook

FREE = ((-1000.0, 1000.0),) * 3
NONE = (0.0, 0.0, 0.0, 1.0)


def about(axis: int, angle: float) -> Any:
    turn = [0.0, 0.0, 0.0, math.cos(angle / 2)]
    turn[axis] = math.sin(angle / 2)
    return tuple(turn)


def shown(hub: Any, *, home: Any = NONE, at: Any = NONE, **changes: Any) -> None:
    given: dict[str, Any] = {'translation_limits': FREE, 'rotation_limits': FREE, **changes}
    look = TransformControlsLook(
        *('', '/g', 1.0, 2.5, False, (True, True, True), False, False, False),
        given['translation_limits'],
        given['rotation_limits'],
        *(True, 1.0, (1.0, 0.0, 0.0), home),
        group=given.get('group', ''),
    )
    place = NodePlacement.at('/g', '', 0.0, (1.0, 0.0, 0.0), at)
    publish(hub, look, NodePlacements.of([place]))


def drag(phase: Any, position: Any = (1.0, 0.0, 0.0), orientation: Any = NONE) -> GizmoDragged:
    return GizmoDragged('/g', phase, position, orientation, 0.0)


def passes(heard: Any) -> int:
    return len(heard.take('received'))


@pytest.mark.parametrize(
    ('position', 'fits'),
    [
        ((1.0, 0.5, 0.0), True),
        ((1.0, 0.501, 0.0), True),
        ((1.0, 0.6, 0.0), False),
        ((0.4, 0.0, 0.0), True),  # along y of its home, which is turned
        ((1.6, 0.0, 0.0), False),
    ],
)
def test_limits_are_along_the_axes_of_home(position: Any, fits: bool) -> None:
    hub, heard = make_hub()
    client = Client(hub)
    limits = ((-0.5, 0.5), (-0.5, 1.0), (-1.0, 1.0))
    shown(hub, home=about(2, math.pi / 2), translation_limits=limits)
    client.say(drag('start'))
    client.say(drag('update', position))
    assert passes(heard) == 1 + fits


def test_a_drag_that_ends_beyond_ends_where_it_was_allowed_last() -> None:
    hub, heard = make_hub()
    client = Client(hub)
    shown(hub, translation_limits=((-0.5, 0.5),) * 3)
    client.say(drag('start'))
    client.say(drag('update', (1.2, 0.0, 0.0)))
    client.say(drag('end', (9.0, 0.0, 0.0)))
    assert heard.take('received')[-1] == ('c1', drag('end', (1.2, 0.0, 0.0)))
    said = [each.text for each in client.control() if isinstance(each, Notice)]
    assert said == ['/g cannot be moved beyond its limits']


@pytest.mark.parametrize(
    ('turn', 'fits'),
    [
        (about(0, 0.4), True),
        (about(0, 0.6), False),  # 0.1 already
        (about(0, -0.7), False),
        (about(1, 3.0), True),
        ((0.5, 0.5, 0.5, 0.5), False),  # about no axis
    ],
)
def test_turns_are_about_one_axis_and_within_its_limits(turn: Any, fits: bool) -> None:
    hub, heard = make_hub()
    client = Client(hub)
    limits = ((-0.5, 0.5), FREE[1], (-0.5, 0.5))
    shown(hub, at=about(0, 0.1), rotation_limits=limits)
    began = about(0, 0.1)
    client.say(drag('start', orientation=began))
    x, y, z, w = turn
    bx, _, _, bw = began
    turned = (bw * x + bx * w, bw * y - bx * z, bw * z + bx * y, bw * w - bx * x)
    client.say(drag('update', orientation=turned))
    assert passes(heard) == 1 + fits


def test_those_of_a_group_obey_its_holder() -> None:
    hub, heard = make_hub(groups=('arm',))
    one, two = Client(hub), Client(hub)
    shown(hub, group='arm')
    one.say(TakeControl('arm'))
    two.say(drag('start'))
    assert passes(heard) == 0
    one.say(drag('start'))
    hub.rule.give('arm', 'c2', 0.0)
    one.say(drag('update', (1.1, 0.0, 0.0)))
    one.say(drag('end', (1.1, 0.0, 0.0)))
    assert [event.phase for _, event in heard.take('received')] == ['start', 'end']
    two.say(drag('start'))
    assert passes(heard) == 1
