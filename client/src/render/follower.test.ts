// SPDX-License-Identifier: Apache-2.0
import { Vector3 } from 'three';
import { expect, test } from 'vitest';
import { link, transforms } from '../../test/transforms';
import { Frames } from '../frames';
import { CameraRig } from './camera_rig';
import { Follower } from './follower';

function setUp() {
  const frames = new Frames(() => 0);
  const rig = new CameraRig();
  const follower = new Follower(frames, rig);
  const robotAt = (x: number, stamp: number) =>
    frames.add(transforms([link('map', 'base', x, stamp)]));
  const arrive = () => {
    for (let i = 0; i < 200 && follower.update('base', 'map', 0.05); i++);
  };
  return { frames, rig, follower, robotAt, arrive };
}

test('a chosen frame comes to the middle, then the camera goes along at its distance', () => {
  const { rig, robotAt, arrive } = setUp();
  robotAt(5, 1);
  arrive();
  expect(rig.target.distanceTo(new Vector3(5, 0, 0))).toBeLessThan(1e-6);
  rig.pan(100, 0);
  const offset = rig.eye.clone().sub(new Vector3(5, 0, 0));
  robotAt(6, 2);
  arrive();
  expect(rig.eye.distanceTo(offset.add(new Vector3(6, 0, 0)))).toBeLessThan(1e-2);
});

test('put elsewhere, the camera takes the frame into its middle again', () => {
  const { rig, follower, robotAt, arrive } = setUp();
  robotAt(5, 1);
  arrive();
  rig.shift(new Vector3(-5, 0, 0));
  arrive();
  expect(rig.target.x).toBeCloseTo(0);
  follower.again();
  arrive();
  expect(rig.target.x).toBeCloseTo(5);
});

test('a step is made up for smoothly, a jump at once', () => {
  const { rig, follower, robotAt } = setUp();
  robotAt(0, 1);
  follower.update('base', 'map', 0.016);
  robotAt(1, 2);
  expect(follower.update('base', 'map', 0.016)).toBe(true);
  expect(rig.target.x).toBeGreaterThan(0);
  expect(rig.target.x).toBeLessThan(1);
  robotAt(1000, 3);
  expect(follower.update('base', 'map', 0.016)).toBe(false);
  expect(rig.target.x).toBeCloseTo(1000, 3);
});

test('no frame, or one that is not there, leaves the camera', () => {
  const { rig, follower } = setUp();
  const eye = rig.eye.clone();
  expect(follower.update('', 'map', 0.016)).toBe(false);
  expect(follower.update('ghost', 'map', 0.016)).toBe(false);
  expect(rig.eye.distanceTo(eye)).toBe(0);
});

test('seen from another fixed frame it does not run away', () => {
  const { frames, rig, follower, robotAt, arrive } = setUp();
  frames.add(transforms([link('map', 'odom', 50)]));
  robotAt(5, 1);
  arrive();
  const eye = rig.eye.clone();
  expect(follower.update('base', 'odom', 0.016)).toBe(false);
  expect(rig.eye.distanceTo(eye)).toBeLessThan(1e-9);
});

test('the third person is behind the frame, and turns with its yaw', () => {
  const { frames, rig, follower, arrive } = setUp();
  const turned = (yaw: number, stamp: number) => {
    const [z, w] = [Math.sin(yaw / 2), Math.cos(yaw / 2)];
    frames.add(transforms([{ ...link('map', 'base', 5, stamp), orientation: [0, 0, z, w] }]));
  };
  rig.setMode('third_person');
  turned(0.3, 1);
  arrive();
  expect(rig.yaw).toBeCloseTo(0.3, 6);
  rig.rotate(0.5, 0);
  turned(3, 2);
  arrive();
  expect(rig.yaw).toBeCloseTo(3.5 - 2 * Math.PI, 3);
  turned(-3, 3);
  expect(follower.update('base', 'map', 0.01)).toBe(true);
  arrive();
  expect(Math.cos(rig.yaw + 2.5)).toBeCloseTo(1, 5);
  expect(rig.target.distanceTo(new Vector3(5, 0, 0))).toBeLessThan(1e-3);
});
