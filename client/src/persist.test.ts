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

test.each(['null', '[]', '3', '{"settings": "dark", "overrides": [1]}'])(
  '%s is nothing kept',
  (text) => {
    localStorage.setItem('ros_viz_bridge/a/', text);
    expect(loadPersisted()).toEqual({ settings: {}, overrides: {} });
  },
);

test('of what is spoiled the sound part comes back', () => {
  const settings = { fixedFrame: 5, viewMode: 'upside down', theme: 'dark', grid: 'yes', x: 1 };
  const overrides = { a: { visible: 'no', options: { size: 2, map: null } }, b: 7, c: {} };
  localStorage.setItem('ros_viz_bridge/a/', JSON.stringify({ settings, overrides }));
  expect(loadPersisted()).toEqual({
    settings: { theme: 'dark' },
    overrides: { a: { options: { size: 2 } }, c: { options: {} } },
  });
});

test('a browser that keeps nothing loses only the memory', () => {
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('full');
  });
  expect(() => savePersisted({ settings: {}, overrides: {} })).not.toThrow();
  full.mockRestore();
});
