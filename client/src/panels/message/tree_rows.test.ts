// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { isNumeric, treeRows } from './tree_rows';
import type { MessageTree } from '../../wire/messages';

const ROWS: [string, string, string, number, number][] = [
  ['header', 'std_msgs/msg/Header', '', 0, -1],
  ['stamp', 'builtin_interfaces/msg/Time', '3.5', 1, -1],
  ['sec', 'int32', '3', 2, -1],
  ['frame_id', 'string', 'map', 1, 3],
  ['parts', 'p/msg/Part[]', '', 0, 1],
  ['[0]', 'p/msg/Part', '', 1, -1],
  ['x', 'float64', '7', 2, -1],
];
const column = <K extends 0 | 1 | 2>(k: K) => ROWS.map((each) => each[k]);
const TREE = {
  names: column(0),
  types: column(1),
  values: column(2),
  depth: Uint8Array.from(ROWS.map((each) => each[3])),
  size: Int32Array.from(ROWS.map((each) => each[4])),
} as unknown as MessageTree;

const paths = (toggled: string[], words = '') =>
  treeRows(TREE, new Set(toggled), words).map((row) => row.path);

test('messages are open at first, arrays and times are closed', () => {
  expect(paths([])).toEqual(['header', 'header.stamp', 'header.frame_id', 'parts']);
});

test('rows open and close by their paths', () => {
  expect(paths(['header'])).toEqual(['header', 'parts']);
  expect(paths(['header.stamp', 'parts'])).toEqual([
    'header',
    'header.stamp',
    'header.stamp.sec',
    'header.frame_id',
    'parts',
    'parts[0]',
    'parts[0].x',
  ]);
});

test('a search lists what it finds by path or value, wherever it is', () => {
  expect(paths(['header'], 'MAP')).toEqual(['header.frame_id']);
  expect(paths([], 'parts[0].x')).toEqual(['parts[0].x']);
});

test('numbers can be plotted, also times', () => {
  expect(['uint8', 'bool', 'float32', 'builtin_interfaces/msg/Time'].every(isNumeric)).toBe(true);
  expect(['string', 'float64[3]', 'std_msgs/msg/Header'].some(isNumeric)).toBe(false);
});
