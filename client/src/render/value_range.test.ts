// SPDX-License-Identifier: Apache-2.0
/** One wild value must not take the colours from all others. */

import { expect, test } from 'vitest';
import { robustRange } from './value_range';

const of = (values: number[]) => robustRange(values.length, (i) => values[i]!);

test('of few numbers it is the least and the greatest', () => {
  expect(of([3, 1, 2])).toEqual([1, 3]);
  expect(of([7])).toEqual([7, 7]);
});

test('what is no number does not count', () => {
  expect(of([NaN, 1, Infinity, 2, -Infinity])).toEqual([1, 2]);
  expect(of([NaN])).toBeNull();
  expect(of([])).toBeNull();
});

test('single wild values are left out', () => {
  const values = Array.from({ length: 1000 }, (_, i) => i);
  values[500] = 1e30;
  values[501] = -1e30;
  const [low, high] = of(values)!;
  expect(low).toBeCloseTo(9, -1);
  expect(high).toBeCloseTo(989, -1);
});

test('of many numbers it is an estimate that sees all rings of a scanner', () => {
  const rings = 64;
  const [low, high] = robustRange(640_000, (i) => i % rings)!;
  expect([low, high]).toEqual([0, rings - 1]);
});
