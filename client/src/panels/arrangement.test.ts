// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, it } from 'vitest';
import {
  arrangement,
  placeWindow,
  raiseWindow,
  readArrangement,
  setWidth,
  toggleOpened,
  toggleSheet,
  WIDTHS,
} from './arrangement';

beforeEach(() => arrangement.setState(arrangement.getInitialState(), true));

it('keeps a panel within what stays usable', () => {
  setWidth('leftWidth', 10);
  expect(arrangement.getState().leftWidth).toBe(WIDTHS.least);
  setWidth('leftWidth', 9999);
  expect(arrangement.getState().leftWidth).toBe(WIDTHS.most);
});

it('opens and closes a display', () => {
  toggleOpened('/tf');
  toggleOpened('/scan');
  toggleOpened('/tf');
  expect(arrangement.getState().opened).toEqual(['/scan']);
});

it('brings a window to the front once', () => {
  ['a', 'b', 'a'].forEach(raiseWindow);
  expect(arrangement.getState().stack).toEqual(['b', 'a']);
});

it('closes the sheet that is open and opens another one', () => {
  toggleSheet('displays');
  toggleSheet('view');
  expect(arrangement.getState().sheet).toBe('view');
  toggleSheet('view');
  expect(arrangement.getState().sheet).toBeNull();
});

it('takes only the sound part of what was kept', () => {
  const place = { x: 1, y: 2, width: 300, height: 200 };
  expect(readArrangement(null)).toEqual({});
  expect(
    readArrangement({
      leftWidth: 'wide',
      rightWidth: 9999,
      opened: null,
      stack: ['a', 3],
      sheet: 'cellar',
      windows: { a: place, b: { x: 1 }, c: null },
    }),
  ).toEqual({ rightWidth: WIDTHS.most, windows: { a: place } });
});

it('is remembered by the browser', () => {
  placeWindow('/camera', { x: 1, y: 2, width: 300, height: 200 });
  const kept = localStorage.getItem(`ros_viz_bridge_panels${location.pathname}`);
  expect(kept).toContain('/camera');
});
