// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { app } from '../../state';
import {
  addSeries,
  closeSide,
  dock,
  inspect,
  movePanel,
  openPanel,
  readDock,
  removeSeries,
  resizeDock,
  SERIES,
  showPanel,
  SIZES,
  toggleDock,
  togglePanel,
} from './dock_state';

beforeEach(() => dock.setState(readDock(null)));

const open = () => dock.getState().open;

test('closed at first; a panel opens where it lies and closes again', () => {
  expect(open()).toEqual({ bottom: null, right: null });
  togglePanel('log');
  expect(open().bottom).toBe('log');
  togglePanel('plot');
  expect(open().bottom).toBe('plot');
  togglePanel('plot');
  expect(open().bottom).toBeNull();
});

test('a panel moves to the other side and leaves the first one closed', () => {
  openPanel('plot');
  movePanel('plot', 'right');
  expect(open()).toEqual({ bottom: null, right: 'plot' });
  openPanel('log');
  expect(open()).toEqual({ bottom: 'log', right: 'plot' });
  movePanel('plot', 'bottom');
  expect(open()).toEqual({ bottom: 'plot', right: null });
  closeSide('bottom');
  expect(open()).toEqual({ bottom: null, right: null });
});

test('what the browser kept is taken as far as it is sound', () => {
  const kept = readDock({
    sides: { plot: 'right', log: 'left' },
    open: { right: 'plot', bottom: 'nonsense' },
    height: 1e9,
    width: 'wide',
    series: ['/a.x', 3],
    span: 60,
    inspected: '/a',
  });
  expect(kept.sides.plot).toBe('right');
  expect(kept.sides.log).toBe('bottom');
  expect(kept.open).toEqual({ bottom: null, right: 'plot' });
  expect([kept.height, kept.width]).toEqual([SIZES.most, 360]);
  expect([kept.series, kept.span, kept.inspected]).toEqual([['/a.x'], 60, '/a']);
  expect(readDock({ sides: 3, open: [], span: 7 })).toEqual(readDock(null));
});

test('sizes stay usable, also of nonsense', () => {
  resizeDock('height', 3);
  expect(dock.getState().height).toBe(SIZES.least);
  resizeDock('height', NaN);
  expect(dock.getState().height).toBe(SIZES.least);
});

test('each series is there once, and there are not too many', () => {
  for (let i = 0; i < SERIES + 3; i++) addSeries(`/a.x${i}`);
  addSeries('/a.x10');
  expect(dock.getState().series).toHaveLength(SERIES);
  removeSeries('/a.x10');
  expect(dock.getState().series).not.toContain('/a.x10');
  inspect('/b');
  expect(dock.getState().inspected).toBe('/b');
});

test('a panel is on screen while anything shows it', () => {
  const one = showPanel('log');
  const two = showPanel('log');
  one();
  expect(app.getState().shownPanels).toEqual(['log']);
  two();
  expect(app.getState().shownPanels).toEqual([]);
});

test('one key closes all panels and opens them again', () => {
  openPanel('log');
  toggleDock();
  expect(open()).toEqual({ bottom: null, right: null });
  toggleDock();
  expect(open().bottom).toBe('log');
});
