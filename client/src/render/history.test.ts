// SPDX-License-Identifier: Apache-2.0
import { Vector3 } from 'three';
import { expect, test } from 'vitest';
import { sceneContext } from '../../test/scene_context';
import { link, transforms } from '../../test/transforms';
import { keepsLast } from './history';
import { Placed, type Stamped } from './placed';
import type { Renderable } from './renderable';

interface Dot extends Stamped {
  value: number;
}

let disposed = 0;

class DotRenderable extends Placed<Dot> {
  protected tell({ value }: Dot) {
    return { name: String(value), position: new Vector3(), fields: [] };
  }
  protected draw({ value }: Dot): void {
    this.object.name = String(value);
  }
  setOptions(): void {
    // It has none.
  }
  dispose(): void {
    disposed += 1;
  }
}

const DotHistory = keepsLast(DotRenderable, {
  option: 'history_length',
  skips: (last, next, { tolerance }) => Math.abs(last.value - next.value) < Number(tolerance ?? 0),
});

const dot = (value: number, stamp = 0): Dot => ({ frame: 'robot', stamp, value });
const names = (one: Renderable<Dot>) => one.object.children.map((each) => each.name).sort();

function setUp(options = {}) {
  const context = sceneContext();
  disposed = 0;
  const history = new DotHistory(context, dot(0));
  history.setOptions(options);
  return { context, history };
}

test('the newest alone, unless the setting asks for more', () => {
  const { history } = setUp();
  for (const value of [1, 2, 3]) history.update(dot(value));
  expect(names(history)).toEqual(['3']);
  expect(history.keepsAll?.()).toBe(false);
  history.setOptions({ history_length: 2 });
  expect(history.keepsAll?.()).toBe(true);
  for (const value of [4, 5, 6]) history.update(dot(value));
  expect(names(history)).toEqual(['5', '6']);
  expect(history.elements?.()).toBe(2);
  const before = disposed;
  history.setOptions({ history_length: 1 });
  expect(names(history)).toEqual(['6']);
  // The other one, and this one, which is drawn alone from now on.
  expect(disposed).toBe(before + 2);
  history.dispose();
  expect(disposed).toBe(before + 3);
});

test('0 is all of them, within bounds', () => {
  const { history } = setUp({ history_length: 0 });
  for (let value = 0; value < 1100; value++) history.update(dot(value));
  expect(history.elements?.()).toBe(1000);
});

test('each stays where its frame was at its own stamp', () => {
  const { context, history } = setUp({ history_length: 5 });
  for (const [stamp, x] of [
    [1, 0],
    [2, 10],
  ] as const) {
    context.frames.add(transforms([link('map', 'robot', x, stamp)]));
  }
  history.update(dot(1, 1));
  history.update(dot(2, 1.5));
  history.update(dot(3, 2.5));
  const problems = history.place();
  const places = history.object.children.map((one) =>
    new Vector3().setFromMatrixPosition(one.matrix).x.toFixed(1),
  );
  expect(places.slice(0, 2)).toEqual(['0.0', '5.0']);
  expect(history.object.children.map((one) => one.visible)).toEqual([true, true, false]);
  expect(problems.map(({ level }) => level)).toEqual(['waiting']);
});

test('what is too much like the last is left out, and a jump in time leaves the newest', () => {
  const { history } = setUp({ history_length: 9, tolerance: 2 });
  for (const value of [1, 2, 4, 5, 7]) history.update(dot(value));
  expect(names(history)).toEqual(['1', '4', '7']);
  history.timeJumped?.(0);
  expect(names(history)).toEqual(['7']);
});
