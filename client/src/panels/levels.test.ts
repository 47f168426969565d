// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { byConcern, isProblem, severity } from './levels';

it('puts the worst first and keeps the order of equals', () => {
  const items = [
    { level: 'ok', n: 1 },
    { level: 'error', n: 2 },
    { level: 'waiting', n: 3 },
    { level: 'error', n: 4 },
  ] as const;
  expect(byConcern(items).map((item) => item.n)).toEqual([2, 4, 3, 1]);
});

it('takes waiting for no problem yet, and stale for one', () => {
  expect(isProblem('waiting')).toBe(false);
  expect(isProblem('stale')).toBe(true);
  expect(severity('error')).toBeGreaterThan(severity('warning'));
});
