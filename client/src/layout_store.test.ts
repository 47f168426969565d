// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { keepLayout, MOST_LAYOUTS, namedLayouts } from './layout_store';
import type { LayoutDocument } from './wire/messages';

const layout: LayoutDocument = {
  fixed_frame: 'map',
  view_mode: 'orbit',
  follow: '',
  camera: [],
  others: false,
  panels: [],
  views: [],
};

beforeEach(() => {
  localStorage.clear();
  namedLayouts.setState({}, true);
});

test('layouts are kept by name, replaced and deleted', () => {
  expect(keepLayout('a', layout)).toBe('');
  keepLayout('a', { ...layout, fixed_frame: 'odom' });
  const stored = JSON.parse(localStorage.getItem(localStorage.key(0)!)!) as Record<string, unknown>;
  expect(stored).toEqual({ a: { ...layout, fixed_frame: 'odom' } });
  keepLayout('a', null);
  expect(namedLayouts.getState()).toEqual({});
});

test('they are not more than a list can show', () => {
  for (let i = 0; i < MOST_LAYOUTS; i++) keepLayout(`${i}`, layout);
  expect(keepLayout('one more', layout)).toMatch('delete one first');
  expect(keepLayout('0', layout)).toBe('');
});
