// SPDX-License-Identifier: Apache-2.0
import { afterEach, expect, test, vi } from 'vitest';
import type { Markers } from '../../wire/messages';
import { MarkerTextures } from './textures';

class Bitmap {
  closed = false;
  constructor(readonly bytes: number) {}
  close(): void {
    this.closed = true;
  }
}

/** Decodings under way: each ends when the test says so. */
let decodings: ((bitmap: Bitmap | null) => void)[];

function message(bytes: number, name = 'wall'): Markers {
  return {
    texture_names: [name],
    images: new Uint8Array(bytes),
    image_offsets: new Uint32Array([0, bytes]),
  } as unknown as Markers;
}

function textures(changed = vi.fn()): MarkerTextures {
  decodings = [];
  vi.stubGlobal('ImageBitmap', Bitmap);
  vi.stubGlobal(
    'createImageBitmap',
    () =>
      new Promise((resolve, reject) => {
        decodings.push((bitmap) => (bitmap ? resolve(bitmap) : reject(new Error('broken'))));
      }),
  );
  return new MarkerTextures(changed);
}

async function end(index: number, bitmap: Bitmap | null): Promise<void> {
  decodings[index]!(bitmap);
  await new Promise((resolve) => setTimeout(resolve));
}

afterEach(() => vi.unstubAllGlobals());

test('of two pictures of one name the newer one stays, whichever is decoded first', async () => {
  const kept = textures();
  const used = vi.fn();
  kept.use('wall', used);
  kept.take(message(3));
  kept.take(message(5));
  const [older, newer] = [new Bitmap(3), new Bitmap(5)];
  await end(1, newer);
  await end(0, older);
  expect(used.mock.lastCall?.[0]).toMatchObject({ image: newer });
  expect([older.closed, newer.closed]).toEqual([true, false]);
  kept.dispose();
  expect(newer.closed).toBe(true);
});

test('a broken picture is named, and one that comes after it shown', async () => {
  const kept = textures();
  const used = vi.fn();
  kept.use('wall', used);
  expect(used.mock.lastCall).toEqual([null, "The texture 'wall' has not been sent."]);
  kept.take(message(3));
  await end(0, null);
  expect(used.mock.lastCall?.[1]).toContain('3 bytes');
  kept.take(message(4));
  await end(1, new Bitmap(4));
  expect(used.mock.lastCall?.[1]).toBe('');
});

test('what is decoded after the end is let go', async () => {
  const kept = textures();
  kept.take(message(3));
  kept.dispose();
  const late = new Bitmap(3);
  await end(0, late);
  expect(late.closed).toBe(true);
});

test('of pictures that no marker wears only the latest are kept', async () => {
  const kept = textures();
  const worn = vi.fn();
  kept.use('worn', worn);
  kept.take(message(1, 'worn'));
  await end(0, new Bitmap(1));
  const bitmaps: Bitmap[] = [];
  for (let i = 0; i < 100; i++) {
    kept.take(message(1, `frame_${i}`));
    const release = kept.use(`frame_${i}`, () => undefined);
    bitmaps.push(new Bitmap(1));
    await end(i + 1, bitmaps[i]!);
    release();
  }
  expect(bitmaps.filter(({ closed }) => !closed)).toHaveLength(64);
  expect(bitmaps.at(-1)?.closed).toBe(false);
  expect(worn.mock.lastCall?.[0]).not.toBeNull();
  kept.dispose();
  expect(bitmaps.every(({ closed }) => closed)).toBe(true);
});
