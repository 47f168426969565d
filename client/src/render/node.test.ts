// SPDX-License-Identifier: Apache-2.0
import { Matrix4 } from 'three';
import { beforeEach, expect, test, vi } from 'vitest';
import { cloud } from '../../test/displays';
import { frameLook } from '../../test/nodes';
import { sceneContext, type TestContext } from '../../test/scene_context';
import { link, transforms } from '../../test/transforms';
import { SceneNode } from './node';

let context: TestContext;
let node: SceneNode;

beforeEach(() => {
  context = sceneContext();
  node = new SceneNode('', 'k', context);
  context.frames.add(transforms([link('map', 'laser', 1, 10), link('map', 'laser', 1, 11)]));
});

/** What is drawn is given to `update`; returns the stamps of what was. */
function watch(): number[] {
  const stamps: number[] = [];
  const { renderable } = node;
  if (!renderable) throw new Error('nothing is drawn');
  const update = renderable.update.bind(renderable);
  vi.spyOn(renderable, 'update').mockImplementation((message) => {
    if ('stamp' in message && typeof message.stamp === 'number') stamps.push(message.stamp);
    update(message);
  });
  return stamps;
}

test('data whose transform is late waits while older data stays, and is swapped in when it comes', () => {
  node.take(cloud('', 'laser', 10.5), {});
  expect(node.place(0)).toEqual([]);
  const updated = watch();
  node.take(cloud('', 'laser', 11.5), {});
  expect(node.place(10)).toEqual([]);
  expect(updated).toEqual([]);
  context.frames.add(transforms([link('map', 'laser', 2, 12)]));
  node.place(20);
  expect(updated).toEqual([11.5]);
  expect([node.count, node.stamp, node.frame]).toEqual([2, 11.5, 'laser']);
});

test('a transform that never comes is told, and does not leave what is old on screen', () => {
  node.take(cloud('', 'laser', 10.5), {});
  node.place(0);
  const updated = watch();
  node.take(cloud('', 'laser', 99), {});
  const now = performance.now();
  expect(node.place(now + 500)).toEqual([]);
  expect(node.place(now + 2000)).toMatchObject([{ level: 'waiting', name: 'laser' }]);
  expect([updated, node.renderable!.elements!()]).toEqual([[], 1]);
  expect(node.place(now + 6000)).toMatchObject([{ level: 'waiting' }]);
  expect([updated, node.renderable!.elements!()]).toEqual([[99], 0]);
});

test('what waits is bounded: the oldest and the newest stay, in order', () => {
  node.take(cloud('', 'laser', 10.5), {});
  const updated = watch();
  for (let i = 0; i < 20; i++) node.take(cloud('', 'laser', 12 + i / 100), {});
  expect(updated).toEqual([]);
  context.frames.add(transforms([link('map', 'laser', 2, 13)]));
  node.place(0);
  expect(updated).toEqual([...Array.from({ length: 7 }, (_, i) => 12 + i / 100), 12.19]);
});

test('transforms that lag by more than what can wait still let clouds be seen', () => {
  node.take(cloud('', 'laser', 10.5), {});
  node.place(0);
  const updated = watch();
  for (let tick = 0; tick < 60; tick++) {
    const time = 11 + tick / 10;
    node.take(cloud('', 'laser', time), {});
    context.frames.add(transforms([link('map', 'laser', 1, time - 2)]));
    node.place(performance.now());
    expect(node.renderable!.elements!()).toBe(1);
  }
  expect(updated.length).toBeGreaterThan(10);
  expect(updated).toEqual([...updated].sort());
});

test('clouds that stay side by side wait each for itself', () => {
  node.take(cloud('', 'laser', 10.5), { decay: 5 });
  const updated = watch();
  for (let i = 0; i < 20; i++) node.take(cloud('', 'laser', 12 + i / 100), { decay: 5 });
  expect(updated).toHaveLength(20);
});

test('another type of message under the same key replaces what was drawn', () => {
  node.take(cloud('', 'laser', 10.5), {});
  const first = node.renderable;
  const disposed = vi.spyOn(first!, 'dispose');
  node.take(frameLook('k'), {});
  expect(disposed).toHaveBeenCalled();
  expect(node.type).toBe('FrameLook');
  expect(node.holder.children).toEqual([node.renderable!.object]);
});

test('a place that came before the data is not lost', () => {
  node.setMatrix(new Matrix4().makeTranslation(0, 0, 5));
  node.take(frameLook('k'), {});
  node.place(0);
  expect(node.holder.matrix.elements[14]).toBe(5);
  node.take(cloud('', 'laser', 10.5), {});
  node.place(0);
  // A cloud is told, for it knows where its points are.
  expect(node.holder.matrix.elements[14]).toBe(0);
  expect(node.renderable!.object.children[0]!.matrix.elements[14]).toBe(5);
});

test('cleared, it holds nothing', () => {
  node.take(cloud('', 'laser', 10.5), {});
  node.clear();
  expect(node.holder.children).toEqual([]);
  expect(node.place(0)).toEqual([]);
});
