# SPDX-License-Identifier: Apache-2.0
"""A hand moves an effector by what is configured, and the gripper with it."""

from __future__ import annotations

from typing import Any

from inputs.xr_samples import body, NOTHING
import numpy as np
import pytest
from ros.recording_outgoing import RecordingOutgoing

from ros_viz_bridge.ros.page_times import PageTime
from ros_viz_bridge.ros.parameters import check_values
from ros_viz_bridge.ros.teleop_arm import TeleopArm
from ros_viz_bridge.teleop.rigid import Pose
from ros_viz_bridge.wire.teleop import TeleopHand, TeleopTarget

NOTHING_HELD = NOTHING['left_gamepad']


class Worn:
    """An arm that follows the left hand, and the time."""

    def __init__(self, **parameters: Any) -> None:
        self.out, self.shown, self.now = RecordingOutgoing(), [], 10.0
        self.arm = TeleopArm(
            'left',
            check_values(parameters),
            self.out,  # type: ignore[arg-type]
            measure=lambda: Pose((0.5, 0.0, 0.5)),
            ros_time=lambda: 5.0,
            show=self.shown.append,
        )
        self.arm.safety.connected('c1', self.now)

    def frame(self, **parts: Any) -> None:
        self.now += 0.01
        x = self.now / 1000
        grip = np.array([x, 1.0, -0.5, 0, 0, 0, 1] * 2, np.float32)
        given = {'left_hand': NOTHING_HELD, 'left_radii': NOTHING['left_radii'], **parts}
        given.setdefault('left_controller', grip)
        time = PageTime(99.0, self.now, 0.0, known=True)
        self.arm.follow('c1', body(**given), 0, time, self.now)

    def pad(self, trigger: float, squeeze: float) -> None:
        self.frame(left_gamepad=np.array([0, 0, 0, 0, trigger, squeeze], np.float32))

    def states(self) -> list[str]:
        return [m.state for m in self.shown if isinstance(m, TeleopHand)]


def test_squeeze_moves_and_the_trigger_grips_and_letting_go_stops():
    worn = Worn(**{'teleop.gripper.opened': 0.08, 'teleop.gripper.closed': 0.0})
    worn.pad(0.0, 0.0)
    for trigger in (0.0, 0.5, 1.0):
        worn.pad(trigger, 1.0)
    worn.pad(1.0, 0.0)
    assert worn.states() == ['idle', 'engaged', 'idle'] or worn.states()[-1] == 'idle'
    assert len(worn.out.of('teleop/left/target')) == 3
    grips = [m['data'] for m in worn.out.of('teleop/left/gripper')]
    assert grips == pytest.approx([0.04, 0.0])
    stop = worn.out.of('teleop/left/twist')[-1]
    assert not stop['twist'].any()
    assert stop['header']['stamp'] == {'sec': 5, 'nanosec': 0}
    assert worn.shown[-2:][0].pose == [] or worn.shown[-1].pose == []
    assert any(isinstance(m, TeleopTarget) and m.pose for m in worn.shown)


def test_a_zero_that_could_not_be_said_is_said_again(monkeypatch: pytest.MonkeyPatch):
    worn = Worn()
    worn.pad(0.0, 0.0)
    worn.pad(0.0, 1.0)
    said = worn.out.halt

    def full(*args: object) -> None:
        raise RuntimeError('the publisher is gone')

    monkeypatch.setattr(worn.out, 'halt', full)
    with pytest.raises(RuntimeError):
        worn.pad(0.0, 0.0)
    monkeypatch.setattr(worn.out, 'halt', said)
    before = len(worn.out.of('teleop/left/twist'))
    worn.arm.tell()
    (zero,) = worn.out.of('teleop/left/twist')[before:]
    assert not zero['twist'].any()


def test_the_other_button_moves_where_that_is_configured():
    worn = Worn(**{'teleop.clutch': 'trigger'})
    worn.pad(0.0, 1.0)
    worn.pad(1.0, 1.0)
    assert worn.states()[-1] == 'engaged'


def test_an_engaged_arm_that_is_taken_away_stands():
    worn = Worn()
    worn.pad(0.0, 0.0)
    worn.pad(0.0, 1.0)
    worn.arm.end()
    assert not worn.out.of('teleop/left/twist')[-1]['twist'].any()
