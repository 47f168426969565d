// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { display } from '../test/displays';
import { redo, undo } from './history';
import { loadPersisted } from './persist';
import { app, initialState, isVisible, optionsOf } from './state';
import * as actions from './view_actions';
import { allViews, titleOf } from './views';

beforeEach(() => {
  localStorage.clear();
  app.setState(initialState(), true);
  app.setState({ displays: { '/a': display('/a'), '/b': display('/b', { order: 1 }) } });
});

const views = () => app.getState().views;
const listed = () => allViews(app.getState());

test('a duplicate has the settings of its original, and from then on its own', () => {
  actions.setOption('/a', 'size', 7);
  const made = actions.duplicateView('/a')!;
  actions.setOption(made, 'size', 9);
  expect(optionsOf(app.getState(), '/a').size).toBe(7);
  expect(optionsOf(app.getState(), made).size).toBe(9);
  expect(titleOf(app.getState(), made)).toBe('/a 2');
  expect(listed()).toEqual(['/a', '/a#2', '/b']);
  expect(loadPersisted().views[made]?.options).toEqual({ size: 9 });
});

test('a removed view is gone with its settings; added again it is as the server has it', () => {
  actions.setOption('/a', 'size', 7);
  actions.removeView('/a');
  expect(isVisible(app.getState(), '/a')).toBe(false);
  expect(actions.addView('/a')).toBe('/a');
  expect(isVisible(app.getState(), '/a')).toBe(true);
  expect(optionsOf(app.getState(), '/a').size).toBeUndefined();
});

test('adding what is there adds it once more; removing that leaves nothing behind', () => {
  expect(actions.addView('/a')).toBe('/a#2');
  actions.removeView('/a#2');
  expect(views()).toEqual({});
});

test('a view of the layout that is removed stays removed', () => {
  const copies = [{ id: '/a#2', title: '', visible: true, options: {}, order: 1 }];
  app.setState({ displays: { '/a': display('/a', { copies }) } });
  actions.removeView('/a#2');
  expect(listed()).toEqual(['/a']);
});

test('a topic can be shown before it is there', () => {
  actions.addView('/later');
  expect(isVisible(app.getState(), '/later')).toBe(false);
  app.setState({ displays: { '/later': display('/later', { visible: false }) } });
  expect(isVisible(app.getState(), '/later')).toBe(true);
});

test('views are moved, and named', () => {
  actions.moveView(['/a', '/b'], '/b', 0);
  expect(listed()).toEqual(['/b', '/a']);
  actions.renameView('/b', 'Lidar');
  expect(titleOf(app.getState(), '/b')).toBe('Lidar');
  actions.renameView('/b', '');
  expect(titleOf(app.getState(), '/b')).toBe('/b');
});

test('all of it is undone and done again, in order', () => {
  const before = views();
  actions.setVisible('/a', false);
  actions.removeView('/b');
  const after = views();
  expect(undo()).toBe('Remove /b');
  expect(undo()).toBe('Hide /a');
  expect(views()).toEqual(before);
  redo();
  redo();
  expect(views()).toEqual(after);
  expect(loadPersisted().views).toEqual(after);
});
