// SPDX-License-Identifier: Apache-2.0
import { Vector3 } from 'three';
import { beforeEach, expect, test } from 'vitest';
import { placement } from '../../test/nodes';
import { sceneContext, type TestContext } from '../../test/scene_context';
import { link, transforms } from '../../test/transforms';
import type { Placement } from '../state';
import { NodeTree } from './node_tree';

let context: TestContext;
let tree: NodeTree;
const HALF = Math.SQRT1_2;

beforeEach(() => {
  context = sceneContext();
  tree = new NodeTree();
});

function place(): Placement[] {
  const problems: Placement[] = [];
  tree.update(context, problems);
  return problems;
}

/** Where a point of a node is in the fixed frame. */
function point(name: string, x = 0, y = 0, z = 0): number[] {
  place();
  const at = new Vector3(x, y, z).applyMatrix4(tree.entry(name).matrix);
  return at.toArray().map((value) => Math.round(value * 1e9) / 1e9 + 0);
}

test('a node is placed, turned and scaled by all above it, in any order of arrival', () => {
  tree.place('/arm/hand', placement({ position: [1, 0, 0] }));
  expect(point('/arm/hand')).toEqual([1, 0, 0]);
  tree.place(
    '/arm',
    placement({ position: [0, 0, 5], orientation: [0, 0, HALF, HALF], scale: [2, 2, 2] }),
  );
  expect(point('/arm/hand', 1)).toEqual([0, 4, 5]);
  tree.place('/', placement({ orientation: [1, 0, 0, 0] }));
  expect(point('/arm/hand', 1)).toEqual([0, -4, -5]);
});

test('scales that differ by axis are those of the parent, also where the child is turned', () => {
  tree.place('/a', placement({ scale: [3, 1, 1] }));
  tree.place('/a/b', placement({ orientation: [0, 0, HALF, HALF] }));
  expect(point('/a/b', 0, 1)).toEqual([-3, 0, 0]);
});

test('what is hidden hides all below it, on a frame too', () => {
  context.frames.add(transforms([link('map', 'tool', 1, 10)]));
  tree.place('/a/b', placement({ frame: 'tool' }));
  tree.place('/a', placement({ visible: false }));
  place();
  expect(tree.entry('/a/b').shown).toBe(false);
  tree.place('/a', placement());
  place();
  expect(tree.entry('/a/b').shown).toBe(true);
  tree.place('/', placement({ visible: false }));
  place();
  expect(tree.entry('/a/b').shown).toBe(false);
});

test('a node on a frame follows it, and those below follow the node', () => {
  context.frames.add(transforms([link('map', 'tool', 1, 10)]));
  tree.place('/a', placement({ position: [9, 9, 9] }));
  tree.place('/a/b', placement({ frame: 'tool', position: [0, 0, 1] }));
  tree.place('/a/b/c', placement({ position: [0, 1, 0] }));
  expect(point('/a/b/c')).toEqual([1, 1, 1]);
  context.frames.add(transforms([link('map', 'tool', 4, 11)]));
  expect(point('/a/b/c')).toEqual([4, 1, 1]);
});

test('a frame that is unknown hides the node with the reason, and heals', () => {
  tree.place('/a', placement({ frame: 'ghost' }));
  expect(place()).toMatchObject([{ name: 'ghost', level: 'error' }]);
  expect(tree.entry('/a').shown).toBe(false);
  context.frames.add(transforms([link('map', 'ghost', 1)]));
  expect(place()).toEqual([]);
  expect(tree.entry('/a').shown).toBe(true);
});

test('until the transform of a newer stamp comes, a node stays where it was', () => {
  context.frames.add(transforms([link('map', 'tool', 1, 10), link('map', 'tool', 1, 11)]));
  tree.place('/a', placement({ frame: 'tool', stamp: 10.5 }));
  place();
  tree.place('/a', placement({ frame: 'tool', stamp: 11.5 }));
  expect(place()).toMatchObject([{ level: 'waiting' }]);
  expect([tree.entry('/a').shown, ...point('/a')]).toEqual([true, 1, 0, 0]);
  context.frames.add(transforms([link('map', 'tool', 3, 12)]));
  expect(point('/a')).toEqual([2, 0, 0]);
});

test('only what moved is placed again, each once', () => {
  const told: string[] = [];
  for (const name of ['/a', '/a/b', '/c']) {
    tree.entry(name).onPlaced = () => told.push(name);
    tree.place(name, placement());
  }
  place();
  expect(told.splice(0).sort()).toEqual(['/a', '/a/b', '/c']);
  place();
  expect(told).toEqual([]);
  tree.place('/a/b', placement({ position: [1, 0, 0] }));
  tree.place('/a', placement({ position: [1, 0, 0] }));
  place();
  expect(told).toEqual(['/a', '/a/b']);
});

test('what is removed places nothing any more, and leaves nothing behind', () => {
  tree.place('/a', placement({ position: [1, 0, 0] }));
  tree.place('/a/b/c', placement({ position: [1, 0, 0] }));
  expect(point('/a/b/c')).toEqual([2, 0, 0]);
  tree.remove('/a');
  expect(point('/a/b/c')).toEqual([1, 0, 0]);
  tree.remove('/a/b/c');
  tree.remove('/ghost');
  expect(tree.root.children.size).toBe(0);
});
