// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { levelOf, partRows, SILENT } from './part_tree';
import type { Diagnostic } from '../../wire/messages';

function part(name: string, level: Diagnostic['level'] = 'ok', received = 100): Diagnostic {
  return { name, level, message: '', hardware_id: '', values: [], stamp: 0, received };
}

const PARTS = [
  part('/Robot/Arm/joint 10'),
  part('/Robot/Arm/joint 2', 'error'),
  part('/Robot'),
  part('driver: laser', 'warning'),
];
const show = (closed: string[] = [], parts = PARTS) =>
  partRows(parts, 100, new Set(closed)).map(
    ({ depth, label, level, group }) =>
      `${'  '.repeat(depth)}${label}${group ? ' >' : ''} ${level}`,
  );

test('names lead down the tree, and a group is as bad as the worst below it', () => {
  expect(show()).toEqual([
    'driver > warning',
    '  laser warning',
    'Robot > error',
    '  Arm > error',
    '    joint 2 error',
    '    joint 10 ok',
  ]);
});

test('what is closed hides what is below, not how bad it is', () => {
  expect(show(['Robot/Arm', 'driver'])).toEqual([
    'driver > warning',
    'Robot > error',
    '  Arm > error',
  ]);
});

test('a part that is silent is stale, unless it is worse', () => {
  expect(levelOf(part('a', 'ok', 100), 100 + SILENT + 1)).toBe('stale');
  expect(levelOf(part('a', 'ok', 100), 100 + SILENT - 1)).toBe('ok');
  expect(levelOf(part('a', 'error', 100), 100 + SILENT + 1)).toBe('error');
});

test('a name of separators alone does no harm', () => {
  expect(show([], [part('/'), part('a')])).toEqual(['a ok']);
});
