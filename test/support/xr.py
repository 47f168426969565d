# SPDX-License-Identifier: Apache-2.0
"""A headset without one: iwer in the real page, hands posed by the test, and what ROS must get."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
import pytest

from .viewer_page import ViewerPage

IWER = Path(__file__).resolve().parents[2] / 'client/node_modules/iwer/build/iwer.min.js'
STEP = 1e-4
"""Metres that hands and head move with every frame: a sample's height says which frame it is."""
BONES = ('metacarpal', 'phalanx-proximal', 'phalanx-intermediate', 'phalanx-distal', 'tip')
SAMPLES = 5000
"""More frames than any test draws."""
JOINTS = [
    'wrist',
    *(f'thumb-{bone}' for bone in BONES if bone != 'phalanx-intermediate'),
    *(
        f'{finger}-finger-{bone}'
        for finger in ('index', 'middle', 'ring', 'pinky')
        for bone in BONES
    ),
]

# Columns: where WebXR's right, up and backward are in a body's forward, left, up (REP-103).
_BODY = np.array([[0, 0, -1, 0], [-1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1]], float)
_MIRROR = np.diag([-1.0, 1.0, 1.0, 1.0])

_SCRIPT = """
(() => {
  const device = new IWER.XRDevice(IWER.metaQuest3, { stereoEnabled: true });
  device.installRuntime({ forceInstall: true });
  device.primaryInputMode = 'hand';
  const given = %s;
  const hands = device.hands;
  for (const side of ['left', 'right']) {
    const hand = hands[side];
    const jointTransforms = {};
    given.joints.forEach((name, i) => {
      jointTransforms[name] = { offsetMatrix: given.offsets[i], radius: 0.01 };
    });
    hand[IWER.P_HAND_INPUT].poses.test = { jointTransforms };
    hand.poseId = 'test';
    hand.quaternion.set(...given[side].orientation);
  }
  device.quaternion.set(...given.head.orientation);
  const headset = { device, sample: 0, frames: 0, spoil: '' };
  const move = () => {
    const rise = headset.sample * given.step;
    for (const [part, what] of [['left', hands.left], ['right', hands.right], ['head', device]]) {
      const [x, y, z] = given[part].position;
      what.position.set(x, y + rise, z);
    }
  };
  move();
  // Everything moves once the page has taken a frame: the next one is another sample.
  const request = XRSession.prototype.requestAnimationFrame;
  XRSession.prototype.requestAnimationFrame = function (callback) {
    return request.call(this, (time, frame) => {
      callback(time, frame);
      headset.frames += 1;
      headset.sample += 1;
      move();
    });
  };
  // iwer says of every pose of a controller that its position is a guess.
  const where = XRFrame.prototype.getPose;
  headset.guessed = false;
  headset.told = new WeakMap();
  XRFrame.prototype.getPose = function (space, base) {
    const pose = where.call(this, space, base);
    if (pose) {
      Object.defineProperty(pose, 'emulatedPosition', { value: headset.guessed });
      headset.told.set(space, [...pose.transform.matrix]);
    }
    return pose;
  };
  // What software draws takes a headset's frames away: blind, it says as many as the page can.
  headset.blind = false;
  const gl = WebGL2RenderingContext.prototype;
  for (const name of ['clear', 'drawArrays', 'drawElements', 'drawElementsInstanced']) {
    const draw = gl[name];
    gl[name] = function (...given) {
      if (!headset.blind) draw.apply(this, given);
    };
  }
  // Let the right controller point at a place of the session's space.
  headset.point = (place) => {
    const { position, quaternion } = device.controllers.right;
    const away = ['x', 'y', 'z'].map((axis, i) => place[i] - position[axis]);
    const [x, y, z] = away.map((each) => each / Math.hypot(...away));
    const q = [y, -x, 0, 1 - z];
    quaternion.set(...q.map((each) => each / Math.hypot(...q)));
  };
  const fill = XRFrame.prototype.fillPoses;
  XRFrame.prototype.fillPoses = function (spaces, base, out) {
    const whole = fill.call(this, spaces, base, out);
    if (headset.spoil === 'joint') out.fill(NaN, 16 * 7, 16 * 8);
    if (headset.spoil === 'hand') out.fill(NaN);
    return headset.spoil === 'hand' ? false : whole;
  };
  window.headset = headset;
})();
"""


def _rotation(x: float, y: float, z: float, w: float) -> NDArray[np.float64]:
    """Return the rotation matrix of a unit quaternion, by its textbook formula."""
    return np.array([
        [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
        [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
        [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
    ])  # fmt: skip


def _matrix(position: Any, orientation: Any) -> NDArray[np.float64]:
    """Return the 4x4 matrix of a pose."""
    made = np.eye(4)
    made[:3, :3] = _rotation(*orientation)
    made[:3, 3] = position
    return made


def _unit(*quaternion: float) -> list[float]:
    length = np.linalg.norm(quaternion)
    return [float(x / length) for x in quaternion]


def matrix_of(pose: Any) -> NDArray[np.float64]:
    """Return the 4x4 matrix of a geometry_msgs/Pose."""
    p, q = pose.position, pose.orientation
    return _matrix((p.x, p.y, p.z), (q.x, q.y, q.z, q.w))


def in_body_axes(columns: list[float]) -> NDArray[np.float64]:
    """Return what ROS must get of a matrix that WebXR told."""
    return _BODY @ np.array(columns).reshape(4, 4).T @ _BODY.T


def apart(pose: Any, matrix: NDArray[np.float64]) -> tuple[float, float]:
    """Return by how many metres and degrees a geometry_msgs/Pose differs from a matrix."""
    found = matrix_of(pose)
    turned = np.linalg.norm(found[:3, :3] - matrix[:3, :3])
    metres = np.linalg.norm(found[:3, 3] - matrix[:3, 3])
    return float(metres), float(np.degrees(2 * np.arcsin(min(1.0, turned / 8**0.5))))


class Emulated:
    """Where an emulated head and hands are; each has heights of its own, told from all others'."""

    _count = 0

    def __init__(self, *, seed: int = 5) -> None:
        height = 1.0 + Emulated._count * STEP * SAMPLES
        Emulated._count += 1
        random = np.random.default_rng(seed)

        def quaternion() -> list[float]:
            return _unit(*random.normal(size=4))

        self.poses = {
            'left': {'position': [-0.2, height, -0.4], 'orientation': quaternion()},
            'right': {'position': [0.25, height, -0.35], 'orientation': quaternion()},
            # Turned about all axes, and with both hands in view.
            'head': {
                'position': [0.05, height + 0.3, 0.4],
                'orientation': _unit(-0.25, 0.1, 0.05, 1),
            },
        }
        # The wrist is the hand's own pose; all joints are placed and turned differently.
        self.offsets = [np.eye(4)] + [
            _matrix(random.uniform(-0.1, 0.1, 3), quaternion()) for _ in JOINTS[1:]
        ]

    def script(self) -> str:
        """Return what a page must run before its own scripts."""
        if not IWER.exists():
            pytest.skip('iwer is not installed: npm install in client/')
        given = {
            **self.poses,
            'joints': JOINTS,
            'offsets': [offset.T.reshape(-1).tolist() for offset in self.offsets],
            'step': STEP,
        }
        return IWER.read_text() + _SCRIPT % json.dumps(given)

    def expected(self, part: str, sample: int) -> list[NDArray[np.float64]]:
        """Return the matrices in body axes that ROS must get of 'left', 'right' or 'head'."""
        pose = self.poses[part]
        base = _matrix(pose['position'], pose['orientation'])
        base[1, 3] += sample * STEP
        offsets = self.offsets
        if part == 'head':
            offsets = offsets[:1]
        elif part == 'right':
            offsets = [_MIRROR @ offset @ _MIRROR for offset in offsets]
        return [_BODY @ base @ offset @ _BODY.T for offset in offsets]

    def sample_of(self, part: str, pose: Any) -> int | None:
        """Return which sample the pose of a wrist or head is; None for that of another headset."""
        sample = round((pose.position.z - self.poses[part]['position'][1]) / STEP)
        return sample if 0 <= sample < SAMPLES else None


class Headset:
    """The headset of a page that ran ``Emulated.script``."""

    def __init__(self, page: ViewerPage) -> None:
        self._page = page.page

    def enter(self, way: str = 'VR') -> None:
        """Click the page's own button, on a small screen one of the View sheet."""
        view = self._page.get_by_role('button', name='View', exact=True)
        button = self._page.get_by_role('button', name=f'Enter {way}', exact=True)
        view.or_(button).first.wait_for()
        if not button.is_visible() and view.get_attribute('aria-expanded') == 'false':
            view.click()
        button.click()
        self._page.wait_for_function('headset.device.activeSession !== undefined')
        self.pass_frames(2)

    def end(self) -> None:
        """End the session, as the headset's own menu does."""
        self.do('headset.device.activeSession.end()')
        self._page.wait_for_function('headset.device.activeSession === undefined')

    def do(self, script: str, *given: Any) -> Any:
        """Run a script in the page."""
        return self._page.evaluate(script, *given)

    def cell(self, ident: str) -> list[float]:
        """Return where what can be touched is, once it is there."""
        self._page.wait_for_function(
            'id => window.vizBridge.headset()?.cells[id] !== undefined', arg=ident
        )
        return list(self.do('id => window.vizBridge.headset().cells[id]', ident))

    def point(self, place: list[float]) -> None:
        """Let the right controller point there."""
        self.do('place => headset.point(place)', place)
        self.pass_frames(2)

    def press(self, ident: str) -> None:
        """Press a cell with the right controller; what that does may come later."""
        self.point(self.cell(ident))
        self.trigger(1)
        self.pass_frames(2)
        self.trigger(0)

    def trigger(self, pull: float) -> None:
        """Pull the right controller's trigger, or let it go."""
        self.do(
            'pull => headset.device.controllers.right.updateButtonValue("trigger", pull)', pull
        )

    @property
    def sample(self) -> int:
        """The sample that the next frame will see."""
        return int(self.do('headset.sample'))

    def pass_frames(self, count: int) -> int:
        """Wait until the headset has drawn so many more frames; return the sample after them."""
        self._page.wait_for_function(
            'until => headset.frames >= until', arg=self.do('headset.frames') + count
        )
        return self.sample
