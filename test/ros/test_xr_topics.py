# SPDX-License-Identifier: Apache-2.0
"""A hand that is not seen is said to be so, and nothing else is said of it."""

from __future__ import annotations

from inputs.xr_samples import body, nobody
import numpy as np
import pytest
from ros.recording_outgoing import RecordingOutgoing

from ros_viz_bridge.ros.xr_topics import held_pose, XrTopics
from ros_viz_bridge.teleop.anchor import Anchor

NOTHING = np.zeros(0, np.float32)


def test_what_is_not_tracked_is_not_published():
    out = RecordingOutgoing()
    XrTopics(out).publish(nobody(), stamp=1.0, anchor=None)
    assert out.sent == []
    XrTopics(out).publish(nobody(), stamp=1.0, anchor=Anchor('map'))
    assert [topic for topic, _ in out.sent] == ['/tf']


def test_all_that_a_frame_can_be_on_is_announced():
    out = RecordingOutgoing()
    topics = XrTopics(out)
    topics.publish(body(), stamp=1.0, anchor=Anchor('map'))
    topics.announce()
    assert sorted(out.announced) == sorted(topic for topic, _ in out.sent)
    assert len(out.announced) == 18


def test_tracking_is_said_when_it_changes():
    out = RecordingOutgoing()
    topics = XrTopics(out)
    for i, seen in enumerate(
        (body(), body(head=NOTHING), nobody(), body(emulated=4, left_controller=NOTHING))
    ):
        topics.track(seen, i / 100)
    topics.blur()
    topics.lose(9.0)
    left = [message['message'] for message in out.of('xr/left/tracking')]
    assert left == ['TRACKED', 'LOST', 'EMULATED', 'BLURRED']


def test_a_hand_that_holds_a_controller_is_where_the_controller_is():
    side = body().left
    assert held_pose(side).position == pytest.approx(side.grip[:3].tolist())
    side = body(left_controller=NOTHING).left
    assert held_pose(side) is None
    side = body(left_controller=NOTHING, left_gamepad=NOTHING).left
    assert held_pose(side).position == pytest.approx(side.joints[0, :3].tolist())
