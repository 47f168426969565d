// SPDX-License-Identifier: Apache-2.0
/** The view is fitted to what a depth camera saw, not to one wild pixel. */

import { Box3 } from 'three';
import { expect, test } from 'vitest';
import { depthBounds, DepthGeometry } from './depth_geometry';

const LENS = { fx: 8, fy: 8, cx: 4, cy: 3 };

test('bounds are those of the picture at its depths', () => {
  const depths = new Float32Array(48).fill(4000);
  depths[0] = 0;
  depths[1] = NaN;
  const { min, max } = depthBounds(depths, 8, 0.001, LENS);
  expect(min.toArray()).toEqual([-2, -1.5, 4]);
  expect(max.toArray()).toEqual([2, 1.5, 4]);
});

test('single wild depths do not count, and without any there are none', () => {
  const depths = new Float32Array(640 * 480).fill(1);
  depths[100 * 640 + 64] = 900;
  expect(depthBounds(depths, 640, 1, { fx: 640, fy: 640, cx: 320, cy: 240 }).max.z).toBe(1);
  expect(depthBounds(new Float32Array(48), 8, 1, LENS).isEmpty()).toBe(true);
  expect(depthBounds([], 0, 1, LENS).isEmpty()).toBe(true);
});

test('bounds are computed when asked for, anew for another picture', () => {
  let asked = 0;
  const geometry = new DepthGeometry('boxes', 48, () => (asked++, new Box3()));
  geometry.computeBoundingSphere();
  geometry.computeBoundingBox();
  expect(asked).toBe(1);
  geometry.changed();
  geometry.computeBoundingBox();
  expect(asked).toBe(2);
  expect(geometry.instanceCount).toBe(48);
  expect(new DepthGeometry('points', 48, () => new Box3()).drawRange.count).toBe(48);
});
