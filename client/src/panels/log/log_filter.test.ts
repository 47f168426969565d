// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { Listed, matches, sourcesOf, type LogFilter } from './log_filter';
import type { LogLine } from '../../wire/messages';

function line(text: string, level: LogLine['level'] = 'info', source = 'nav'): LogLine {
  return { t: 'LogLine', display: '', key: '', time: 0, level, source, text, place: '' };
}

const ALL: LogFilter = { level: 'debug', words: '', source: '' };

test('level, node and words choose', () => {
  const one = line('No path to Goal', 'warning', 'planner');
  expect(matches(one, ALL)).toBe(true);
  expect(matches(one, { ...ALL, level: 'warning' })).toBe(true);
  expect(matches(one, { ...ALL, level: 'error' })).toBe(false);
  expect(matches(one, { ...ALL, words: 'goal PLAN' })).toBe(true);
  expect(matches(one, { ...ALL, words: 'goal base' })).toBe(false);
  expect(matches(one, { ...ALL, source: 'nav' })).toBe(false);
});

test('new lines are added, lines that are forgotten go, another filter begins anew', () => {
  const listed = new Listed();
  const lines = ['a1', 'b1', 'a2'].map((text) => line(text, 'info', 'x'));
  const texts = (first: number, filter: LogFilter) =>
    listed.update(lines, first, filter).map((each) => each.text);
  const a = { ...ALL, words: 'a' };
  expect(texts(0, a)).toEqual(['a1', 'a2']);
  lines.push(line('a3', 'info', 'x'), line('b2', 'info', 'x'));
  expect(texts(0, a)).toEqual(['a1', 'a2', 'a3']);
  lines.splice(0, 2);
  expect(texts(2, a)).toEqual(['a2', 'a3']);
  expect(texts(2, { ...ALL, words: 'b' })).toEqual(['b2']);
  lines.length = 0;
  expect(texts(5, { ...ALL, words: 'b' })).toEqual([]);
});

test('nodes are named once', () => {
  expect(sourcesOf([line('', 'info', 'b'), line('', 'info', 'a'), line('', 'info', 'b')])).toEqual([
    'a',
    'b',
  ]);
});
