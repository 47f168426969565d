// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNames, withName, writeNames } from './name_list';

test('reads what people type', () => {
  expect(readNames(' a, b/c ,,c ,')).toEqual(['a', 'b/c', 'c']);
  expect(readNames('')).toEqual([]);
  expect(readNames('""')).toEqual(['']);
  expect(readNames('"a, b", say "hi", "open')).toEqual(['a, b', 'say "hi"', 'open']);
});

test('any names come back as they were', () => {
  const names = fc.uniqueArray(fc.oneof(fc.string(), fc.constantFrom('', ',', '"', 'a, b', ' x ')));
  fc.assert(
    fc.property(names, (some) => {
      expect(readNames(writeNames(some))).toEqual(some);
    }),
  );
});

test('puts a name in once and takes it out', () => {
  expect(withName('a, b', 'a', true)).toBe('b, a');
  expect(withName('a, b*', 'a', false)).toBe('b*');
  expect(withName('', 'a', false)).toBe('');
  expect(withName('a', '', true)).toBe('a, ""');
  expect(withName('a, ""', '', false)).toBe('a');
});
