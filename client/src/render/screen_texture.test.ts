// SPDX-License-Identifier: Apache-2.0
/** What is shown as a camera turns from video to files, and back: nothing of it is held that is not shown. */

import { afterEach, expect, test, vi } from 'vitest';
import type { Shown } from '../video/video_stream';
import type { PictureMessage } from '../wire/messages';
import { ScreenTexture } from './screen_texture';

const video = vi.hoisted(() => ({ watcher: null as ((shown: Shown) => void) | null }));
vi.mock('../video/videos', () => ({
  watchVideo: (_: string, watcher: (shown: Shown) => void) => {
    video.watcher = watcher;
    return () => undefined;
  },
}));
afterEach(() => vi.unstubAllGlobals());

function message(encoding: PictureMessage['encoding'], stamp: number): PictureMessage {
  const data = new Uint8Array(4);
  return { display: '/cam', encoding, stamp, width: 4, height: 2, data } as PictureMessage;
}

function frame(stamp: number) {
  const kept = { displayWidth: 4, displayHeight: 2, close: vi.fn() };
  const shown = { clone: () => kept, displayWidth: 4, displayHeight: 2 };
  video.watcher!({ frame: shown as unknown as VideoFrame, stamp });
  return kept;
}

test('a frame is held until a file takes its place, and none is taken that comes after it', async () => {
  const bitmap = { width: 8, height: 2, close: vi.fn() };
  vi.stubGlobal('createImageBitmap', () => Promise.resolve(bitmap));
  const changed = vi.fn();
  const screen = new ScreenTexture(message('h264', 1), changed);
  const first = frame(1);
  expect([screen.aspect, screen.stamp]).toEqual([2, 1]);
  screen.update(message('jpeg', 2));
  expect(screen.aspect, 'until the file is decoded').toBe(2);
  expect(first.close).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(screen.aspect).toBe(4));
  expect(screen.stamp).toBe(2);
  expect(first.close).toHaveBeenCalledOnce();
  frame(1.5);
  expect([screen.aspect, screen.stamp]).toEqual([4, 2]);
  screen.update(message('h264', 3));
  const last = frame(3);
  expect([screen.aspect, screen.stamp]).toEqual([2, 3]);
  screen.dispose();
  expect(last.close).toHaveBeenCalledOnce();
});
