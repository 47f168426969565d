// SPDX-License-Identifier: Apache-2.0
import { Vector3 } from 'three';
import { expect, test } from 'vitest';
import { cameraAt, carried } from './carried';

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
