// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { numberText, placeText, rowText } from './numbers';

test('numbers show what the data holds, and no more', () => {
  expect(numberText(Math.fround(0.1))).toBe('0.1');
  expect(numberText(1732012345)).toBe('1732012345');
  expect(numberText(NaN)).toBe('NaN');
  expect(rowText([1, 0.5])).toBe('1 0.5');
  expect(placeText({ x: 1, y: -0.00001, z: 2.34567 })).toBe('1.0000 -0.0000 2.3457');
});
