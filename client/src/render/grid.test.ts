// SPDX-License-Identifier: Apache-2.0
import { Color } from 'three';
import { expect, test } from 'vitest';
import { Grid } from './grid';

test('ten by ten metres of one-metre cells in the xy plane, in the colour of the theme', () => {
  const grid = new Grid();
  const { geometry, material } = grid.object;
  geometry.computeBoundingBox();
  expect(geometry.boundingBox!.min.toArray()).toEqual([-5, -5, 0]);
  expect(geometry.boundingBox!.max.toArray()).toEqual([5, 5, 0]);
  expect(geometry.getAttribute('position').count).toBe(2 * 2 * 11);
  grid.setColor(new Color('#123456'));
  expect(material.color.getHexString()).toBe('123456');
});
