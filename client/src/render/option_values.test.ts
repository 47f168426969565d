// SPDX-License-Identifier: Apache-2.0
/** Settings come from layout files and old browsers' storage: an odd one must not break the picture. */

import { expect, test } from 'vitest';
import { choiceOf, flagOf, listOf, numberOf, rgbOf, textOf, type Options } from './option_values';

test('each kind is read as it is written', () => {
  const options = { n: 2.5, b: true, s: 'word', c: '#ff8000', l: ' a, b/c ,,' };
  expect(numberOf(options, 'n', 0)).toBe(2.5);
  expect(flagOf(options, 'b', false)).toBe(true);
  expect(textOf(options, 's', '')).toBe('word');
  expect(choiceOf(options, 's', ['other', 'word'])).toBe('word');
  expect(rgbOf(options, 'c', '#000000')).toEqual([1, 128 / 255, 0]);
  expect(listOf(options, 'l')).toEqual(['a', 'b/c']);
});

test('missing ones and ones of another type fall back', () => {
  const odds: Options[] = [{}, { v: [] as unknown as string }, { v: NaN }];
  for (const odd of odds) {
    expect(numberOf(odd, 'v', 7)).toBe(7);
    expect(flagOf(odd, 'v', true)).toBe(true);
    expect(textOf(odd, 'v', 'x')).toBe('x');
    expect(choiceOf(odd, 'v', ['first', 'second'])).toBe('first');
    expect(rgbOf(odd, 'v', '#00ff00')).toEqual([0, 1, 0]);
    expect(listOf(odd, 'v')).toEqual([]);
  }
  expect(rgbOf({ v: 'red' }, 'v', '#00ff00')).toEqual([0, 1, 0]);
});
