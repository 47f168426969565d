// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { matcher } from './glob';

test.each([
  ['', 'anything', false],
  ['laser', 'laser', true],
  ['laser', 'laser_2', false],
  ['laser*', 'laser_2', true],
  [' camera , *_optical ', 'left_optical', true],
  ['a.b', 'axb', false],
  ['robot(1)/*', 'robot(1)/base', true],
  ['*', '', true],
  [',,', 'x', false],
])('list %j and name %j: %s', (list, name, expected) => {
  expect(matcher(list)(name)).toBe(expected);
});
