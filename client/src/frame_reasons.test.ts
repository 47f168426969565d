// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { seconds, unknown } from './frame_reasons';

test.each([
  [0.012, '12 ms'],
  [0.949, '949 ms'],
  [4.12, '4.1 s'],
  [200, '3 min'],
  [10_000, '3 h'],
])('%d s reads as %s', (value, text) => {
  expect(seconds(value)).toBe(text);
});

test('a frame that nobody publishes is told from a tree that nobody publishes', () => {
  expect(unknown('map', 'x', 'x', 3).reason).toContain('is its publisher running?');
  expect(unknown('map', 'x', 'x', 0).reason).toContain('nothing was heard on /tf yet');
});
