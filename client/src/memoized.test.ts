// SPDX-License-Identifier: Apache-2.0
import { expect, test, vi } from 'vitest';
import { memoized } from './memoized';

test('asks again only when a part changed', () => {
  const answer = vi.fn((state: { a: number; b: number }, word: string) => `${word}${state.a}`);
  const ask = memoized(({ a }: { a: number; b: number }, word: string) => [a, word], answer);
  expect([ask({ a: 1, b: 1 }, 'x'), ask({ a: 1, b: 2 }, 'x')]).toEqual(['x1', 'x1']);
  expect(answer).toHaveBeenCalledTimes(1);
  expect([ask({ a: 2, b: 2 }, 'x'), ask({ a: 2, b: 2 }, 'y')]).toEqual(['x2', 'y2']);
  expect(answer).toHaveBeenCalledTimes(3);
});
