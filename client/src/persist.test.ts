// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { loadPersisted, savePersisted } from './persist';

beforeEach(() => {
  localStorage.clear();
  history.replaceState(null, '', '/a/');
});

test('what was kept comes back, for this address only', () => {
  const kept = { settings: { grid: false }, views: { points: { options: { size: 2 } } } };
  savePersisted(kept);
  expect(loadPersisted()).toEqual(kept);
  history.replaceState(null, '', '/b/');
  expect(loadPersisted()).toEqual({ settings: {}, views: {} });
});

test('nonsense in the storage is no reason to show nothing', () => {
  localStorage.setItem('ros_viz_bridge/a/', '{broken');
  expect(loadPersisted()).toEqual({ settings: {}, views: {} });
});

test.each(['null', '[]', '3', '{"settings": "dark", "views": [1]}'])(
  '%s is nothing kept',
  (text) => {
    localStorage.setItem('ros_viz_bridge/a/', text);
    expect(loadPersisted()).toEqual({ settings: {}, views: {} });
  },
);

test('of what is spoiled the sound part comes back', () => {
  const settings = { fixedFrame: 5, viewMode: 'upside down', theme: 'dark', grid: 'yes', x: 1 };
  const views = { a: { visible: 'no', options: { size: 2, map: null } }, b: 7, c: {} };
  localStorage.setItem('ros_viz_bridge/a/', JSON.stringify({ settings, views }));
  expect(loadPersisted()).toEqual({
    settings: { theme: 'dark' },
    views: { a: { options: { size: 2 } }, c: { options: {} } },
  });
});

test('a browser that keeps nothing loses only the memory', () => {
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('full');
  });
  expect(() => savePersisted({ settings: {}, views: {} })).not.toThrow();
  full.mockRestore();
});
