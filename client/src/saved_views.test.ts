// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import {
  deleteSaved,
  MOST_SAVED,
  readSaved,
  renameSaved,
  savedViews,
  saveView,
  type SavedView,
} from './saved_views';

const VIEW: SavedView = {
  name: 'dock',
  mode: 'orbit',
  follow: '',
  fixedFrame: '',
  target: [1, 2, 3],
  yaw: 0,
  pitch: -0.5,
  distance: 4,
};
const names = () => savedViews.getState().list.map(({ name }) => name);

beforeEach(() => savedViews.setState({ list: [] }));

test('views are kept, replaced by name, renamed and deleted', () => {
  saveView(VIEW);
  saveView({ ...VIEW, name: 'gate' });
  saveView({ ...VIEW, distance: 9 });
  expect(names()).toEqual(['dock', 'gate']);
  expect(savedViews.getState().list[0]?.distance).toBe(9);
  expect(renameSaved('dock', 'gate')).toBe(false);
  expect(renameSaved('dock', 'home')).toBe(true);
  deleteSaved('gate');
  expect(names()).toEqual(['home']);
});

test('they are no more than can be kept', () => {
  for (let i = 0; i < MOST_SAVED; i++) saveView({ ...VIEW, name: String(i) });
  expect(saveView({ ...VIEW, name: 'one more' })).toBe(false);
  expect(saveView({ ...VIEW, name: '3' })).toBe(true);
});

test('what another hand left in the storage does not stop the page', () => {
  const bad = [{ ...VIEW, target: [1, 2] }, { ...VIEW, mode: 'fly' }, { ...VIEW, yaw: null }, 7];
  expect(readSaved({ list: [...bad, VIEW] })).toEqual([VIEW]);
  expect(readSaved('no')).toEqual([]);
});
