# SPDX-License-Identifier: Apache-2.0
"""Latecomers learn who wears the headset, and how well its clock is known."""

from __future__ import annotations

from typing import Any

from ros_viz_bridge.inputs import xr_session
from ros_viz_bridge.wire.client import XrSession


def test_the_session_with_what_else_is_known(received: Any) -> None:
    event = XrSession('blurred', 'immersive-ar', 10.0)
    more = {'uncertainty': 0.00312345678, 'profile': 'meta-quest-touch-plus'}
    fields = xr_session.to_ros(event, client_id='c3', more=more)
    message = received(xr_session.ROS_TYPE, fields)
    assert (message.level, message.message, message.hardware_id) == (b'\1', 'blurred', 'c3')
    assert {each.key: each.value for each in message.values} == {
        'mode': 'immersive-ar',
        'client': 'c3',
        'uncertainty': '0.00312346',
        'profile': 'meta-quest-touch-plus',
    }
