// SPDX-License-Identifier: Apache-2.0
/** Without an alarm an expired marker would stay on screen until something else moves. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Wake } from './wake';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const contextAt = (now: number) => ({ rosTime: () => now, invalidate: vi.fn() });

test('asks for one picture when the time has come', () => {
  const context = contextAt(100);
  new Wake(context).at(100.2);
  vi.advanceTimersByTime(199);
  expect(context.invalidate).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(context.invalidate).toHaveBeenCalledTimes(1);
});

test('looks again before a far time: ROS time may run faster than the wall clock', () => {
  const context = contextAt(0);
  new Wake(context).at(3600);
  vi.advanceTimersByTime(1000);
  expect(context.invalidate).toHaveBeenCalled();
});

test('a later time replaces an earlier one; never is never', () => {
  const context = contextAt(0);
  const wake = new Wake(context);
  wake.at(0.1);
  wake.at(0.3);
  vi.advanceTimersByTime(200);
  expect(context.invalidate).not.toHaveBeenCalled();
  wake.at(Infinity);
  vi.advanceTimersByTime(10_000);
  expect(context.invalidate).not.toHaveBeenCalled();
});

test('says nothing after the end', () => {
  const context = contextAt(0);
  const wake = new Wake(context);
  wake.at(0.1);
  wake.cancel();
  vi.advanceTimersByTime(1000);
  expect(context.invalidate).not.toHaveBeenCalled();
});
