// SPDX-License-Identifier: Apache-2.0
import { Vector3 } from 'three';
import { expect, test } from 'vitest';
import { cellAt, occupancyText } from './map_cell';

test('a place on the sheet is in one cell, or beside the map', () => {
  const map = { width: 3, height: 2, resolution: 0.5 };
  expect(cellAt(new Vector3(1.2, 0.6, 0), map)).toEqual({ column: 2, row: 1 });
  expect(cellAt(new Vector3(-0.01, 0, 0), map)).toBeNull();
  expect(cellAt(new Vector3(0, 1, 0), map)).toBeNull();
});

test('what a number means is said', () => {
  expect(occupancyText(255)).toBe('-1 (unknown)');
  expect(occupancyText(100)).toBe('100 %');
  expect(occupancyText(200)).toBe('-56');
});
