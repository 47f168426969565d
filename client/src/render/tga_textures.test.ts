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

test.each([[[1, 2, 3]], [[0, 0, 77, ...HEAD.slice(3)]]])(
  'what is no such picture is named',
  async (bytes) => {
    const { manager, failed, ended } = managed();
    const why = new Promise((resolve) => {
      manager.getHandler('.tga')!.load(address(bytes), () => undefined, undefined, resolve);
    });
    await ended;
    expect(failed).toEqual([address(bytes)]);
    expect(await why).toBeInstanceOf(Error);
  },
);
