// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bunches, nearest } from './picker';

test('bunches have everything once, in order, and are no more than asked for', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 40 }), (list, most) => {
      const found = bunches(list, most);
      expect(found.flat()).toEqual(list);
      expect(found.length).toBeLessThanOrEqual(most);
    }),
  );
});

test('of the covered pixels that nearest to the middle counts', () => {
  const pixels = new Float32Array(9 * 9 * 4);
  expect(nearest(pixels)).toBeNull();
  pixels.set([3, 0.5], 0);
  pixels.set([2, 0.9], (3 * 9 + 4) * 4);
  expect(nearest(pixels)).toEqual({ id: 1, column: 4, row: 3, depth: Math.fround(0.9) });
});
