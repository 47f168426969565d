// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FrameHistory, KEEP_SECONDS } from './frame_history';
import { identity } from './pose';

const at = (x: number) => [x, 0, 0, 0, 0, 0, 1];

function filled(stamps: number[]): FrameHistory {
  const history = new FrameHistory();
  for (const stamp of stamps) history.insert(stamp, 1, at(stamp), 0);
  return history;
}

test('samples are kept in order of time whatever their order of arrival, each time once', () => {
  fc.assert(
    // Less than a second apart: what is later than that may be a jump of time.
    fc.property(fc.array(fc.double({ min: 100, max: 100.9, noNaN: true })), (stamps) => {
      const history = filled(stamps);
      const expected = [...new Set(stamps)].sort((a, b) => a - b);
      const kept = Array.from({ length: history.count }, (_, i) => history.stampAt(i));
      expect(kept).toEqual(expected);
    }),
  );
});

test('a sample between two is interpolated, outside it is the nearest', () => {
  const history = filled([10, 12]);
  const pose = identity();
  expect(history.sample(11.5, pose)).toBe(1);
  expect(pose[0]).toBeCloseTo(11.5, 12);
  history.sample(9, pose);
  expect(pose[0]).toBe(10);
  history.sample(99, pose);
  expect(pose[0]).toBe(12);
  expect([history.when(9), history.when(11), history.when(13)]).toEqual([
    'older',
    'inside',
    'newer',
  ]);
});

test('at least the kept time is remembered, however fast samples come, and not much more', () => {
  const history = new FrameHistory();
  for (let i = 0; i < 20_000; i++) history.insert(i / 100, 1, at(i), 0);
  expect(history.newest - history.oldest).toBeGreaterThanOrEqual(KEEP_SECONDS);
  expect(history.newest - history.oldest).toBeLessThan(KEEP_SECONDS + 0.1);
});

test('what hangs on another parent at another time is not interpolated', () => {
  const history = new FrameHistory();
  history.insert(1, 5, at(1), 0);
  history.insert(2, 6, at(2), 0);
  const pose = identity();
  expect(history.sample(1.5, pose)).toBe(5);
  expect(pose[0]).toBe(1);
  expect(history.parentAt(1.9)).toBe(5);
  expect(history.parentAt(2)).toBe(6);
});

test('a recording that starts again is followed, one late sample changes nothing', () => {
  const history = filled([100, 101, 102]);
  history.insert(98, 1, at(98), 0);
  expect(history.newest).toBe(102);
  for (const stamp of [50, 50.1, 50.2]) history.insert(stamp, 1, at(stamp), 0);
  expect(history.newest).toBe(50.2);
});

test('static holds for all times and gives way to what moves', () => {
  const history = new FrameHistory();
  history.setStatic(3, at(7), 0);
  const pose = identity();
  expect(history.sample(12345, pose)).toBe(3);
  expect(history.when(12345)).toBe('inside');
  history.insert(1, 4, at(8), 0);
  expect(history.parent).toBe(4);
  expect(history.isStatic).toBe(false);
});
