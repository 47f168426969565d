// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { limitsOf, moved, nearest } from './thumbs';

const scale = {
  count: 3,
  minimum: 0,
  maximum: 10,
  step: 0.1,
  min_range: 1,
  fixed_endpoints: false,
};

it('keeps the thumbs in order and apart, on their steps', () => {
  expect(moved(scale, [1, 5, 9], 1, 5.32)).toEqual([1, 5.3, 9]);
  expect(moved(scale, [1, 5, 9], 1, 0)).toEqual([1, 2, 9]);
  expect(moved(scale, [1, 5, 9], 1, 20)).toEqual([1, 8, 9]);
  expect(moved(scale, [1, 5, 9], 2, 20)).toEqual([1, 5, 10]);
  expect(moved(scale, [1, 5, 9], 1, 5.01)).toBeNull();
  expect(moved({ ...scale, step: 0 }, [1, 5, 9], 1, 5.013)).toEqual([1, 5.013, 9]);
  expect(limitsOf(scale, [1, 5, 9], 0)).toEqual([0, 4]);
});

it('does not move fixed ends', () => {
  const fixed = { ...scale, fixed_endpoints: true };
  expect(moved(fixed, [0, 5, 10], 0, 3)).toBeNull();
  expect(nearest(fixed, [0, 5, 10], 0)).toBe(1);
});

it('takes the thumb that is nearest, and of two in one place the one that can go there', () => {
  expect(nearest(scale, [1, 5, 9], 6)).toBe(1);
  expect(nearest(scale, [5, 5, 9], 6)).toBe(1);
  expect(nearest(scale, [5, 5, 9], 4)).toBe(0);
  expect(nearest(scale, [], 4)).toBeNull();
});
