// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { anyPosition, anyRotation } from '../../test/arbitraries';
import { cloud, display } from '../../test/displays';
import { hello } from '../../test/fake_server';
import { withoutWebGl } from '../../test/no_webgl';
import { link, transforms } from '../../test/transforms';
import { setSettings } from '../actions';
import { app, initialState } from '../state';
import { Viewer } from './viewer';

let viewer: Viewer;
let time: number;

beforeEach(() => {
  localStorage.clear();
  withoutWebGl();
  app.setState(initialState(), true);
  viewer = new Viewer();
  time = 1000;
});

/** Let the loop run for so many pictures; returns how many it drew. */
function run(pictures = 1, step = 16): number {
  const drawn = vi.fn();
  viewer.loop.onDrawn = drawn;
  for (let i = 0; i < pictures; i++) viewer.loop.tick((time += step));
  return drawn.mock.calls.length;
}

test('the fixed frame: the viewer, else the server, else the best, else the data', () => {
  viewer.update(cloud('points', 'velodyne', 0));
  run();
  expect(app.getState().fixedFrame).toBe('velodyne');
  viewer.transforms(transforms([link('odom', 'base_link', 1)]));
  run();
  expect(app.getState().fixedFrame).toBe('odom');
  viewer.greet(hello({ fixed_frame: 'base_link' }));
  run();
  expect(app.getState().fixedFrame).toBe('base_link');
  setSettings({ fixedFrame: 'nowhere' });
  viewer.invalidate();
  run();
  expect(app.getState().fixedFrame).toBe('nowhere');
  expect(app.getState().frames).toEqual(['base_link', 'odom']);
});

test('any pose that is set in any frame is the pose that is told', () => {
  const orientation = [0, 0, Math.SQRT1_2, Math.SQRT1_2] as const;
  const row = { parent: 'map', child: 'base', orientation, position: [100, 20, 3] as const };
  viewer.transforms(transforms([{ ...row, isStatic: true }]));
  run();
  fc.assert(
    fc.property(anyPosition, anyRotation, (position, rotation) => {
      expect(viewer.setCamera({ frame: '', position, orientation: rotation })).toBe('');
      const told = viewer.camera();
      expect(told.frame).toBe('map');
      for (let i = 0; i < 3; i++) expect(told.position[i]).toBeCloseTo(position[i]!, 6);
      const dot = told.orientation.reduce((sum, value, i) => sum + value * rotation[i]!, 0);
      expect(1 - Math.abs(dot)).toBeLessThan(1e-12);
    }),
  );
  viewer.setCamera({ frame: 'base', position: [1, 0, 0], orientation: [0, 0, 0, 1] });
  expect(viewer.camera().position.map(Math.round)).toEqual([100, 21, 3]);
  expect(
    viewer.setCamera({ frame: 'ghost', position: [0, 0, 0], orientation: [0, 0, 0, 1] }),
  ).toContain('no frame `ghost` exists');
});

test('where the server wants the camera in a frame not known yet, it goes once it is', () => {
  viewer.greet(hello({ fixed_frame: 'map' }));
  viewer.moveCamera({
    t: 'SetCamera',
    frame: 'base',
    position: [1, 0, 0],
    orientation: [0, 0, 0, 1],
    stamp: 0,
    distance: 0,
    up: [],
    seq: 0,
  });
  run();
  viewer.transforms(transforms([link('map', 'base', 5)]));
  run();
  expect(viewer.camera()).toMatchObject({ frame: 'map', position: [6, 0, 0] });
});

test('another fixed frame shows the same view', () => {
  viewer.transforms(transforms([link('map', 'base', 5)]));
  viewer.setCamera({ frame: '', position: [1, 2, 3], orientation: [0, 0, 0, 1] });
  run();
  viewer.setCamera({ frame: 'map', position: [1, 2, 3], orientation: [0, 0, 0, 1] });
  setSettings({ fixedFrame: 'base' });
  viewer.invalidate();
  run();
  expect(viewer.camera()).toMatchObject({ frame: 'base', position: [-4, 2, 3] });
});

test('it draws when there is a reason, and looks after statuses four times a second', () => {
  run(2);
  expect(run(10, 16)).toBe(0);
  viewer.invalidate();
  expect(run(10, 16)).toBe(1);
  expect(run(100, 16)).toBeGreaterThanOrEqual(5);
  expect(run(100, 16)).toBeLessThan(10);
});

test('the first data is looked at, until somebody takes the camera', () => {
  viewer.transforms(transforms([link('map', 'base', 1)]));
  viewer.update(cloud('points', 'map', 0));
  run();
  expect(viewer.rig.target.length()).toBeLessThan(2);
  viewer.setCamera({ frame: '', position: [50, 0, 0], orientation: [0, 0, 0, 1] });
  viewer.transforms(transforms([link('map', 'far', 20)]));
  run();
  expect(viewer.camera().position).toEqual([50, 0, 0]);
});

test('a display that draws nothing cannot be looked at', () => {
  app.setState({ displays: { points: display('points') } });
  expect(viewer.focus('points')).toBe(false);
  viewer.update(cloud('points', 'map', 0));
  viewer.transforms(transforms([link('map', 'base', 1)]));
  run();
  expect(viewer.focus('points')).toBe(true);
});

test('a pose that the view from above cannot have ends it, and says so', () => {
  const forced = vi.fn();
  viewer.onModeForced = forced;
  viewer.setMode('top_down');
  viewer.setCamera({ frame: '', position: [0, 0, 1], orientation: [0, 0, 0, 1] });
  expect(forced).toHaveBeenCalledWith('orbit');
});

test('what cannot be placed is told to the panels', () => {
  viewer.transforms(transforms([link('map', 'base', 1)]));
  viewer.update(cloud('points', 'ghost', 0));
  run();
  expect(app.getState().placements.points).toMatchObject([{ name: 'ghost', level: 'error' }]);
});

test('one picture that fails does not end the loop, and is said once', () => {
  const failing = vi.spyOn(viewer.scene, 'bounds').mockImplementation(() => {
    throw new RangeError('too wide');
  });
  viewer.invalidate();
  run(1);
  viewer.invalidate();
  run(1);
  expect(app.getState().notices).toMatchObject([{ level: 'error', about: 'view' }]);
  failing.mockRestore();
  viewer.invalidate();
  expect(run()).toBe(1);
});

test('another fixed frame, however it is turned, leaves the view from above one', () => {
  const lean = 0.3;
  const orientation = [Math.sin(lean / 2), 0, 0, Math.cos(lean / 2)] as const;
  viewer.transforms(transforms([{ parent: 'map', child: 'base', orientation, isStatic: true }]));
  setSettings({ fixedFrame: 'map' });
  viewer.setMode('top_down');
  run();
  const before = viewer.look();
  setSettings({ fixedFrame: 'base' });
  viewer.invalidate();
  run();
  expect(viewer.camera()).toMatchObject({ frame: 'base', mode: 'top_down' });
  expect(viewer.rig.forward.z).toBeCloseTo(-1, 9);
  expect(viewer.look().yaw).toBeCloseTo(before.yaw, 1);
  setSettings({ fixedFrame: 'map' });
  viewer.invalidate();
  run();
  viewer.look().target.forEach((value, i) => expect(value).toBeCloseTo(before.target[i]!, 6));
});

test('a look and a camera are in the fixed frame that was chosen with them', () => {
  viewer.transforms(transforms([link('map', 'base', 5)]));
  setSettings({ fixedFrame: 'map' });
  run();
  const look = { target: [1, 2, 0], yaw: 0, pitch: -0.5, distance: 4 } as const;
  setSettings({ fixedFrame: 'base' });
  viewer.setLook(look);
  run();
  viewer.look().target.forEach((value, i) => expect(value).toBeCloseTo(look.target[i]!, 6));
  setSettings({ fixedFrame: 'map' });
  viewer.setCamera({ frame: '', position: [1, 2, 3], orientation: [0, 0, 0, 1] });
  run();
  expect(viewer.camera()).toMatchObject({ frame: 'map', position: [1, 2, 3] });
});

test('where the server begins does not move the camera of a link that was there first', () => {
  viewer.setCamera({ frame: '', position: [1, 2, 3], orientation: [0, 0, 0, 1] });
  viewer.greet(hello({ camera: [9, 9, 9, 0, 0, 0, 1] }));
  run();
  expect(viewer.camera().position).toEqual([1, 2, 3]);
});

test('a server says where to begin, and once only', () => {
  viewer.greet(hello({ camera: [9, 9, 9, 0, 0, 0, 1] }));
  viewer.greet(hello({ camera: [1, 1, 1, 0, 0, 0, 1] }));
  expect(viewer.camera().position).toEqual([9, 9, 9]);
});
