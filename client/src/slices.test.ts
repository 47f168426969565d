// SPDX-License-Identifier: Apache-2.0
import { afterEach, expect, it, vi } from 'vitest';
import { Slices } from './slices';

afterEach(() => void vi.restoreAllMocks());

it('waits for a turn of the page once it has worked for long, and not before', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const slices = new Slices();
  now = 7;
  expect(await slices.pause()).toBe(false);
  now = 9;
  let paused = false;
  const pause = slices.pause().then((did) => (paused = did));
  // What only waits for promises keeps a page from drawing.
  for (let i = 0; i < 100; i++) await Promise.resolve();
  expect(paused).toBe(false);
  await pause;
  expect(paused).toBe(true);
  now = 12;
  expect(await slices.pause()).toBe(false);
});
