// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { Box3, PerspectiveCamera, Quaternion, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { anyPosition, anyRotation } from '../../test/arbitraries';
import { bodyFromCamera, cameraFromBody } from '../input/camera_pose';
import { CameraRig, FOV } from './camera_rig';

function rig(width = 800, height = 600): CameraRig {
  const made = new CameraRig();
  made.setSize(width, height);
  made.apply();
  return made;
}

/** Where a point is in the picture, -1 to 1, y up. */
function seen(made: CameraRig, point: Vector3): Vector3 {
  made.apply();
  return point.clone().project(made.camera);
}

test.each(['orbit', 'xy_orbit', 'first_person', 'third_person', 'top_down'] as const)(
  'any pose that is set is the pose that is told, from %s',
  (mode) => {
    fc.assert(
      fc.property(anyPosition, anyRotation, (position, rotation) => {
        const made = rig();
        made.setMode(mode);
        const body = new Quaternion(...rotation);
        made.setPose(new Vector3(...position), cameraFromBody(body));
        made.apply();
        const told = bodyFromCamera(made.camera.quaternion);
        expect(1 - Math.abs(told.dot(body))).toBeLessThan(1e-12);
        expect(made.camera.position.distanceTo(new Vector3(...position))).toBeLessThan(1e-6);
      }),
    );
  },
);

test.each(['orbit', 'top_down'] as const)(
  'a fitted box fills the picture and is inside, %s',
  (mode) => {
    for (const [width, height] of [
      [1600, 400],
      [300, 900],
    ] as const) {
      const made = rig(width, height);
      made.setMode(mode);
      const box = new Box3(new Vector3(1, -7, 1), new Vector3(9, 1, 3));
      made.fit(box, { anew: true });
      let largest = 0;
      for (const x of [1, 9]) {
        for (const y of [-7, 1]) {
          for (const z of [1, 3]) {
            const at = seen(made, new Vector3(x, y, z));
            largest = Math.max(largest, Math.abs(at.x), Math.abs(at.y));
          }
        }
      }
      expect(largest).toBeLessThan(1);
      expect(largest).toBeGreaterThan(0.8);
      expect(made.target.distanceTo(new Vector3(5, -3, 2))).toBeLessThan(1e-9);
    }
  },
);

test('turning goes around the target and keeps the horizon level', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.double({ min: -3, max: 3, noNaN: true }),
          fc.double({ min: -3, max: 3, noNaN: true }),
        ),
      ),
      (turns) => {
        const made = rig();
        const target = made.target;
        for (const [yaw, pitch] of turns) made.rotate(yaw, pitch);
        expect(made.target.distanceTo(target)).toBeLessThan(1e-6);
        const right = new Vector3(1, 0, 0).applyQuaternion(made.orientation);
        const up = new Vector3(0, 1, 0).applyQuaternion(made.orientation);
        expect(Math.abs(right.z)).toBeLessThan(1e-9);
        expect(up.z).toBeGreaterThan(0);
      },
    ),
  );
});

test('in first person it turns on the spot', () => {
  const made = rig();
  made.setMode('first_person');
  const eye = made.eye.clone();
  made.rotate(1, 0.3);
  expect(made.eye.distanceTo(eye)).toBe(0);
});

test('panning takes the target along with the pointer', () => {
  for (const mode of ['orbit', 'top_down'] as const) {
    const made = rig();
    made.setMode(mode);
    const point = made.target;
    made.pan(80, -60);
    const at = seen(made, point);
    expect(at.x).toBeCloseTo(80 / 400, 6);
    expect(at.y).toBeCloseTo(60 / 300, 6);
  }
});

test('zooming keeps the target, and never goes through it', () => {
  const made = rig();
  const target = made.target;
  made.zoom(0.5);
  expect(made.distance).toBeCloseTo(7, 9);
  for (let i = 0; i < 100; i++) made.zoom(0.5);
  expect(made.distance).toBeGreaterThan(0);
  expect(made.target.distanceTo(target)).toBeLessThan(1e-6);
});

test('from above x is to the right and y up, and back one looks from where one did', () => {
  const made = rig();
  const { yaw, target } = made;
  made.setMode('top_down');
  expect(made.forward.distanceTo(new Vector3(0, 0, -1))).toBeLessThan(1e-9);
  const right = new Vector3(1, 0, 0).applyQuaternion(made.orientation);
  expect(right.distanceTo(new Vector3(1, 0, 0))).toBeLessThan(1e-9);
  made.rotate(0.5, 0.5);
  expect(made.forward.z).toBeCloseTo(-1, 9);
  made.setMode('orbit');
  expect(made.camera).toBeInstanceOf(PerspectiveCamera);
  expect(made.yaw).toBeCloseTo(yaw + 0.5, 6);
  expect(made.target.distanceTo(target)).toBeLessThan(1e-6);
});

test('what is framed anew from above has x to the right', () => {
  const made = rig();
  made.setMode('top_down');
  made.rotate(1, 0);
  made.fit(new Box3(new Vector3(-1, -1, 0), new Vector3(1, 1, 0)), { anew: true });
  expect(made.yaw).toBeCloseTo(Math.PI / 2, 6);
});

test.each(['before', 'after'] as const)(
  'a pose from straight above keeps heading and scale, its mode set %s it',
  (when) => {
    const made = rig();
    if (when === 'before') made.setMode('top_down');
    const height = 600 / 1.5 / 2 / Math.tan(FOV / 2);
    const heading = new Quaternion().setFromAxisAngle(new Vector3(0, 0, 1), 0.3);
    const down = new Quaternion(0, Math.SQRT1_2, 0, Math.SQRT1_2);
    made.setPose(new Vector3(0.5, 0.2, height), cameraFromBody(heading.multiply(down)));
    if (when === 'after') made.setMode('top_down');
    made.aimAtGround();
    expect(made.mode).toBe('top_down');
    expect(made.yaw).toBeCloseTo(0.3, 6);
    expect(1 / made.metresPerPixel).toBeCloseTo(1.5, 9);
    expect(made.target.distanceTo(new Vector3(0.5, 0.2, 0))).toBeLessThan(1e-6);
  },
);

test('a pose that is not straight down ends the view from above', () => {
  const made = rig();
  made.setMode('top_down');
  made.setPose(
    new Vector3(1, 2, 3),
    cameraFromBody(new Quaternion(0, Math.SQRT1_2, 0, Math.SQRT1_2)),
  );
  expect(made.mode).toBe('top_down');
  made.setPose(new Vector3(1, 2, 3), cameraFromBody(new Quaternion()));
  expect(made.mode).toBe('orbit');
});

test('walking is on the level, whatever one looks at', () => {
  const made = rig();
  made.setMode('first_person');
  made.setPose(
    new Vector3(),
    cameraFromBody(new Quaternion().setFromAxisAngle(new Vector3(0, 1, 0), 0.7)),
  );
  made.move(0, 2, 0);
  expect(made.eye.distanceTo(new Vector3(2, 0, 0))).toBeLessThan(1e-9);
  made.move(1, 0, 0.5);
  expect(made.eye.distanceTo(new Vector3(2, -1, 0.5))).toBeLessThan(1e-9);
});

test('a pose that looks at the ground turns around the point there, others around what they did', () => {
  const made = rig();
  const down = new Quaternion().setFromAxisAngle(new Vector3(0, 1, 0), Math.PI / 4);
  made.setPose(new Vector3(1, 2, 3), cameraFromBody(down));
  made.aimAtGround();
  expect(made.target.distanceTo(new Vector3(4, 2, 0))).toBeLessThan(1e-9);
  const { distance } = made;
  for (const upOrLevel of [new Quaternion(), down.clone().invert()]) {
    made.setPose(new Vector3(1, 2, 3), cameraFromBody(upOrLevel));
    made.aimAtGround();
    expect(made.distance).toBe(distance);
  }
});

test('around the ground the focal point stays on it, whatever one does', () => {
  const made = rig();
  made.setPose(new Vector3(1, 2, 3), made.orientation.clone());
  made.setMode('xy_orbit');
  const onGround = () => expect(Math.abs(made.target.z)).toBeLessThan(1e-9);
  onGround();
  made.rotate(0.4, 0.2);
  made.pan(80, -60);
  made.zoom(0.5);
  made.shift(new Vector3(1, 1, 5));
  onGround();
  made.fit(new Box3(new Vector3(1, -7, 1), new Vector3(9, 1, 3)));
  onGround();
});

test('panning on the ground takes what is in the middle along', () => {
  const made = rig();
  made.setMode('xy_orbit');
  const point = made.target;
  made.pan(8, 6);
  const at = seen(made, point);
  expect(at.x * 400).toBeCloseTo(8, 0);
  expect(at.y * 300).toBeCloseTo(-6, 0);
});

test('a view set by numbers is the view', () => {
  const made = rig();
  made.aim({ target: new Vector3(1, 2, 3), yaw: 0.5, pitch: -0.25, distance: 7 });
  expect(made.pose.target.distanceTo(new Vector3(1, 2, 3))).toBeLessThan(1e-9);
  expect(made.pose.yaw).toBeCloseTo(0.5, 9);
  expect(made.pose.pitch).toBeCloseTo(-0.25, 9);
  made.aim({ distance: 3 });
  expect(made.distance).toBe(3);
  expect(made.target.distanceTo(new Vector3(1, 2, 3))).toBeLessThan(1e-9);
});

test.each([
  [0, 1, 0],
  [1, 0, 0],
  [0, 0, -1],
] as const)('with another direction up (%d %d %d) all movements keep it up', (...up) => {
  const made = rig();
  made.setUp(new Vector3(...up));
  made.aim({ target: new Vector3(1, 2, 3), yaw: 0.3, pitch: -0.4, distance: 5 });
  made.rotate(0.5, -0.2);
  made.zoom(2);
  expect(made.target.distanceTo(new Vector3(1, 2, 3))).toBeLessThan(1e-9);
  expect(made.yaw).toBeCloseTo(0.8, 9);
  expect(made.pitch).toBeCloseTo(-0.6, 9);
  const right = new Vector3(1, 0, 0).applyQuaternion(made.orientation);
  expect(right.dot(made.up)).toBeCloseTo(0, 9);
  const before = made.eye.clone();
  made.move(0, 0, 2);
  expect(made.eye.clone().sub(before).dot(made.up)).toBeCloseTo(2, 9);
});

test('a lens is what a script says, and the usual one again', () => {
  const made = rig();
  made.setLens({
    t: 'Lens',
    display: '',
    key: 'lens',
    fov: 1,
    near: 0.5,
    far: 9,
    min_distance: 0,
    max_distance: 20,
  });
  made.zoom(1e9);
  made.apply();
  expect(made.distance).toBe(20);
  expect(made.perspective).toMatchObject({ near: 0.5, far: 9 });
  expect(made.perspective.fov).toBeCloseTo((180 / Math.PI) * 1, 9);
  made.setLens(null);
  made.apply();
  expect(made.fov).toBe(FOV);
  expect(made.perspective.far).toBeGreaterThan(1000);
});
