// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { display, displayStatus } from '../test/displays';
import { hello } from '../test/fake_server';
import { withoutWebGl } from '../test/no_webgl';
import { link, transforms } from '../test/transforms';
import { setOption, setSettings } from './actions';
import { followSettings } from './follow_settings';
import { undo } from './history';
import { currentLayout } from './layouts';
import { showLayout } from './panels/palette/layout_choices';
import { flushPersisted } from './persist';
import { Viewer } from './render/viewer';
import { app, initialState } from './state';
import type { Control, PresenterCamera, Theme } from './wire/messages';

let viewer: Viewer;

beforeEach(() => {
  localStorage.clear();
  withoutWebGl();
  app.setState(initialState(), true);
  viewer = new Viewer();
});

test('the view is as the settings say, from the start and after every change', () => {
  setSettings({ grid: false, viewMode: 'top_down' });
  followSettings(viewer);
  expect(viewer.stage.surroundings.grid.object.visible).toBe(false);
  expect(viewer.rig.mode).toBe('top_down');
  setSettings({ grid: true, viewMode: 'first_person' });
  expect(viewer.stage.surroundings.grid.object.visible).toBe(true);
  expect(viewer.rig.mode).toBe('first_person');
});

test('the view is light or dark as the program likes, where its viewer chose neither', () => {
  const given = vi.spyOn(viewer, 'setTheme');
  const like = (scheme: 'light' | 'dark'): void =>
    app.setState({ themes: { theme: { scheme } as Theme } });
  followSettings(viewer);
  like('dark');
  expect(given).toHaveBeenLastCalledWith('dark');
  setSettings({ theme: 'light' });
  like('dark');
  expect(given).toHaveBeenLastCalledWith('light');
});

test('a mode that a commanded pose ends is ended in the settings too', () => {
  setSettings({ viewMode: 'top_down' });
  followSettings(viewer);
  viewer.setCamera({ frame: '', position: [0, 0, 1], orientation: [0, 0, 0, 1] });
  expect(app.getState().settings.viewMode).toBe('orbit');
});

test('only displays that changed are gone over', () => {
  followSettings(viewer);
  const changed = vi.spyOn(viewer, 'viewsChanged');
  app.setState({ displays: { a: display('a'), b: display('b') } });
  expect(changed.mock.calls).toEqual([[new Set(['a', 'b'])]]);
  changed.mockClear();
  app.setState({ statuses: { a: displayStatus('a') } });
  setOption('b', 'size', 2);
  const gone = changed.mock.calls.flatMap(([views]) => [...views]);
  expect(gone).toEqual(['b']);
});

test('what others draw with, or no longer do, is gone over', () => {
  app.setState({ displays: { a: display('a'), b: display('b') } });
  followSettings(viewer);
  const changed = vi.spyOn(viewer, 'viewsChanged');
  app.setState({ needs: { a: ['b'] } });
  app.setState({ needs: {} });
  expect(changed.mock.calls).toEqual([[new Set(['b'])], [new Set(['b'])]]);
});

test('what nobody chose is gone over when a layout says whether it is shown', () => {
  app.setState({ displays: { a: display('a'), b: display('b') } });
  followSettings(viewer);
  const changed = vi.spyOn(viewer, 'viewsChanged');
  setSettings({ others: false });
  expect(changed.mock.calls).toEqual([[new Set(['a', 'b'])]]);
});

test('a mode that following somebody ends is not kept; a script is no reason to look away', () => {
  setSettings({ viewMode: 'top_down' });
  flushPersisted();
  followSettings(viewer);
  const pose = { position: [1, 2, 3], orientation: [0, 0, 0, 1] } as const;
  const camera = { t: 'PresenterCamera', frame: '', distance: 5, up: [0, 0, 1], ...pose } as const;
  app.setState({
    connection: { ...app.getState().connection, phase: 'connected' },
    control: { presenter: 'c7' } as Control,
    presenterCameras: { presenter: camera as unknown as PresenterCamera },
  });
  const rest = { stamp: 0, distance: 0, up: [], seq: 1 };
  const order = { t: 'SetCamera', frame: 'ghost', ...rest } as const;
  viewer.moveCamera({ ...order, position: [9, 9, 9], orientation: [0, 0, 0, 1] });
  for (let i = 1; i < 400; i++) viewer.loop.tick(i * 100);
  expect(viewer.camera().position.map(Math.round)).toEqual([1, 2, 3]);
  expect(app.getState().settings.viewMode).toBe('orbit');
  expect(initialState().settings.viewMode).toBe('top_down');
  // The order that waited for its frame is taken.
  viewer.transforms(transforms([link('map', 'ghost', 0)]));
  viewer.loop.tick(40_100);
  expect(viewer.place.seq).toBe(1);
  expect(app.getState().lookedAway).toBe('');
  viewer.resetView();
  expect(app.getState().lookedAway).toBe('c7');
});

test('the view is reset to the layout that was chosen last, also when the page comes back; undone, to the one before', () => {
  followSettings(viewer);
  viewer.greet(hello({ camera: [1, 0, 0, 0, 0, 0, 1] }));
  const chosen = { ...currentLayout(app.getState(), null), camera: [7, 0, 0, 0, 0, 0, 1] };
  showLayout(chosen, 'mine', viewer);
  const reset = (one: Viewer): number => {
    one.setCamera({ frame: '', position: [9, 9, 9], orientation: [0, 0, 0, 1] });
    one.resetView();
    return one.camera().position[0];
  };
  expect(reset(viewer)).toBeCloseTo(7);
  flushPersisted();
  app.setState(initialState(), true);
  const again = new Viewer();
  followSettings(again);
  expect(again.camera().position[0]).toBeCloseTo(7);
  expect(undo()).toBe('Load mine');
  expect(reset(viewer)).toBeCloseTo(1);
});

test('where the address says that the camera is, there it begins, whatever layout was chosen once', () => {
  history.replaceState(null, '', '?initialCameraPosition=5,0,0');
  setSettings({ startView: [7, 0, 0, 0, 0, 0, 1] });
  followSettings(viewer);
  expect(viewer.camera().position[0]).toBeCloseTo(5);
  viewer.setCamera({ frame: '', position: [9, 9, 9], orientation: [0, 0, 0, 1] });
  viewer.resetView();
  expect(viewer.camera().position[0]).toBeCloseTo(5);
  history.replaceState(null, '', location.pathname);
});
