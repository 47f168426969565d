// SPDX-License-Identifier: Apache-2.0
import { afterEach, expect, test, vi } from 'vitest';
import type { Image } from '../wire/messages';
import { PictureTexture } from './picture_texture';

let open = 0;

afterEach(() => vi.unstubAllGlobals());

const settle = () => new Promise((resolve) => setTimeout(resolve));
const picture = (encoding = 'jpeg') =>
  ({ encoding, ros_encoding: '16UC1', data: new Uint8Array(1) }) as unknown as Image;

test('of many pictures one is kept open, and none at the end', async () => {
  vi.stubGlobal('createImageBitmap', () => {
    open += 1;
    return Promise.resolve({ width: 1 + (open % 2), height: 1, close: () => (open -= 1) });
  });
  const changed = vi.fn();
  const shown = new PictureTexture(changed);
  for (let i = 0; i < 5; i++) {
    shown.set(picture());
    await settle();
  }
  expect(changed).toHaveBeenCalledTimes(5);
  expect(open).toBe(1);
  shown.dispose();
  expect(open).toBe(0);
});

test('a picture without colours is a problem, until one with them comes', async () => {
  vi.stubGlobal('createImageBitmap', () => Promise.resolve({ width: 1, height: 1 }));
  const shown = new PictureTexture(() => undefined);
  shown.set(picture('u2'));
  await settle();
  expect(shown.problem).toBe('The picture (16UC1) has no colours.');
  shown.set(picture());
  await settle();
  expect(shown.problem).toBe('');
});
