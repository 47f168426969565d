// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { cloud, display } from '../../test/displays';
import { frameLook, placements } from '../../test/nodes';
import { sceneContext, type TestContext } from '../../test/scene_context';
import { link, transforms } from '../../test/transforms';
import { duplicateView, setVisible } from '../actions';
import { app, initialState } from '../state';
import { Scene } from './scene';

let context: TestContext;
let scene: Scene;

beforeEach(() => {
  localStorage.clear();
  app.setState(initialState(), true);
  app.setState({ displays: { points: display('points') } });
  context = sceneContext();
  context.frames.add(transforms([link('map', 'laser', 1)]));
  scene = new Scene(context);
});

test('what came is drawn under its key, once, and goes when it is removed', () => {
  scene.update(cloud('points', 'laser', 0));
  scene.update(cloud('points', 'laser', 0));
  expect(scene.of('points')).toMatchObject([{ key: 'points', count: 2, type: 'PointCloud' }]);
  expect(scene.root.children).toHaveLength(1);
  expect(context.invalidated).toBeGreaterThan(0);
  scene.remove('points', 'points');
  scene.remove('points', 'ghost');
  expect(scene.root.children).toHaveLength(0);
});

test('an image that is no cloud changes nothing in the scene', () => {
  app.setState({ displays: { depth: display('depth', { options: { show: 'image' } }) } });
  const image = {
    t: 'Image',
    display: 'depth',
    key: 'depth',
    frame: 'eye',
    stamp: 3,
    encoding: 'u2',
    width: 1,
    height: 1,
    ros_encoding: '16UC1',
    data: new Uint8Array(2),
  } as const;
  scene.update(image);
  expect(context.invalidated).toBe(0);
  expect(scene.firstFrame()).toBe('');
  expect(scene.place().get('depth')).toEqual([]);
  app.setState({ displays: { depth: display('depth', { options: { show: 'cloud' } }) } });
  scene.refresh('depth');
  scene.update(image);
  expect(context.invalidated).toBeGreaterThan(0);
  expect(scene.firstFrame()).toBe('eye');
});

test('hidden by its viewer it is gone, for it would be old when shown again', () => {
  scene.update(cloud('points', 'laser', 0));
  setVisible('points', false);
  scene.refresh('points');
  expect(scene.of('points')).toEqual([]);
  scene.update(cloud('points', 'laser', 0));
  expect(scene.of('points')[0]!.holder.visible).toBe(false);
});

test('a script hides and moves its nodes without sending them again', () => {
  scene.update(placements({ '/a': { visible: false } }));
  scene.update(frameLook('/a'));
  scene.place();
  expect(scene.of('')[0]!.holder.visible).toBe(false);
  scene.update(placements({ '/a': { position: [0, 0, 2] } }));
  scene.place();
  expect(scene.of('')[0]!.holder.visible).toBe(true);
  expect(scene.bounds().min.z).toBeCloseTo(1.9, 5);
});

test("a script's node is placed by what is above it, and hangs on frames", () => {
  scene.update(frameLook('/arm/hand'));
  scene.update(placements({ '/arm': { frame: 'laser', position: [0, 0, 2] } }));
  scene.place();
  expect(scene.firstFrame()).toBe('laser');
  expect(
    scene
      .bounds()
      .min.toArray()
      .map((n) => Math.round(n * 1e4) / 1e4),
  ).toEqual([0.9, -0.1, 1.9]);
  scene.remove('', '/arm');
  scene.place();
  expect(scene.bounds().min.z).toBeCloseTo(-0.1, 5);
  scene.remove('', '/arm/hand');
  expect(scene.tree.root.children.size).toBe(0);
});

test('problems are told by display', () => {
  scene.update(cloud('points', 'ghost', 0));
  expect(scene.place().get('points')).toMatchObject([{ name: 'ghost', level: 'error' }]);
});

test('after a jump of time latched displays and scripts stay, the rest goes', () => {
  app.setState({ displays: { points: display('points'), map: display('map') } });
  scene.update(cloud('points', 'laser', 0));
  scene.update(cloud('map', 'laser', 0));
  scene.update(frameLook('a'));
  scene.timeJumped(5, new Set(['map']));
  expect([...scene.all()].map(({ key }) => key)).toEqual(['map', 'a']);
});

test('a new session sweeps away what it does not speak of', () => {
  scene.update(frameLook('kept'));
  scene.update(frameLook('gone'));
  scene.mark();
  scene.update(frameLook('kept'));
  scene.sweep();
  expect([...scene.all()].map(({ key }) => key)).toEqual(['kept']);
});

test('data names a frame to be seen from where no transform does', () => {
  expect(scene.firstFrame()).toBe('');
  scene.update(cloud('points', 'laser', 0));
  expect(scene.firstFrame()).toBe('laser');
});

test('every view of a display draws its data, each with its own settings', () => {
  const view = duplicateView('points')!;
  scene.update(cloud('points', 'laser', 0));
  expect([...scene.all()].map((node) => node.display)).toEqual(['points', view]);
  setVisible('points', false);
  scene.refresh('points');
  expect([...scene.all()].map((node) => node.display)).toEqual([view]);
  scene.timeJumped(5, new Set(['points']));
  expect(scene.of(view)).toHaveLength(1);
  scene.remove('points', 'points');
  expect([...scene.all()]).toEqual([]);
});

test('what fails when it is placed says so, and everything else is placed', () => {
  scene.update(cloud('points', 'laser', 0));
  scene.update(placements({ a: { frame: 'ghost' } }));
  vi.spyOn(scene.of('points')[0]!, 'place').mockImplementation(() => {
    throw new RangeError('too wide');
  });
  const found = scene.place();
  expect(found.get('points')).toEqual([
    { name: 'points', level: 'error', text: 'It cannot be drawn: too wide' },
  ]);
  expect(found.get('')).toMatchObject([{ name: 'ghost' }]);
});
