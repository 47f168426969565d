// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { cameraModel } from '../../test/camera_model';
import { frustumCorners, sameCalibration } from './camera_frustum';

const corner = (corners: Float32Array, i: number) => [...corners.slice(i * 3, i * 3 + 3)];

test('the corners of the picture lie where its outermost pixels are seen', () => {
  const corners = frustumCorners(cameraModel(), 2);
  expect(corner(corners, 0)).toEqual([-0, -0, 0]);
  // 640 x 480 with a focal length of 320: 45 degrees to each side.
  expect(corner(corners, 1)).toEqual([-2, -1.5, 2]);
  expect(corner(corners, 3)).toEqual([2, 1.5, 2]);
});

test('the right camera of a stereo pair looks from a baseline beside the left one', () => {
  const p = Float64Array.of(320, 0, 320, -32, 0, 320, 240, 0, 0, 0, 1, 0);
  const corners = frustumCorners(cameraModel({ p }), 1);
  expect(corner(corners, 0)[0]).toBeCloseTo(0.1);
  expect(corner(corners, 3)[0]).toBeCloseTo(1.1);
});

test('another stamp is the same camera, another focal length is not', () => {
  expect(sameCalibration(cameraModel(), cameraModel({ stamp: 9 }))).toBe(true);
  const p = Float64Array.of(300, 0, 320, 0, 0, 320, 240, 0, 0, 0, 1, 0);
  expect(sameCalibration(cameraModel(), cameraModel({ p }))).toBe(false);
});
