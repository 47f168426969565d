# SPDX-License-Identifier: Apache-2.0
"""An operator with a headset, as a page without browser says it, and an arm in TF."""

from __future__ import annotations

import time
from typing import Any

from geometry_msgs.msg import PoseStamped, TransformStamped, TwistStamped
from inputs.xr_samples import NOTHING, sample
import numpy as np
import pytest
from support.world import until, Viewer
from tf2_msgs.msg import TFMessage

from ros_viz_bridge.teleop.rigid import Pose
from ros_viz_bridge.wire.client import Ping, XrSession
from ros_viz_bridge.wire.teleop import TeleopHand

ARGUMENTS = (
    'teleop.right.effector_frame:=tool',
    'teleop.workspace.x_min:=0.2',
    'teleop.workspace.x_max:=0.8',
    'teleop.workspace.z_min:=0.1',
    'teleop.workspace.z_max:=0.9',
    'teleop.smoothing:=0.0',
)
LOW, HIGH = np.array([0.2, -1.0, 0.1]), np.array([0.8, 1.0, 0.9])
PLACE = np.array([0.5, 0.1, 0.4])
"""Of the effector, as long as nothing else is said."""
SQUEEZE, TRIGGER = 1, 0


def page_time() -> float:
    """The clock of a page, as its heartbeat has it."""
    return time.monotonic() * 1e3


class Arm:
    """Says where the effector is, and hears what it is told."""

    def __init__(self, robot: Any) -> None:
        self._tf = robot.publisher(TFMessage, '/tf')
        self._clock = robot.node.get_clock()
        self.place = PLACE
        self.turned = (0.0, 0.0, 0.0, 1.0)
        """x y z w."""
        self.targets = robot.hear(PoseStamped, '/teleop/right/target')
        self.twists = robot.hear(TwistStamped, '/teleop/right/twist')

    def say(self) -> None:
        """Publish where the effector is."""
        link = TransformStamped()
        link.header.frame_id, link.child_frame_id = 'base_link', 'tool'
        link.header.stamp = self._clock.now().to_msg()
        t, r = link.transform.translation, link.transform.rotation
        t.x, t.y, t.z = self.place.tolist()
        r.x, r.y, r.z, r.w = self.turned
        self._tf.publish(TFMessage(transforms=[link]))

    def places(self) -> Any:
        """Return where it was told to be, (n, 3)."""
        found = [t.pose.position for t in list(self.targets)]
        return np.array([[p.x, p.y, p.z] for p in found]).reshape(-1, 3)

    def moved(self, count: int) -> bool:
        """Tell whether it was told to go elsewhere since so many targets; some come late."""
        places = self.places()
        return not np.allclose(places[count:], places[count - 1], atol=1e-3)

    def stands(self) -> bool:
        """Tell whether the last that it was told is to stand."""
        twist = self.twists[-1].twist if self.twists else None
        return twist is not None and not any((twist.linear.x, twist.linear.y, twist.linear.z))


class Operator:
    """Wears a headset; the right hand holds a controller."""

    def __init__(self, page: Viewer, arm: Arm) -> None:
        self.page, self.arm = page, arm
        self.hand = np.array([0.3, -0.2, 1.2])
        """In body axes of the headset's floor."""
        self.turned = (0.0, 0.0, 0.0, 1.0)
        """Of the hand, in WebXR's axes."""
        self.said: list[float] = []
        """When each frame was, of ``time.time``; its head is so many millimetres to the right."""
        self.origin = 0
        self.state = ''
        self.why = ''
        self.armed = False
        self._presses = 0
        self._pinged = 0.0

    def session(self, state: Any) -> None:
        """Say how the session is."""
        self.page.send(XrSession(state, 'immersive-vr', self.now()))

    def now(self) -> float:
        """Return what the page's clock shows, milliseconds."""
        return self.page.page.clock() * 1e3

    def frame(self, *, squeeze: bool, **parts: Any) -> None:
        """Say a frame: by default one that is tracked, a tremble beside the last."""
        self.arm.say()
        x, y, z = self.hand + np.random.default_rng().normal(size=3) * 1e-6
        grip = [-y, z, -x, *self.turned]
        buttons = [0.0, 1.0 if squeeze else 0.0]
        self.said.append(time.time())
        given: dict[str, Any] = {
            'page_time': self.now(),
            'origin': self.origin,
            'head': np.array([len(self.said) * 1e-3 - 1e-3, 1.6, 0, 0, 0, 0, 1], np.float32),
            'right_controller': np.array(grip + grip, np.float32),
            'right_gamepad': np.array([0.0] * 4 + buttons, np.float32),
            **parts,
        }
        if time.monotonic() - self._pinged > 0.1:
            # As a page does while a headset is heard.
            self._pinged = time.monotonic()
            self.page.send(Ping(self.now(), *self.page.page.pong))
        given['predicted'] = given['page_time'] + 10.0
        self.page.send(sample(of=NOTHING, **given))

    def hear(self) -> str:
        """Return the state of the right hand, as the page was told last."""
        for message in self.page.page.messages:
            if isinstance(message, TeleopHand):
                self.state, self.why, self.armed = message.state, message.why, message.armed
        self.page.page.messages.clear()
        return self.state

    def until(self, state: str, *, squeeze: bool, **parts: Any) -> None:
        """Go on with frames until the page is told of this state."""
        until(
            lambda: self.hear() == state,
            f'{state}, not {self.state} ({self.why})',
            doing=lambda: self.frame(squeeze=squeeze, **parts),
        )

    def engage(self) -> None:
        """Let go of the clutch and close it, once more where that took too long."""
        self._presses = 0
        until(lambda: self.hear() == 'engaged', 'engaged', doing=self.press)

    def held(self, **how: Any) -> None:
        """Be held by such frames; the arm stands, and frames as before move nothing."""
        until(
            lambda: self.hear() == 'held' and not self.armed,
            doing=lambda: self.frame(squeeze=True, **how),
        )
        until(self.arm.stands)
        count = len(self.arm.targets)
        for _ in range(5):
            self.hand = self.hand + (0.01, 0.0, 0.0)
            self.frame(squeeze=True)
            time.sleep(0.01)
        self.until('held', squeeze=True)
        assert not self.arm.moved(count)

    def again(self, bridge: Any) -> None:
        """Close the clutch anew, hand and arm being elsewhere: it is moved from where it is."""
        arm, frames = self.arm, bridge.operation._frames
        arm.place, arm.turned = PLACE + (0.05, -0.04, 0.03), (0.5, -0.1, 0.1, 0.73**0.5)
        self.hand, self.turned = self.hand + (0.5, 0.5, -0.3), (-0.3, 0.2, 0.4, 0.71**0.5)

        def known() -> bool:
            place = frames.pose('tool', 'base_link', oldest=0.5)
            return isinstance(place, Pose) and place.position == pytest.approx(arm.place)

        until(known, 'the arm is there', doing=lambda: self.frame(squeeze=False))
        count = len(arm.targets)
        self.engage()
        until(lambda: len(arm.targets) > count, doing=self.press)
        assert np.linalg.norm(arm.places()[count] - arm.place) < 1e-3
        q = arm.targets[count].pose.orientation
        alike = abs(np.dot((q.x, q.y, q.z, q.w), arm.turned))
        assert 2 * np.degrees(np.arccos(min(1.0, alike))) < 0.1

    def press(self) -> None:
        """Go on with a closed clutch; now and then, and at first, it is open."""
        self.frame(squeeze=self._presses % 40 != 0)
        self._presses += 1
