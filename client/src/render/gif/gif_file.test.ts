// SPDX-License-Identifier: Apache-2.0
/** The file has what a program needs that shows it: its size, a loop, each picture with its time. */

import { expect, test } from 'vitest';
import { GifFile } from './gif_file';

/** Places of the graphic control extensions, one before each picture. */
function controls(bytes: Uint8Array): number[] {
  return [...bytes.keys()].filter((i) => bytes[i] === 0x21 && bytes[i + 1] === 0xf9);
}

test('the file has its head, a loop, each picture and an end', () => {
  const file = new GifFile(300, 2);
  file.add(new Uint8ClampedArray(300 * 2 * 4).fill(200), 100);
  const first = file.size;
  file.add(new Uint8ClampedArray(300 * 2 * 4).fill(100), 3000);
  expect(file.size).toBeGreaterThan(first);
  const bytes = file.end();
  expect(String.fromCharCode(...bytes.subarray(0, 6))).toBe('GIF89a');
  expect([...bytes.subarray(6, 10)]).toEqual([44, 1, 2, 0]);
  expect(String.fromCharCode(...bytes)).toContain('NETSCAPE2.0');
  const times = controls(bytes).map((at) => bytes[at + 4]! + 256 * bytes[at + 5]!);
  expect(times).toEqual([10, 300]);
  expect(bytes.at(-1)).toBe(0x3b);
});
