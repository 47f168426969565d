# SPDX-License-Identifier: Apache-2.0
"""What it costs to publish everything that a headset knows, 90 times a second; needs rclpy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
import functools
import math
import platform
import statistics
import time
from typing import Any, Literal

import numpy as np
import rclpy
from rclpy.context import Context

from ros_viz_bridge.cdr import MessageType, Writer
from ros_viz_bridge.core.session import ClientInfo
from ros_viz_bridge.inputs import (
    controller_aim,
    controller_grip,
    controller_joy,
    hand_grasp,
    hand_joints,
    hand_pinch,
    hand_wrist,
    teleop_gripper,
    teleop_target,
    teleop_twist,
    xr_head,
    xr_transforms,
)
from ros_viz_bridge.inputs.xr_body import xr_body, XrBody
from ros_viz_bridge.ros.node import Bridge
from ros_viz_bridge.teleop.anchor import Anchor
from ros_viz_bridge.teleop.follower import Follower, Target
from ros_viz_bridge.teleop.gripper import Gripper
from ros_viz_bridge.teleop.limits import Limits
from ros_viz_bridge.teleop.one_euro import OneEuro
from ros_viz_bridge.teleop.rigid import Pose
from ros_viz_bridge.topics.message_types import message_class
from ros_viz_bridge.wire import codec
from ros_viz_bridge.wire.client import Ping, XrSession
from ros_viz_bridge.wire.xr import XrPlaced, XrSample

RATE = 90
FRAMES = 3 * RATE
HANDS: tuple[Literal['left', 'right'], ...] = ('left', 'right')
ANCHOR = Anchor('base_link')
# Everything of a hand but its targets, with a stamp or without.
OF_A_HAND = (hand_joints, hand_wrist, controller_grip, controller_aim, controller_joy)
VALUES = (hand_pinch, hand_grasp)


def main() -> None:
    """Measure the steps and print the table."""
    frames = [codec.encode(_frame(i)) for i in range(FRAMES)]
    print('## Everything of a headset\n')
    print('`python bench/teleop_bench.py`: medians in microseconds a frame\n\n```')
    print(f'numpy {np.__version__}, Python {platform.python_version()}, {platform.machine()}')
    print(f'{len(frames[0])} bytes a frame: head, two hands, two controllers')
    decoded, decoding = _measure(codec.decode, frames)
    bodies, converting = _measure(xr_body, decoded)
    begin = time.monotonic()
    followers = [_follower(begin) for _ in HANDS]
    moments = [(body, begin + i / RATE) for i, body in enumerate(bodies)]
    targets, following = _measure(lambda moment: _follow(followers, *moment), moments)
    assert all(target is not None for pair in targets[1:] for target in pair)
    everything = list(zip(bodies, targets, strict=True))
    fields, making = _measure(lambda each: _messages(*each), everything)
    _, writing = _measure(lambda each: [_writer(name).write(m) for name, m in each], fields)
    total = decoding + converting + following + making + writing
    for name, cost in (
        ('decoded and checked', decoding),
        ('in body axes', converting),
        ('two hands followed, smoothed and limited', following),
        (f'{len(fields[0])} messages made', making),
        ('and written as CDR', writing),
    ):
        print(f'{name:44}{cost:10.0f}')
    print(f'{"all of it":44}{total:10.0f}{total * RATE * 1e-4:8.1f} % of a core at {RATE} Hz')
    waits = sorted(_wired(FRAMES))
    p50, p99 = waits[len(waits) // 2], waits[int(len(waits) * 0.99)]
    print('in the node, from receipt until all of a frame is published, TF and targets too:')
    print(f'  p50 {p50 * 1e3:.2f} ms, p99 {p99 * 1e3:.2f} ms of {len(waits)} frames at {RATE} Hz')
    print('```\n')


def _wired(count: int) -> list[float]:
    """Return how long each frame was in the publishing thread and on its way there, seconds."""
    context, client, waits = Context(), ClientInfo('c1', 'operator'), list[float]()
    engaged: list[str] = []
    words = ['port:=0', 'teleop.left.effector_frame:=hand', 'teleop.base_frame:=hand']
    given = [word for each in words for word in ('-p', each)]
    rclpy.init(args=['bench', '--ros-args', *given], context=context)
    bridge = Bridge(context=context)
    try:
        headset, submit = bridge.operation.headset, bridge.publications.submit
        submit(headset.handed_over, 'c1')
        submit(headset.session, client, XrSession('started', 'immersive-vr', 0.0))
        submit(headset.placed, client, XrPlaced(0.0, 'map', (0.0,) * 3, (0.0, 0.0, 0.0, 1.0)))
        begin = time.monotonic()
        for i in range(count):
            time.sleep(max(0.0, begin + i / RATE - time.monotonic()))
            received = time.monotonic()
            if i % 9 == 0:
                before = received - 1e-3
                ping = Ping(received * 1e3, before * 1e3, before)
                submit(headset._times.pinged, client, ping, received)
            clutch = np.array([0, 0, 0, 0, 0, i > 0], np.float32)
            frame = replace(_frame(i), page_time=received * 1e3, left_gamepad=clutch)
            submit(headset.sample, client, frame, received)
            submit(lambda since=received: waits.append(time.monotonic() - since))
        submit(lambda: engaged.extend(bridge.operation.engaged))
    finally:
        bridge.close()
        context.try_shutdown()
    assert engaged == ['left'], 'the hand did not move the robot'
    return waits


def _measure(run: Callable[[Any], Any], inputs: list[Any]) -> tuple[list[Any], float]:
    """Return what ``run`` gives for all inputs, and the median of its time, microseconds."""
    results, times = [], []
    for value in inputs:
        begin = time.perf_counter()
        results.append(run(value))
        times.append(time.perf_counter() - begin)
    return results, statistics.median(times) * 1e6


def _frame(i: int) -> XrSample:
    """Return a frame of somebody who moves."""
    way = 0.1 * math.sin(i / RATE)
    pose = np.array([way, 1.0, -0.4, 0.0, 0.0, 0.0, 1.0], np.float32)
    hand = np.tile(pose, (25, 1))
    hand[:, 0] += np.linspace(0.0, 0.1, 25, dtype=np.float32)
    radii, gamepad = np.full(25, 90, np.uint8), np.full(10, way, np.float32)
    return XrSample(
        page_time=1e6 + i * 1e3 / RATE,
        predicted=1e6 + (i + 1) * 1e3 / RATE,
        origin=0,
        emulated=0,
        head=pose,
        left_hand=hand.reshape(-1),
        right_hand=hand.reshape(-1),
        left_radii=radii,
        right_radii=radii,
        left_controller=np.tile(pose, 2),
        right_controller=np.tile(pose, 2),
        left_gamepad=gamepad,
        right_gamepad=gamepad,
        left_pressed=1,
        right_pressed=0,
    )


def _follower(begin: float) -> Follower:
    follower = Follower(Limits((-1, -1, -1), (1, 1, 1)), smoothing=OneEuro())
    follower.safety.connected('c1', begin)
    follower.safety.clutch('c1', begin, pressed=False)
    return follower


def _follow(followers: list[Follower], body: XrBody, now: float) -> list[Target | None]:
    found = []
    for hand, follower in zip(HANDS, followers, strict=True):
        follower.safety.clutch('c1', now, pressed=True)
        grip = body.side(hand).grip
        assert grip is not None and body.head is not None
        pose, head = Pose.of(grip.tolist()), Pose.of(body.head.tolist()).orientation
        found.append(
            follower.follow('c1', pose, captured=now, now=now, effector=Pose(), head=head)
        )
    return found


def _messages(body: XrBody, targets: list[Target]) -> list[tuple[str, Any]]:
    """Return type and fields of all that is published of a frame."""
    stamp = 1.7e9
    found = [
        (xr_head.ROS_TYPE, xr_head.to_ros(body, stamp=stamp)),
        (xr_transforms.ROS_TYPE, xr_transforms.to_ros(body, stamp=stamp, anchor=ANCHOR)),
    ]
    for hand, target in zip(HANDS, targets, strict=True):
        found += [(each.ROS_TYPE, each.to_ros(body, stamp=stamp, hand=hand)) for each in OF_A_HAND]
        found += [(each.ROS_TYPE, each.to_ros(body, hand=hand)) for each in VALUES]
        gripper = Gripper(opened=0.08, closed=0.0)
        found += [
            (each.ROS_TYPE, each.to_ros(target, stamp=stamp, frame_id='base_link'))
            for each in (teleop_target, teleop_twist)
        ]
        found.append((teleop_gripper.ROS_TYPE, teleop_gripper.to_ros(gripper)))
    return found


@functools.cache
def _writer(ros_type: str) -> Writer:
    return Writer(MessageType.from_class(message_class(ros_type)))


if __name__ == '__main__':
    main()
