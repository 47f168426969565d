// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { bunchSize, nearest } from './picker';

test('there are never more bunches than are told apart', () => {
  expect([1, 32, 33, 64, 65, 1000].map(bunchSize)).toEqual([1, 1, 2, 2, 3, 32]);
  for (let count = 1; count < 3000; count++) {
    expect(Math.ceil(count / bunchSize(count))).toBeLessThanOrEqual(32);
  }
});

test('of the covered pixels that nearest to the middle counts', () => {
  const pixels = new Float32Array(9 * 9 * 4);
  expect(nearest(pixels)).toBeNull();
  pixels.set([3, 0.5], 0);
  pixels.set([2, 0.9], (3 * 9 + 4) * 4);
  expect(nearest(pixels)).toEqual({
    id: 1,
    away: 1,
    column: 4,
    row: 3,
    depth: Math.fround(0.9),
  });
});
