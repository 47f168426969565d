// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { flushPersisted, loadPersisted, readPersisted, savePersisted } from './persist';

beforeEach(() => {
  localStorage.clear();
  history.replaceState(null, '', '/a/');
});

test('what was kept comes back, for this address only', () => {
  const kept = { settings: { grid: false }, views: { points: { options: { size: 2 } } } };
  savePersisted(kept);
  flushPersisted();
  expect(readPersisted()).toEqual(kept);
  history.replaceState(null, '', '/b/');
  expect(readPersisted()).toEqual({ settings: {}, views: {} });
});

test('nonsense in the storage is no reason to show nothing', () => {
  localStorage.setItem('ros_viz_bridge/a/', '{broken');
  expect(readPersisted()).toEqual({ settings: {}, views: {} });
});

test.each(['null', '[]', '3', '{"settings": "dark", "views": [1]}'])(
  '%s is nothing kept',
  (text) => {
    localStorage.setItem('ros_viz_bridge/a/', text);
    expect(readPersisted()).toEqual({ settings: {}, views: {} });
  },
);

test('of what is spoiled the sound part comes back', () => {
  const settings = { fixedFrame: 5, viewMode: 'upside down', theme: 'dark', grid: 'yes', x: 1 };
  const views = { a: { visible: 'no', options: { size: 2, map: null } }, b: 7, c: {} };
  localStorage.setItem('ros_viz_bridge/a/', JSON.stringify({ settings, views }));
  expect(readPersisted()).toEqual({
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

test('what this page has counts, whatever another tab wrote, and with a storage that fails too', () => {
  readPersisted();
  const kept = { settings: { fixedFrame: 'map' }, views: {} };
  savePersisted(kept);
  localStorage.setItem('ros_viz_bridge/a/', '{"settings": {"fixedFrame": "odom"}}');
  expect(loadPersisted()).toBe(kept);
});

test('a slider that is dragged is written a few times, its last step always', () => {
  vi.useFakeTimers();
  readPersisted();
  vi.advanceTimersByTime(1000);
  const write = vi.spyOn(Storage.prototype, 'setItem');
  for (let size = 1; size <= 100; size++) {
    savePersisted({ settings: {}, views: { points: { options: { size } } } });
    vi.advanceTimersByTime(5);
  }
  expect(write.mock.calls.length).toBeLessThan(5);
  dispatchEvent(new Event('pagehide'));
  expect(readPersisted().views.points?.options.size).toBe(100);
  write.mockRestore();
  vi.useRealTimers();
});
