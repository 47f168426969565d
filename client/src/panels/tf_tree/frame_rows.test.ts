// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { frameRows } from './frame_rows';

const PARENTS: Record<string, string> = { odom: 'map', base: 'odom', l10: 'base', l2: 'base' };
const show = (parents: Record<string, string>, closed: string[] = []) =>
  frameRows(
    [...new Set(Object.entries(parents).flat())],
    (name) => parents[name],
    new Set(closed),
  ).map(({ name, depth }) => `${'  '.repeat(depth)}${name}`);

test('each frame is below its parent, siblings by name', () => {
  expect(show(PARENTS)).toEqual(['map', '  odom', '    base', '      l2', '      l10']);
});

test('what is closed hides what hangs on it', () => {
  expect(show(PARENTS, ['odom'])).toEqual(['map', '  odom']);
});

test('a circle is shown, and ends', () => {
  expect(show({ a: 'b', b: 'a' })).toEqual(['a', '  b']);
});

test('a parent that is not known is no row', () => {
  expect(frameRows(['a'], () => 'gone', new Set())).toEqual([
    { name: 'a', depth: 0, parent: 'gone', children: false },
  ]);
});
