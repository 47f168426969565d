// SPDX-License-Identifier: Apache-2.0
/** What is asked of a manager by a name that ends in .tga is read here; all else is left to others. */

import { LoadingManager, type DataTexture } from 'three';
import { expect, test } from 'vitest';
import { addTga } from './tga_textures';

const HEAD = [0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 24, 0];
const address = (bytes: number[]) => `data:,${bytes.map((b) => `%${hex(b)}`).join('')}`;
const hex = (byte: number) => byte.toString(16).padStart(2, '0');

function managed() {
  const manager = new LoadingManager();
  addTga(manager);
  const failed: string[] = [];
  manager.onError = (url) => failed.push(url);
  const ended = new Promise<void>((resolve) => {
    manager.onLoad = resolve;
  });
  return { manager, failed, ended };
}

test('only Targa pictures are read by it', () => {
  const { manager } = managed();
  expect(manager.getHandler('http://x/a/Skin.TGA')).not.toBeNull();
  expect(manager.getHandler('http://x/a/skin.png')).toBeNull();
});

test('the manager waits for it, and the address may be another one', async () => {
  const { manager, failed, ended } = managed();
  manager.setURLModifier((url) => (url === 'a/skin.tga' ? address([...HEAD, 1, 2, 3]) : url));
  const loader = manager.getHandler('.tga')!;
  loader.setPath('a/');
  const texture = (await loader.loadAsync('skin.tga')) as DataTexture;
  await ended;
  expect([...texture.image.data!]).toEqual([3, 2, 1, 255]);
  expect(failed).toEqual([]);
});

/** A picture whose head says how large it is, and so many bytes of repeated grey pixels. */
const repeated = (width: number, height: number, bytes: number) => [
  ...[0, 0, 11, ...HEAD.slice(3, 12)],
  ...[width & 255, width >> 8, height & 255, height >> 8, 8, 0],
  ...Array.from({ length: bytes / 2 }, () => [0xff, 7]).flat(),
];

test('repeated pixels may be as many as their bytes can say', async () => {
  const { manager } = managed();
  const texture = await manager.getHandler('.tga')!.loadAsync(address(repeated(256, 2, 8)));
  const { width, height, data } = (texture as DataTexture).image;
  expect([width, height, new Set(data)]).toEqual([256, 2, new Set([7, 255])]);
});

const NO_PICTURE = /it is no Targa picture$/;
const TOO_FEW_BYTES = /says that it has (4096 x 4096|1 x 2) pixels, more than it can hold$/;
const TOO_LARGE = /says that it has (16384 x 16384|4097 x 64) pixels, more than 4096 a side$/;

test.each([
  [[1, 2, 3], NO_PICTURE],
  [[0, 0, 77, ...HEAD.slice(3), 1, 2, 3], /Invalid type 77/],
  [repeated(4096, 4096, 64), TOO_FEW_BYTES],
  [[...HEAD.slice(0, 14), 2, 0, 24, 0, 1, 2, 3], TOO_FEW_BYTES],
  [repeated(16384, 16384, 64), TOO_LARGE],
  [repeated(4097, 64, 9000), TOO_LARGE],
])('what is no such picture is named: %#', async (bytes, told) => {
  const { manager, failed, ended } = managed();
  const why = new Promise((resolve) => {
    manager.getHandler('.tga')!.load(address(bytes), () => undefined, undefined, resolve);
  });
  await ended;
  expect(failed).toEqual([address(bytes)]);
  expect(await why).toMatchObject({ message: expect.stringMatching(told) as string });
});
