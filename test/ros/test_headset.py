# SPDX-License-Identifier: Apache-2.0
"""All that a headset knows reaches ROS, and nothing that is lost or old does."""

from __future__ import annotations

import time
from typing import Any

from diagnostic_msgs.msg import DiagnosticStatus
from geometry_msgs.msg import PoseArray, PoseStamped
from inputs.xr_samples import EVERYTHING, NOTHING, sample
import numpy as np
import pytest
from ros.teleop_world import page_time
from sensor_msgs.msg import Joy, JoyFeedback
from std_msgs.msg import Float32
from std_srvs.srv import Trigger
from support.world import LATCHED, RELIABLE, running_bridge, say, until
from tf2_msgs.msg import TFMessage

from ros_viz_bridge.wire.client import CameraMoved, Stop, XrSession
from ros_viz_bridge.wire.page_events import Pulse
from ros_viz_bridge.wire.session import Control, Notice
from ros_viz_bridge.wire.teleop import HeadsetLink, Recenter
from ros_viz_bridge.wire.xr import XrPlaced, XrSample

pytestmark = pytest.mark.ros
NONE = np.zeros(0, np.float32)
HALF = 0.5**0.5


def moved(x: float) -> CameraMoved:
    return CameraMoved(page_time(), 'map', (x, 2.0, 3.0), (0.0, 0.0, HALF, HALF), 1.0, 1.5)


def hand(x: float) -> np.ndarray:
    """25 poses in WebXR axes, one behind the other."""
    poses = np.zeros((25, 7), np.float32)
    poses[:, 0] = x
    poses[:, 2] = -np.arange(25) / 100
    poses[:, 6] = 1.0
    return poses.reshape(-1)


def frame(left: np.ndarray, right: np.ndarray, *, when: float | None = None) -> XrSample:
    head = np.array([0, 1.6, 0, 0, 0, 0, 1], np.float32)
    at = page_time() if when is None else when
    parts = {'head': head, 'left_hand': left, 'right_hand': right}
    return sample(of=NOTHING, page_time=at, predicted=at + 10.0, **parts)


def everything(**parts: Any) -> XrSample:
    """All that there is, seen now."""
    now = page_time()
    return sample(of=EVERYTHING, page_time=now, predicted=now + 12.0, **parts)


def test_one_frame_is_on_every_topic_with_one_stamp(bridge, robot, open_page):
    """Hands and controllers at once; grip and aim each under its name; TF says the same."""
    page = open_page(bridge)
    kinds = {'head/pose': PoseStamped}
    for side in ('left', 'right'):
        kinds |= {f'{side}_hand/{n}': PoseArray for n in ('joints', 'points')}
        kinds |= {f'{side}_hand/{n}': Float32 for n in ('pinch', 'grasp')}
        kinds |= {f'{side}_controller/{n}': PoseStamped for n in ('grip', 'aim')}
        kinds |= {f'{side}_hand/wrist': PoseStamped, f'{side}_controller/joy': Joy}
    heard = {name: robot.hear(kind, f'/xr/{name}') for name, kind in kinds.items()}
    frames = robot.hear(TFMessage, '/tf')
    tracking = robot.hear(DiagnosticStatus, '/xr/left/tracking', LATCHED)
    session = robot.hear(DiagnosticStatus, '/xr/session', LATCHED)
    page.send(XrSession('started', 'immersive-vr', page_time(), 'meta-quest-touch-plus'))
    page.send(XrPlaced(page_time(), 'map', (5.0, 6.0, 0.0), (0.0, 0.0, HALF, HALF)))

    def stamps():
        # Pulse and grasp have no header; of the others all of one frame are wanted.
        with_header = [each for each in heard.values() if each and hasattr(each[-1], 'header')]
        last = [(m[-1].header.stamp.sec, m[-1].header.stamp.nanosec) for m in with_header]
        return last if len(last) == len(kinds) - 4 and len(set(last)) == 1 else None

    def say_one():
        page.send(everything())
        time.sleep(0.05)  # so that whoever listens keeps up on a loaded machine

    until(lambda: stamps() and frames, doing=say_one)
    until(stamps)
    (stamp,) = set(stamps())
    transforms = next(
        m.transforms
        for m in reversed(frames)
        if (m.transforms[0].header.stamp.sec, m.transforms[0].header.stamp.nanosec) == stamp
    )
    names = [t.child_frame_id for t in transforms]
    assert names == ['xr_origin', 'xr_head'] + [
        f'xr_{side}_{what}' for side in ('left', 'right') for what in ('wrist', 'grip', 'aim')
    ]
    assert transforms[0].header.frame_id == 'map'
    assert transforms[0].transform.translation.y == 6.0
    grip, aim = (heard[f'left_controller/{n}'][-1].pose.position for n in ('grip', 'aim'))
    assert (grip.x, grip.y, grip.z) == pytest.approx((0.5, -0.2, 1.0))
    assert (aim.x, aim.y, aim.z) == pytest.approx((0.6, -0.2, 1.1))
    # It is the same frame again and again: by now it may hang, or be lost again.
    until(lambda: {'TRACKED', 'FROZEN'} & {each.message for each in tracking})
    # Of itself, once nothing comes any more.
    until(lambda: tracking[-1].message == 'LOST')
    page.send(XrSession('blurred', 'immersive-vr', page_time(), 'meta-quest-touch-plus'))
    until(lambda: session[-1].message == 'blurred' and tracking[-1].message == 'BLURRED')
    values = {v.key: v.value for v in session[-1].values}
    assert values['profile'] == 'meta-quest-touch-plus'
    assert values['operator'] == page.client_id
    page.send(XrSession('ended', 'immersive-vr', page_time()))
    until(lambda: session[-1].message == 'ended')


def test_who_listens_is_found_before_the_first_frame(bridge, robot, open_page):
    """Nothing is lost to discovery that comes late: publishers are there with the operator."""
    page = open_page(bridge)
    page.send(XrSession('started', 'immersive-vr', page_time()))
    topics = ['head/pose', 'left_hand/joints', 'right_hand/pinch', 'left_controller/joy']
    for topic in topics:
        until(lambda topic=topic: robot.node.count_publishers(f'/xr/{topic}') == 1)
    page.send(XrSession('ended', 'immersive-vr', page_time()))


def test_with_a_parent_frame_the_operator_stands_at_its_origin(robot, open_page):
    """Whatever the page shows; again when a program says so."""
    with running_bridge('xr.parent_frame:=operator') as bridge:
        page = open_page(bridge)
        frames = robot.hear(TFMessage, '/tf')
        client = robot.node.create_client(Trigger, '/xr/recenter')
        until(client.service_is_ready)
        refused = client.call_async(Trigger.Request())
        until(refused.done)
        assert 'no headset' in refused.result().message
        page.send(XrSession('started', 'immersive-vr', page_time()))
        page.send(XrPlaced(page_time(), 'map', (5.0, 6.0, 0.0), (0.0, 0.0, 0.0, 1.0)))

        def origin():
            (first, *_) = frames[-1].transforms if frames else [None]
            return first and first.transform.translation

        head = np.array([0.5, 1.7, 0.0, 0.0, 0.0, 0.0, 1.0], np.float32)
        until(origin, doing=lambda: page.send(everything(head=head)))
        assert frames[-1].transforms[0].header.frame_id == 'operator'
        assert (origin().x, origin().y) == pytest.approx((0.0, 0.5))
        head[0] = 1.5

        def again():
            page.send(everything(head=head))
            # Each time: which of the two comes first, a frame or the call, nobody knows.
            client.call_async(Trigger.Request())

        until(lambda: origin().y > 1.0, doing=again)


def test_haptics_and_recenter_go_to_whoever_operates(bridge, robot, open_page):
    page, other = open_page(bridge), open_page(bridge)
    page.send(XrSession('started', 'immersive-vr', page_time()))
    page.wait_for(lambda m: isinstance(m, HeadsetLink) and m.client == page.client_id)
    publisher = robot.publisher(JoyFeedback, '/xr/left_controller/set_feedback')
    say(publisher, JoyFeedback(type=JoyFeedback.TYPE_RUMBLE, intensity=0.5))
    pulse = page.wait_for(Pulse)
    assert (pulse.hand, pulse.strength, pulse.duration) == ('left', 0.5, 0.1)
    client = robot.node.create_client(Trigger, '/xr/recenter')
    until(client.service_is_ready)
    client.call_async(Trigger.Request())
    page.wait_for(Recenter)
    assert not [m for m in other.page.messages if isinstance(m, (Pulse, Recenter))]


def test_the_link_is_measured_both_ways(bridge, open_page):
    page = open_page(bridge)
    page.send(XrSession('started', 'immersive-vr', page_time()))
    page.send(everything())
    link = page.wait_for(lambda m: isinstance(m, HeadsetLink) and m.uncertainty >= 0.0)
    assert link.client == page.client_id
    assert link.uncertainty < 0.5
    assert 0.0 <= link.round_trip < 1.0


def test_both_hands_arrive_in_body_axes(bridge, robot, open_page):
    """25 joints per hand, x forward, y left, z up; every sample once and in order."""
    page = open_page(bridge)
    left = robot.hear(PoseArray, '/xr/left_hand/joints', RELIABLE)
    right = robot.hear(PoseArray, '/xr/right_hand/joints', RELIABLE)
    more = {
        name: robot.hear(message, f'/xr/right_hand/{name}', RELIABLE)
        for name, message in (
            ('points', PoseArray),
            ('wrist', PoseStamped),
            ('pinch', Float32),
            ('grasp', Float32),
        )
    }
    page.send(XrSession('started', 'immersive-vr', page_time()))
    until(lambda: left and right, doing=lambda: page.send(frame(hand(-0.2), hand(0.0))))
    sent = np.arange(1, 61) / 100
    for x in sent:
        page.send(frame(hand(-0.2), hand(x)))
        # A publisher keeps five for who is late, and a page is not allowed all at once.
        until(lambda x=x: right[-1].poses[0].position.y < 0.005 - x)
    assert len(right[-1].poses) == 25
    assert right[-1].header.frame_id == 'xr_origin'
    seen = [-p.poses[0].position.y for p in right[-60:]]
    np.testing.assert_allclose(seen, sent, atol=1e-6)
    fingers = [p.position.x for p in left[-1].poses]
    np.testing.assert_allclose(fingers, np.arange(25) / 100, atol=1e-6)
    until(lambda: all(more.values()) and more['wrist'][-1].header == right[-1].header)
    assert more['wrist'][-1].pose.position.y == right[-1].poses[0].position.y
    assert len(more['points'][-1].poses) == 21
    assert more['pinch'][-1].data == pytest.approx(1 - (0.05 - 0.016) / 0.08)
    assert more['grasp'][-1].data == 0.0


def test_a_lost_or_old_hand_publishes_nothing(bridge, robot, open_page):
    """The robot never follows a hand that is not there."""
    page = open_page(bridge)
    left = robot.hear(PoseArray, '/xr/left_hand/joints', RELIABLE)
    right = robot.hear(PoseArray, '/xr/right_hand/joints', RELIABLE)
    page.send(XrSession('started', 'immersive-vr', page_time()))
    until(lambda: left and right, doing=lambda: page.send(frame(hand(0.0), hand(0.0))))
    before = page_time() - 900.0
    page.send(frame(hand(7.0), hand(7.0), when=before))
    page.send(frame(hand(8.0), NONE))
    page.send(frame(NONE, hand(1.0)))
    until(lambda: right[-1].poses[0].position.y == -1.0)
    until(lambda: left[-1].poses[0].position.y == -8.0)
    assert {-p.poses[0].position.y for p in left} == {0.0, 8.0}
    assert {-p.poses[0].position.y for p in right} == {0.0, 1.0}


def test_hands_of_a_session_that_is_over_go_nowhere(bridge, robot, open_page):
    """Nor do those of a page that has not got the control, and nothing repeats the last ones."""
    page, other = open_page(bridge), open_page(bridge)
    right = robot.hear(PoseArray, '/xr/right_hand/joints', RELIABLE)
    page.send(XrSession('started', 'immersive-vr', page_time()))
    until(lambda: right, doing=lambda: page.send(frame(NONE, hand(0.0))))
    other.send(XrSession('started', 'immersive-vr', page_time()))
    other.send(frame(NONE, hand(4.0)))
    other.wait_for(lambda m: isinstance(m, Notice) and page.client_id in m.text)
    page.send(XrSession('ended', 'immersive-vr', page_time()))
    page.send(frame(NONE, hand(5.0)))
    page.send(XrSession('started', 'immersive-vr', page_time()))
    page.send(frame(NONE, hand(1.0)))
    until(lambda: right[-1].poses[0].position.y == -1.0)
    assert {round(-p.poses[0].position.y) for p in right} == {0, 1}


def test_stop_ends_hands_at_once(bridge, robot, open_page):
    """After a stop no pose goes out, though the headset goes on."""
    page, other = open_page(bridge), open_page(bridge)
    right = robot.hear(PoseArray, '/xr/right_hand/joints', RELIABLE)
    page.send(XrSession('started', 'immersive-vr', page_time()))
    until(lambda: right, doing=lambda: page.send(frame(NONE, hand(0.0))))
    other.send(Stop('a child'))
    page.wait_for(lambda m: isinstance(m, Control) and m.stopped_by == other.client_id)
    page.send(frame(NONE, hand(5.0)))
    # The camera passes a stop, and goes the same way behind the hand.
    camera = robot.hear(
        PoseStamped, f'/ros_viz_bridge/clients/{page.client_id}/camera/pose', LATCHED
    )
    page.send(moved(1.0))
    until(lambda: camera)
    assert all(p.poses[0].position.y == 0.0 for p in right)
