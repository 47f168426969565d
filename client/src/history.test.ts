// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { setOption, setSettings } from './actions';
import { history, redo, undo } from './history';
import { loadPersisted } from './persist';
import { app, initialState } from './state';

beforeEach(() => {
  localStorage.clear();
  history.setState({ done: [], undone: [] });
  app.setState(initialState(), true);
});

test('a dragged slider is one step', () => {
  for (let size = 1; size <= 5; size++) setOption('/a', 'size', size);
  setOption('/a', 'alpha', 0.5);
  expect(history.getState().done).toHaveLength(2);
  undo();
  undo();
  expect(app.getState().views).toEqual({});
});

test('the view and the frames go back, the theme stays, and what was never chosen is not kept', () => {
  setSettings({ theme: 'dark' });
  setSettings({ viewMode: 'top_down' });
  expect(undo()).toBe('Change the kind of view');
  expect(app.getState().settings).toMatchObject({ viewMode: 'orbit', theme: 'dark' });
  expect(loadPersisted().settings).toEqual({ theme: 'dark' });
});

test('something new ends what could be done again', () => {
  setSettings({ follow: 'a' });
  undo();
  setSettings({ follow: 'b' });
  expect(redo()).toBe('');
  expect(app.getState().settings.follow).toBe('b');
});

test('with nothing to undo nothing happens', () => {
  expect(undo()).toBe('');
});

test('it is bounded', () => {
  for (let i = 0; i < 300; i++) {
    setSettings({ follow: String(i) });
    setOption('/a', 'x', i);
  }
  expect(history.getState().done.length).toBeLessThanOrEqual(200);
});
