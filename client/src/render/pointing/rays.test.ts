// SPDX-License-Identifier: Apache-2.0
import { Vector3 } from 'three';
import { expect, test } from 'vitest';
import { cameraOfView } from '../../../test/pointer_events';
import { Rays } from './rays';

const camera = cameraOfView();
const rays = new Rays({ camera: () => camera, size: () => ({ width: 200, height: 200 }) });

test('the ray through the middle looks where the camera does', () => {
  const { origin, direction } = rays.ray(100, 100);
  expect(origin.toArray()).toEqual([0, 0, 5]);
  expect(direction.distanceTo(rays.forward())).toBeCloseTo(0, 6);
});

test('a point and its place in the view belong together', () => {
  const point = rays.ray(150, 50).at(3, new Vector3());
  const [across, down] = rays.share(point);
  expect([across * 200, down * 200]).toEqual([expect.closeTo(150, 4), expect.closeTo(50, 4)]);
  expect(rays.shareOf(150, 50)).toEqual([0.75, 0.25]);
});

test('a pixel covers more farther away', () => {
  const near = rays.perPixel(new Vector3());
  expect(near).toBeCloseTo((2 * 5 * Math.tan(Math.PI / 8)) / 200, 6);
  expect(rays.perPixel(new Vector3(0, 0, -5))).toBeCloseTo(2 * near, 6);
});
