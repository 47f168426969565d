# SPDX-License-Identifier: Apache-2.0
"""
Every topic of ``docs/teleop.md`` from an emulated Quest 3, in VR and in the room (AR).

| topics | shown by |
|---|---|
| `xr/head/pose`, `xr/{left,right}_hand/{joints,points,wrist,pinch,grasp}`, TF | here |
| `xr/{left,right}_controller/{grip,aim,joy}`, `xr/{left,right}/tracking`, `xr/session` | here |
| `xr/{left,right}_controller/set_feedback`, `xr/recenter`, `/diagnostics` | here |
| every sample once, in order | `test_xr.py` |
| `teleop/{left,right}/{target,twist,gripper}` | `test_teleop.py`, `test/ros/test_teleop.py` |
| `teleop/enable`, `~/stop`, `~/stopped` | `test/ros/test_teleop.py`, `test_stop_service.py` |
"""

from __future__ import annotations

from typing import Any

from diagnostic_msgs.msg import DiagnosticArray, DiagnosticStatus
from geometry_msgs.msg import PoseArray, PoseStamped
import pytest
from sensor_msgs.msg import Joy, JoyFeedback
from std_msgs.msg import Float32
from std_srvs.srv import Trigger
from support.xr import apart, Emulated, Headset, in_body_axes
from tf2_msgs.msg import TFMessage

pytestmark = [pytest.mark.browser, pytest.mark.ros]
SIZE = {'width': 300, 'height': 160}
HANDS = {
    'joints': PoseArray,
    'points': PoseArray,
    'wrist': PoseStamped,
    'pinch': Float32,
    'grasp': Float32,
}
CONTROLLERS = {'grip': PoseStamped, 'aim': PoseStamped, 'joy': Joy}
SIDES = ('left', 'right')
HOLD = """
(() => {
    const { device } = headset;
    device.primaryInputMode = 'controller';
    const { left, right } = device.controllers;
    left.position.set(-0.2, 1.1, -0.4);
    left.quaternion.set(0.1, 0.5, 0.1, 0.73 ** 0.5);
    right.position.set(0.25, 1.0, -0.35);
    right.updateAxes('thumbstick', 0.25, -0.75);
    right.updateButtonValue('trigger', 1);
    right.updateButtonValue('squeeze', 0.5);
})()
"""
TOLD = """
([side, space]) => {
    const source = headset.device.controllers[side].inputSource;
    return headset.told.get(source[space]);
}
"""
PULSE = """
headset.device.controllers.left.inputSource.gamepad
    .hapticActuators[0][IWER.P_GAMEPAD].lastPulse?.duration ?? 0
"""


class Ears:
    """What ROS hears of a headset."""

    def __init__(self, lab: Any) -> None:
        self._lab = lab
        hear = lab.robot.hear
        kinds: dict[str, Any] = {'head/pose': PoseStamped}
        for side in SIDES:
            kinds |= {f'{side}_hand/{name}': kind for name, kind in HANDS.items()}
            kinds |= {f'{side}_controller/{name}': kind for name, kind in CONTROLLERS.items()}
        self.of = {name: hear(kind, f'/xr/{name}') for name, kind in kinds.items()}
        self.frames = hear(TFMessage, '/tf')
        self.diagnostics = hear(DiagnosticArray, '/diagnostics')
        self.told = {
            name: hear(DiagnosticStatus, f'/xr/{name}', latched=True)
            for name in ('session', *(f'{side}/tracking' for side in SIDES))
        }

    def clear(self) -> None:
        for heard in (*self.of.values(), self.frames, self.diagnostics, *self.told.values()):
            heard.clear()

    def wait(self, condition: Any, what: str) -> Any:
        return self._lab.wait(condition, what)

    def whole(self, *names: str) -> dict[str, Any]:
        """Return what was said of one frame on all of these topics, and in TF."""

        def found() -> dict[str, Any]:
            by_stamp = [
                {_stamp(message.header): message for _, message in list(self.of[name])}
                for name in names
            ]
            trees = {_stamp(m.transforms[0].header): m for _, m in list(self.frames)}
            for stamp in sorted(trees, reverse=True):
                if all(stamp in messages for messages in by_stamp):
                    said = {n: each[stamp] for n, each in zip(names, by_stamp, strict=True)}
                    return {**said, 'tf': {t.child_frame_id: t for t in trees[stamp].transforms}}
            return {}

        return self.wait(found, f'one frame of {names}')

    def session(self, *states: str, **values: str) -> None:
        """Wait until the session is said to be so."""

        def said(message: Any) -> bool:
            known = {v.key: v.value for v in message.values}
            return message.message in states and values.items() <= known.items()

        self.wait(
            lambda: any(said(m) for _, m in list(self.told['session'])),
            f'the session is {states}',
        )


def _stamp(header: Any) -> tuple[int, int]:
    return header.stamp.sec, header.stamp.nanosec


def is_same(transform: Any, pose: Any) -> bool:
    """Tell whether TF says the same as a topic."""
    t, p = transform.translation, pose.position
    return (t.x, t.y, t.z) == (p.x, p.y, p.z) and transform.rotation == pose.orientation


def check_hands(ears: Ears, emulated: Emulated) -> None:
    poses = [f'{side}_hand/{name}' for side in SIDES for name in ('joints', 'points', 'wrist')]
    said = ears.whole('head/pose', *poses)
    names = ['xr_origin', 'xr_head', 'xr_left_wrist', 'xr_right_wrist']
    assert list(said['tf']) == names
    head = said['head/pose'].pose
    assert is_same(said['tf']['xr_head'].transform, head)
    for side in SIDES:
        joints = said[f'{side}_hand/joints'].poses
        wrist = said[f'{side}_hand/wrist'].pose
        sample = emulated.sample_of(side, wrist)
        for pose, matrix in zip(joints, emulated.expected(side, sample), strict=True):
            metres, degrees = apart(pose, matrix)
            assert metres < 1e-4 and degrees < 0.01
        metres, degrees = apart(head, emulated.expected('head', sample)[0])
        assert metres < 1e-4 and degrees < 0.01
        assert wrist == joints[0]
        assert is_same(said['tf'][f'xr_{side}_wrist'].transform, wrist)
        metacarpals = (5, 10, 15, 20)
        assert said[f'{side}_hand/points'].poses == [
            joint for i, joint in enumerate(joints) if i not in metacarpals
        ]
        for name in ('pinch', 'grasp'):
            values = ears.of[f'{side}_hand/{name}']
            ears.wait(lambda values=values: values, name)
            assert 0.0 <= values[-1][1].data <= 1.0


def check_controllers(ears: Ears, headset: Headset) -> None:
    headset.do(HOLD)
    sticks = ears.of['right_controller/joy']
    # Left and forward are positive.
    axes = pytest.approx([-0.25, 0.75, 1.0, 0.5, 0.0, 0.0], abs=1e-3)
    ears.wait(lambda: sticks and list(sticks[-1][1].axes) == axes, 'stick and buttons')
    assert list(sticks[-1][1].buttons[:3]) == [1, 1, 0]
    ears.frames.clear()
    hands = [len(ears.of[f'{side}_hand/joints']) for side in SIDES]
    names = [f'{side}_controller/{name}' for side in SIDES for name in ('grip', 'aim', 'joy')]
    said = ears.whole('head/pose', *names)
    assert [len(ears.of[f'{side}_hand/joints']) for side in SIDES] == hands
    kinds = [f'xr_{side}_{name}' for side in SIDES for name in ('grip', 'aim')]
    assert list(said['tf']) == ['xr_origin', 'xr_head', *kinds]
    for side in SIDES:
        for name, space in (('grip', 'gripSpace'), ('aim', 'targetRaySpace')):
            pose = said[f'{side}_controller/{name}'].pose
            metres, degrees = apart(pose, in_body_axes(headset.do(TOLD, [side, space])))
            assert metres < 1e-4 and degrees < 0.01
            assert is_same(said['tf'][f'xr_{side}_{name}'].transform, pose)


def test_every_topic_of_hands_and_controllers_in_vr_and_in_the_room(
    lab: Any, open_page: Any
) -> None:
    bridge = lab.bridge(fixed_frame='map', teleop__right__effector_frame='tool')
    ears, emulated = Ears(lab), Emulated()
    page = open_page(bridge.url, script=emulated.script(), viewport=SIZE)
    headset = Headset(page)
    for way, mode in (('VR', 'immersive-vr'), ('AR', 'immersive-ar')):
        headset.do('headset.device.primaryInputMode = "hand"')
        headset.enter(way)
        check_hands(ears, emulated)
        ears.session('started', 'visible', mode=mode, client=page.client_id)
        check_controllers(ears, headset)
        for side in SIDES:
            tracking = ears.told[f'{side}/tracking']
            ears.wait(lambda t=tracking: 'TRACKED' in [m.message for _, m in t], 'tracked')
        if way == 'AR':
            break
        headset.end()
        ears.session('ended')
        ears.clear()
    feedback = JoyFeedback(type=JoyFeedback.TYPE_RUMBLE, intensity=0.5)
    lab.robot.say('/xr/left_controller/set_feedback', feedback)
    lab.wait(lambda: headset.do(PULSE) == 100, 'it shakes')
    client = lab.robot.node.create_client(Trigger, '/xr/recenter')
    lab.wait(client.service_is_ready, 'the service')
    asked = client.call_async(Trigger.Request())
    lab.wait(asked.done, 'an answer')
    assert asked.result().success
    is_diagnosed(ears, page.client_id)
    headset.end()
    ears.session('ended')


def is_diagnosed(ears: Ears, client: str) -> None:
    """Wait for a link that was measured, on /diagnostics."""

    def values() -> dict[str, str]:
        said = ears.diagnostics[-1][1].status if ears.diagnostics else []
        worn = [each for each in said if each.name.endswith(': headset')]
        found = {v.key: v.value for v in worn[0].values} if worn else {}
        return found if found.get('stamp uncertainty', 'unknown') != 'unknown' else {}

    found = ears.wait(values, 'a link that was measured')
    assert found['operator'] == client
    assert found['teleop right'] == 'idle'
    for name in ('rate', 'age p50', 'age p95', 'lost', 'round trip', 'stamp uncertainty'):
        assert float(found[name].split()[0]) >= 0.0
    assert float(found['rate'].split()[0]) > 1.0
