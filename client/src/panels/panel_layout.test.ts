// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
/** A layout opens the panels it was saved with, and one that is spoiled opens none that it must not. */

import { beforeEach, expect, it } from 'vitest';
import { history, redo, undo } from '../history';
import { applyLayout, currentLayout, resetLayout } from '../layouts';
import { app, initialState } from '../state';
import type { LayoutDocument, PanelArrangement } from '../wire/messages';
import { arrangement } from './arrangement';
import { addSeries, dock, inspect, movePanel, openPanel, readDock } from './dock/dock_state';
import { adoptPanels, currentPanels, readPanels, showPanels } from './panel_layout';

const NO_VIEWS = new Map<string, string>();
const usual = (): PanelArrangement => readPanels({})!;

beforeEach(() => {
  app.setState(initialState(), true);
  dock.setState(readDock(null));
  arrangement.setState(arrangement.getInitialState(), true);
  history.setState({ done: [], undone: [] });
  localStorage.clear();
});

it('is the same after it was saved and opened', () => {
  movePanel('message', 'right');
  openPanel('plot');
  addSeries('/odom.twist.twist.linear.x');
  inspect('/odom');
  dock.setState({ span: 60, height: 300 });
  arrangement.setState({ windows: { '/a#3': { x: 1, y: 2, width: 300, height: 200 } } });
  const saved = currentPanels(new Map([['/a#3', '/a#2']]));
  expect(saved).toMatchObject({ bottom: 'plot', right: 'message', beside: ['message'] });
  expect(saved.windows).toEqual([{ view: '/a#2', place: [1, 2, 300, 200] }]);
  expect(readPanels(JSON.parse(JSON.stringify(saved)))).toEqual(saved);
  dock.setState(readDock(null));
  arrangement.setState({ windows: {} });
  showPanels(saved);
  expect(currentPanels(new Map([['/a#2', '/a#2']]))).toEqual(saved);
});

it('comes with the layout, and goes again when that is undone', () => {
  openPanel('log');
  app.setState(({ settings }) => ({ settings: { ...settings, leftOpen: true } }));
  const layout: LayoutDocument = {
    ...currentLayout(app.getState(), null),
    panels: [{ ...usual(), bottom: 'frames', displays: false }],
  };
  applyLayout(layout, 'x');
  expect(dock.getState().open.bottom).toBe('frames');
  expect(app.getState().settings.leftOpen).toBe(false);
  undo();
  expect(dock.getState().open.bottom).toBe('log');
  expect(app.getState().settings.leftOpen).toBe(true);
  redo();
  expect(dock.getState().open.bottom).toBe('frames');
});

it('stays as it is where a layout says nothing of panels', () => {
  openPanel('log');
  applyLayout({ ...currentLayout(app.getState(), null), panels: [] }, 'x');
  resetLayout(null);
  expect(dock.getState().open.bottom).toBe('log');
});

it('of the server is taken once, and again as long as the viewer changes nothing', () => {
  adoptPanels([]);
  expect(dock.getState().open.bottom).toBeNull();
  localStorage.clear();
  adoptPanels([{ ...usual(), bottom: 'plot' }]);
  adoptPanels([{ ...usual(), bottom: 'log' }]);
  expect(dock.getState().open.bottom).toBe('log');
  openPanel('topics');
  adoptPanels([{ ...usual(), bottom: 'plot' }]);
  expect(dock.getState().open.bottom).toBe('topics');
});

it('of a link is believed as far as it is sound', () => {
  expect(readPanels(3)).toBeNull();
  const found = readPanels({
    bottom: 'log',
    right: 'log',
    beside: ['plot', 'nonsense'],
    height: 1e9,
    width: NaN,
    displays: 'yes',
    plot: ['no topic', 7, ...Array.from({ length: 40 }, (_, i) => `/a.x${i}`)],
    plot_time: -3,
    message: 'x'.repeat(300),
    windows: [{ view: '/a', place: [1, 2] }, { view: 3 }, { view: '/b', place: [1, 2, 3, 4] }],
  })!;
  expect(found).toMatchObject({ bottom: '', right: 'log', beside: ['plot', 'log'] });
  expect([found.height, found.width, found.displays, found.plot_time]).toEqual([
    1200,
    360,
    true,
    1,
  ]);
  expect(found.plot).toHaveLength(32);
  expect(found.message).toHaveLength(256);
  expect(found.windows).toEqual([{ view: '/b', place: [1, 2, 3, 4] }]);
  showPanels(found);
  expect(currentPanels(NO_VIEWS)).toMatchObject({ right: 'log', plot_time: 5 });
});
