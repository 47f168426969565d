// SPDX-License-Identifier: Apache-2.0
import { Matrix4 } from 'three';
import { expect, test } from 'vitest';
import { VisualRow } from './visual_row';
import { ownRows } from './rows';

const rows = ownRows([
  { type: 11, scale: [1, 1, 1], color: [0, 0.5, 1, 0.5], points: [0, 0, 0], colors: [1, 0, 0, 0] },
]);

test('a highlight brightens, and leaves the opacity', () => {
  const row = new VisualRow(rows);
  expect([0, 1, 2, 3].map((channel) => row.color(channel))).toEqual([0, 0.5, 1, 0.5]);
  row.highlight = 0.5;
  expect([0, 1, 2, 3].map((channel) => row.color(channel))).toEqual([0.5, 0.75, 1, 0.5]);
  expect([...row.colors]).toEqual([1, 0.5, 0.5, 0]);
});

test('without transparency all that can be seen is opaque', () => {
  const row = new VisualRow(rows);
  row.opaque = true;
  expect(row.color(3)).toBe(1);
  expect(row.colors[3]).toBe(0);
});

test('a pose of its own replaces the row’s', () => {
  const row = new VisualRow(rows);
  row.local = new Matrix4().makeTranslation(1, 2, 3);
  expect(row.pose(new Matrix4()).elements.slice(12, 15)).toEqual([1, 2, 3]);
});
