// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { loadPersisted, savePersisted } from './persist';

beforeEach(() => {
  localStorage.clear();
  history.replaceState(null, '', '/a/');
});

test('what was kept comes back, for this address only', () => {
  const kept = { settings: { grid: false }, overrides: { points: { options: { size: 2 } } } };
  savePersisted(kept);
  expect(loadPersisted()).toEqual(kept);
  history.replaceState(null, '', '/b/');
  expect(loadPersisted()).toEqual({ settings: {}, overrides: {} });
});

test('nonsense in the storage is no reason to show nothing', () => {
  localStorage.setItem('ros_viz_bridge/a/', '{broken');
  expect(loadPersisted()).toEqual({ settings: {}, overrides: {} });
});

test('a browser that keeps nothing loses only the memory', () => {
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('full');
  });
  expect(() => savePersisted({ settings: {}, overrides: {} })).not.toThrow();
  full.mockRestore();
});
