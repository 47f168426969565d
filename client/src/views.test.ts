// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import { display } from '../test/displays';
import { app, initialState, type AppState } from './state';
import * as views from './views';

const copy = { id: 'b#2', title: 'Rear', visible: true, options: { size: 9 }, order: 1 };

function state(said: AppState['views'] = {}): AppState {
  const displays = {
    a: display('a', { order: 2 }),
    b: display('b', { order: 0, copies: [copy], options: { size: 3 } }),
  };
  return { ...initialState(), displays, views: said };
}

beforeEach(() => {
  localStorage.clear();
  app.setState(initialState(), true);
});

test('each display is one view with its id, and as many more as the layout and the viewer have', () => {
  const now = state({ 'a#2': { options: {} } });
  expect(views.allViews(now)).toEqual(['b', 'b#2', 'a', 'a#2']);
  expect(views.displayOf(now, 'a#2')?.display).toBe('a');
  expect(views.titleOf(now, 'b#2')).toBe('Rear');
});

test('a view has settings of its own over those of the server', () => {
  const now = state({ 'b#2': { options: { alpha: 0.5 } } });
  expect(views.optionsOf(now, 'b')).toMatchObject({ size: 3 });
  expect(views.optionsOf(now, 'b#2')).toMatchObject({ size: 9, alpha: 0.5 });
});

test('what was removed is not seen, whatever the layout says', () => {
  const now = state({ 'b#2': { removed: true, options: {} }, b: { removed: true, options: {} } });
  expect(views.viewsOf(now, 'b')).toEqual(['b']);
  expect(views.visibleViewsOf(now, 'b')).toEqual([]);
});

test('the order is the viewer’s, then the server’s, then by name as people count', () => {
  const now = state({ a: { order: -1, options: {} } });
  expect(views.inOrder(now, ['b', 'a'])).toEqual(['a', 'b']);
  expect(views.inOrder(now, ['/x10', '/x9'])).toEqual(['/x9', '/x10']);
});

test('what is to be shown is awaited while its topic is not there', () => {
  const now = state({
    '/gone': { visible: true, options: {} },
    '/off': { visible: false, options: {} },
  });
  expect(views.awaitedViews(now)).toEqual(['/gone']);
});

describe('a name for a new view', () => {
  test('is none that the layout or the viewer has', () => {
    expect(views.newView(state({ 'b#3': { options: {} } }), 'b')).toBe('b#4');
  });

  test('is not there for ever', () => {
    const many = Array.from({ length: 40 }, (_, i) => [`a#${i}`, { options: {} }] as const);
    expect(views.newView(state(Object.fromEntries(many)), 'a')).toBeNull();
  });
});
