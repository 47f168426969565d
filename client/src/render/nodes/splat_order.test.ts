// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { SplatOrder } from './splat_order';

test('the farthest comes first, whichever way they are looked at', () => {
  const splats = new SplatOrder(Float32Array.of(0, 0, 1, 0, 0, 3, 0, 5, 2));
  splats.sort(0, 0, 1);
  expect([...splats.order]).toEqual([1, 2, 0]);
  splats.sort(0, 0, -1);
  expect([...splats.order]).toEqual([0, 2, 1]);
  splats.sort(0, 1, 0);
  expect(splats.order[0]).toBe(2);
});

test('many are each there once, in order', () => {
  const centers = Float32Array.from({ length: 3000 }, (_, i) => Math.sin(i * 7.3));
  const splats = new SplatOrder(centers);
  splats.sort(1, 0, 0);
  expect(new Set(splats.order).size).toBe(1000);
  const depths = [...splats.order].map((index) => centers[index * 3]!);
  for (let i = 1; i < depths.length; i++) {
    expect(depths[i]).toBeLessThanOrEqual(depths[i - 1]! + 1e-4);
  }
});

test('none and equal ones are no trouble', () => {
  new SplatOrder(new Float32Array(0)).sort(0, 0, 1);
  const same = new SplatOrder(Float32Array.of(1, 1, 1, 1, 1, 1));
  same.sort(0, 0, 1);
  expect([...same.order].sort()).toEqual([0, 1]);
});
