// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { delayBefore, LONGEST_MS, SHORTEST_MS } from './backoff';

test('waits double from half a second to five, for ever', () => {
  const delays = [1, 2, 3, 4, 5, 1000].map((attempt) => delayBefore(attempt, 0.9999));
  expect(delays.map(Math.round)).toEqual([500, 1000, 2000, 4000, 5000, 5000]);
});

test('pages of one server do not all come back at once', () => {
  expect(delayBefore(10, 0)).toBeLessThan(delayBefore(10, 0.9));
  for (let attempt = 1; attempt < 40; attempt++) {
    for (const random of [0, 0.5, 0.999]) {
      const delay = delayBefore(attempt, random);
      expect(delay).toBeGreaterThanOrEqual(SHORTEST_MS);
      expect(delay).toBeLessThanOrEqual(LONGEST_MS);
    }
  }
});
