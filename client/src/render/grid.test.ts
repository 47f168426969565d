// SPDX-License-Identifier: Apache-2.0
import { Color } from 'three';
import { expect, test, vi } from 'vitest';
import { Grid } from './grid';

test('ten by ten metres of one-metre cells in the xy plane, in the colour of the theme', () => {
  const grid = new Grid(vi.fn());
  const { geometry, material } = grid.object;
  geometry.computeBoundingBox();
  expect(geometry.boundingBox!.min.toArray()).toEqual([-5, -5, 0]);
  expect(geometry.boundingBox!.max.toArray()).toEqual([5, 5, 0]);
  expect(geometry.getAttribute('position').count).toBe(2 * 2 * 11);
  grid.setColor(new Color('#123456'));
  expect(material.color.getHexString()).toBe('123456');
});

test('it gives way to the grids of programs, and to their wish, and comes back after them', () => {
  const changed = vi.fn();
  const grid = new Grid(changed);
  const [one, two] = [{}, {}];
  grid.giveWay(one);
  grid.giveWay(two);
  grid.comeBack(one);
  expect(grid.object.visible).toBe(false);
  grid.choose(false);
  grid.choose(true);
  expect(grid.object.visible).toBe(false);
  expect(changed).toHaveBeenLastCalledWith(true);
  grid.comeBack(two);
  expect(grid.object.visible).toBe(true);
  grid.enable(false);
  expect(grid.object.visible).toBe(false);
  grid.enable(true);
  expect(changed).toHaveBeenLastCalledWith(false);
  grid.choose(false);
  expect(grid.object.visible).toBe(false);
});
