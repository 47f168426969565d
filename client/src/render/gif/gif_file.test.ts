// SPDX-License-Identifier: Apache-2.0
/** Every program that opens GIFs reads the same file: a wrong byte is no picture at all. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GifFile } from './gif_file';
import { compress } from './lzw';
import { indexed, paletteOf } from './palette';

/** LZW as GIF89a, appendix F, says that it is read. */
function unpacked(data: Uint8Array, bits: number): number[] {
  const [clear, end] = [1 << bits, (1 << bits) + 1];
  const out: number[] = [];
  let table: number[][] = [];
  let [size, at] = [bits + 1, 0];
  let before: number[] | null = null;
  const reset = (): void => {
    table = Array.from({ length: clear + 2 }, (_, i) => [i]);
    size = bits + 1;
    before = null;
  };
  for (;;) {
    let code = 0;
    for (let i = 0; i < size; i++, at++) code |= ((data[at >> 3]! >> (at & 7)) & 1) << i;
    if (code === end) return out;
    if (code === clear) {
      reset();
      continue;
    }
    const old: number[] | null = before;
    const row: number[] = table[code] ?? [...old!, old![0]!];
    out.push(...row);
    if (old && table.length < 4096) table.push([...old, row[0]!]);
    if (table.length === 1 << size && size < 12) size += 1;
    before = row;
  }
}

test('what is compressed is read again', () => {
  const rows = fc.tuple(
    fc.integer({ min: 2, max: 8 }),
    fc.integer({ min: 1, max: 9000 }),
    fc.nat(),
  );
  fc.assert(
    fc.property(rows, ([bits, length, seed]) => {
      const given = Uint8Array.from(
        { length },
        (_, i) => Math.floor(Math.abs(Math.sin(i * i + seed)) * (1 << bits)) % (1 << bits),
      );
      expect(unpacked(compress(given, bits), bits)).toEqual([...given]);
    }),
    { numRuns: 60 },
  );
});

test('few colours stay as they are, many become near ones', () => {
  const few = Uint8ClampedArray.of(255, 0, 0, 255, 0, 0, 255, 255, 255, 0, 0, 255);
  const palette = paletteOf(few);
  const colour = (i: number) => [...palette.colors.subarray(i * 3, i * 3 + 3)];
  expect([...indexed(few, palette)].map(colour)).toEqual([
    [255, 0, 0],
    [0, 0, 255],
    [255, 0, 0],
  ]);
  const many = Uint8ClampedArray.from({ length: 4 * 64 * 64 }, (_, i) =>
    i % 4 === 3 ? 255 : i % 4 === 0 ? (i >> 2) % 256 : (i >> 8) % 256,
  );
  const good = paletteOf(many);
  expect(good.colors).toHaveLength(256 * 3);
  const indices = indexed(many, good);
  const worst = Math.max(
    ...Array.from(indices, (index, i) => Math.abs(good.colors[index * 3]! - many[i * 4]!)),
  );
  expect(worst).toBeLessThan(64);
});

test('the file has its head, a loop, each picture and an end', () => {
  const file = new GifFile(300, 2);
  file.add(new Uint8ClampedArray(300 * 2 * 4).fill(200), 10);
  file.add(new Uint8ClampedArray(300 * 2 * 4).fill(100), 300);
  const bytes = file.end();
  expect(String.fromCharCode(...bytes.subarray(0, 6))).toBe('GIF89a');
  expect([...bytes.subarray(6, 10)]).toEqual([44, 1, 2, 0]);
  expect(bytes.at(-1)).toBe(0x3b);
  expect(file.size).toBe(bytes.length - 1);
});
