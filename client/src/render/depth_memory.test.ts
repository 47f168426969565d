// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { DepthMemory } from './depth_memory';

test('what is hidden by something nearer, or by no depth at all, stays', () => {
  const memory = new DepthMemory(4);
  expect(memory.take([2000, 2000, 2000, 0], 0.001, 10, 30)).toBe(0);
  expect([...memory.fresh]).toEqual([255, 255, 255, 0]);
  memory.fresh.fill(0);
  // Nearer by a metre, by noise, not seen, and seen for the first time.
  expect(memory.take([1000, 1995, 0, 1500], 0.001, 11, 30)).toBe(2);
  expect([...memory.hidden]).toEqual([2000, 0, 2000, 0]);
  expect([...memory.fresh]).toEqual([0, 255, 0, 255]);
  expect(memory.take([2500, 1995, 2000, 1500], 0.001, 12, 30)).toBe(0);
});

test('after the time-out it is forgotten', () => {
  const memory = new DepthMemory(2);
  memory.take(Float32Array.of(3, 3), 1, 100, 5);
  expect(memory.take(Float32Array.of(1, NaN), 1, 105, 5)).toBe(2);
  expect(memory.take(Float32Array.of(1, NaN), 1, 105.1, 5)).toBe(0);
  // What was in front is what is behind now.
  expect(memory.take(Float32Array.of(0.5, NaN), 1, 105.2, 5)).toBe(1);
  expect(memory.hidden[0]).toBe(1);
});
