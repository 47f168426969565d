// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { MenuItem } from '../../wire/messages';
import { menuTree } from './menu_tree';

const item = (
  id: number,
  parent: number,
  title: string,
  more: Partial<MenuItem> = {},
): MenuItem => ({
  id,
  parent,
  title,
  command: '',
  command_type: 'feedback',
  ...more,
});

test('entries are nested, in their order, and chosen by their ids', () => {
  const chosen: number[] = [];
  const items = [item(1, 0, 'Move'), item(2, 0, 'Tools'), item(3, 2, 'Drill'), item(4, 2, 'Saw')];
  const tree = menuTree(items, (id) => chosen.push(id));
  expect(tree.map((node) => [node.title, node.children.map((child) => child.title)])).toEqual([
    ['Move', []],
    ['Tools', ['Drill', 'Saw']],
  ]);
  tree[1]!.children[1]!.choose();
  expect(chosen).toEqual([4]);
});

test('what is on or off says so, and commands cannot be chosen', () => {
  const items = [
    item(1, 0, '[x] Lights'),
    item(2, 0, '[ ] Fan'),
    item(3, 0, 'Run', { command_type: 'rosrun', command: 'rm' }),
  ];
  const tree = menuTree(items, () => undefined);
  expect(tree.map(({ title, checked }) => [title, checked])).toEqual([
    ['Lights', true],
    ['Fan', false],
    ['Run', null],
  ]);
  expect(tree[2]!.disabled).toContain('runs a command');
});
