// SPDX-License-Identifier: Apache-2.0
/** One reflection in the far distance must not make the rest of a scan a spot. */
import { Box3 } from 'three';
import { expect, test } from 'vitest';
import { boundsOfPoints } from './point_bounds';

/** n points on a diagonal from 0 to 1, four numbers each. */
function line(n: number): Float32Array {
  return Float32Array.from({ length: n * 4 }, (_, i) => Math.floor(i / 4) / (n - 1));
}

const bounds = (array: Float32Array) =>
  boundsOfPoints({ array, stride: 4, offsets: [0, 1, 2] }, new Box3());

test('few points are all within, those that are nowhere have no place', () => {
  const array = line(100);
  array.set([50, -50, 7], 4);
  array.set([NaN, 1000, 1000], 8);
  const box = bounds(array);
  expect(box.min.toArray()).toEqual([0, -50, 0]);
  expect(box.max.toArray()).toEqual([50, 1, 7]);
});

test.each([1200, 50_000])('of %i points the outermost are left out', (n) => {
  const array = line(n);
  for (let i = 0; i < n; i += 500) array.set([900, 900, 900], i * 4);
  const box = bounds(array);
  expect(box.max.x).toBeLessThanOrEqual(1);
  expect(box.max.x).toBeGreaterThan(0.95);
  expect(box.min.x).toBeLessThan(0.05);
});

test('without points there are no bounds', () => {
  expect(bounds(new Float32Array(0)).isEmpty()).toBe(true);
});
