// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { throttle } from './throttle';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the first goes at once, the newest of the rest at the end of the interval', () => {
  const got: number[] = [];
  const put = throttle<number>(50, (value) => got.push(value));
  put(1);
  put(2);
  put(3);
  expect(got).toEqual([1]);
  vi.advanceTimersByTime(50);
  expect(got).toEqual([1, 3]);
  vi.advanceTimersByTime(500);
  expect(got).toEqual([1, 3]);
  put(4);
  expect(got).toEqual([1, 3, 4]);
});

test('what must go now goes now, and what waited is superseded', () => {
  const got: number[] = [];
  const put = throttle<number>(50, (value) => got.push(value));
  put(1);
  put(2);
  put.now(3);
  vi.advanceTimersByTime(500);
  expect(got).toEqual([1, 3]);
});
