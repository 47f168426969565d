// SPDX-License-Identifier: Apache-2.0
import { Vector3 } from 'three';
import { expect, test } from 'vitest';
import { CameraRig } from './camera_rig';
import { cameraAt, carried, feetBefore, told } from './carried';

test('the camera goes with its frame: place, and where it looks', () => {
  const turned = Float64Array.of(1, 2, 3, 0, 0, Math.SQRT1_2, Math.SQRT1_2);
  const [eye, orientation] = carried(turned, { position: [1, 0, 0], orientation: [0, 0, 0, 1] });
  expect(eye.distanceTo(new Vector3(1, 3, 3))).toBeCloseTo(0, 9);
  const forward = new Vector3(0, 0, -1).applyQuaternion(orientation);
  expect(forward.distanceTo(new Vector3(0, 1, 0))).toBeCloseTo(0, 9);
});

test('a camera has seven numbers', () => {
  expect(cameraAt([])).toBeNull();
  expect(cameraAt([1, 2, 3, 0, 0, 0, 1])).toEqual({
    frame: '',
    position: [1, 2, 3],
    orientation: [0, 0, 0, 1],
  });
});

test('what is told of a camera is what it is set by', () => {
  const rig = new CameraRig();
  const { position, orientation, frame } = told(rig, 'map');
  expect(frame).toBe('map');
  const still = Float64Array.of(0, 0, 0, 0, 0, 0, 1);
  const [eye, turned] = carried(still, { position, orientation });
  expect(eye.distanceTo(rig.eye)).toBeCloseTo(0, 9);
  expect(turned.angleTo(rig.orientation)).toBeCloseTo(0, 6);
});

test('who puts the headset on stands on the ground, the target before them', () => {
  const target = new Vector3(1, 2, 3);
  expect(feetBefore(target).toArray()).toEqual([-1, 2, 0]);
  expect(target.z).toBe(3);
});
