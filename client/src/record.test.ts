// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { isRecord } from './record';

test.each([null, [], 'text', 3, true, undefined])('%j is no record', (value) => {
  expect(isRecord(value)).toBe(false);
});

test('an object is one', () => {
  expect(isRecord({ a: 1 })).toBe(true);
});
