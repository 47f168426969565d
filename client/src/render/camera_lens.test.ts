// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { Matrix4, Vector3 } from 'three';
import { expect, test } from 'vitest';
import type { CameraModel } from '../wire/messages';
import { eyeOf, isCalibrated, projectionOf, rectified } from './camera_lens';

const P = [500, 0, 330, -60, 0, 510, 225, 0, 0, 0, 1, 0];
const model = {
  width: 640,
  height: 480,
  roi_x: 0,
  roi_y: 0,
  roi_width: 640,
  roi_height: 480,
  p: Float64Array.from(P),
} as unknown as CameraModel;

test('a point is at the pixel that P says', () => {
  const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  fc.assert(
    fc.property(number(-3, 3), number(-2, 2), number(0.5, 50), (x, y, z) => {
      const u = (500 * x + 330 * z - 60) / z;
      const v = (510 * y + 225 * z) / z;
      const seen = new Vector3(x, y, z)
        .applyMatrix4(eyeOf(model, new Matrix4()).invert())
        .applyMatrix4(projectionOf(rectified(model), new Matrix4()));
      expect(((seen.x + 1) / 2) * 640 - 0.5).toBeCloseTo(u, 6);
      expect(((1 - seen.y) / 2) * 480 - 0.5).toBeCloseTo(v, 6);
      expect(Math.abs(seen.z)).toBeLessThan(1);
    }),
  );
});

test('a camera that was never calibrated has no projection', () => {
  expect(isCalibrated(model)).toBe(true);
  expect(isCalibrated({ ...model, p: new Float64Array(12) })).toBe(false);
});

test('of a region of interest only that part is projected', () => {
  const part = { ...model, roi_x: 100, roi_y: 50, roi_width: 200, roi_height: 100 };
  const projection = projectionOf(rectified(part), new Matrix4());
  // Straight ahead is at the centre of P.
  const seen = new Vector3(0, 0, -1).applyMatrix4(projection);
  expect(((seen.x + 1) / 2) * 200 - 0.5 + 100).toBeCloseTo(330, 6);
  expect(((1 - seen.y) / 2) * 100 - 0.5 + 50).toBeCloseTo(225, 6);
});
