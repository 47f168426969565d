// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { display } from '../test/displays';
import { undo } from './history';
import { applyLayout, currentLayout, resetLayout } from './layouts';
import { loadPersisted } from './persist';
import { app, initialState, isVisible, optionsOf } from './state';
import {
  addView,
  duplicateView,
  removeView,
  renameView,
  setOption,
  setVisible,
} from './view_actions';
import { allViews } from './views';
import type { OptionField } from './wire/messages';

const size: OptionField = {
  name: 'size',
  label: 'Size',
  kind: 'number',
  default: 2,
  doc: '',
  choices: [],
  minimum: 0,
  maximum: 10,
  step: 0,
  unit: 'px',
  shown_if: '',
  keeps: '',
};
const cloud = display('/points', { topic: '/points', fields: [size], options: { size: 5 } });
const tf = display('/tf', { topic: '/tf', order: 1, ros_type: 'tf2_msgs/msg/TFMessage' });

beforeEach(() => {
  localStorage.clear();
  app.setState(initialState(), true);
  app.setState({ displays: { '/points': cloud, '/tf': tf }, fixedFrame: 'map' });
});

const now = () => currentLayout(app.getState(), null);

test('what is seen comes back as it was, also in another browser', () => {
  const copy = duplicateView('/points')!;
  setOption(copy, 'size', 7);
  renameView(copy, 'Near');
  setVisible('/tf', false);
  addView('/later');
  const layout = now();
  resetLayout(null);
  localStorage.clear();
  applyLayout(layout, 'x');
  expect(now()).toEqual(layout);
  expect(layout.views.map((view) => [view.topic, view.title, view.visible])).toEqual([
    ['/points', '', true],
    ['/points', 'Near', true],
    ['/tf', '', false],
    ['/later', '', true],
  ]);
});

test('a setting at its default is so again, whatever the server starts with', () => {
  setOption('/points', 'size', 2);
  const layout = now();
  expect(layout.views[0]?.options).toEqual({});
  resetLayout(null);
  expect(optionsOf(app.getState(), '/points').size).toBe(5);
  applyLayout(layout, 'x');
  expect(optionsOf(app.getState(), '/points').size).toBe(2);
});

test('what a layout does not list is not shown, unless it says that the others are', () => {
  const layout = { ...now(), views: [] };
  applyLayout(layout, 'x');
  expect(isVisible(app.getState(), '/points')).toBe(false);
  applyLayout({ ...layout, others: true }, 'x');
  expect(isVisible(app.getState(), '/points')).toBe(true);
});

test('views of the server that a layout does not have are gone', () => {
  const copies = [{ id: '/tf#2', title: '', visible: true, options: {}, order: 1 }];
  app.setState({ displays: { '/tf': { ...tf, copies } } });
  applyLayout({ ...now(), views: now().views.slice(0, 1) }, 'x');
  expect(allViews(app.getState())).toEqual(['/tf']);
});

test('loading can be undone, and resetting too', () => {
  removeView('/tf');
  const before = now();
  applyLayout({ ...before, views: [], follow: 'base' }, 'x');
  expect(undo()).toBe('Load x');
  expect(now()).toEqual(before);
  resetLayout(null);
  expect(loadPersisted().views).toEqual({});
  undo();
  expect(now()).toEqual(before);
});

test('frames of tf are one display, names without a slash are topics all the same', () => {
  const view = { type: '', title: '', visible: true, options: {} };
  const views = ['/tf_static', 'points'].map((topic) => ({ ...view, topic }));
  applyLayout({ ...now(), views }, 'x');
  expect(Object.keys(app.getState().views)).toEqual(['/tf', '/points']);
});
