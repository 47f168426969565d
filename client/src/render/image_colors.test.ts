// SPDX-License-Identifier: Apache-2.0
/** A depth image is read by its colours: a wrong one is a wrong distance. */

import { describe, expect, test } from 'vitest';
import type { Image } from '../wire/messages';
import { colorTable } from './color_maps';
import { colorNumbers, numbersOf, rangeOf, readImageOptions } from './image_colors';

const image = (encoding: Image['encoding'], data: Uint8Array, width: number): Image => ({
  t: 'Image',
  display: 'd',
  key: 'd',
  frame: '',
  stamp: 0,
  encoding,
  width,
  height: 1,
  ros_encoding: '',
  data,
});

describe('numbers of an image', () => {
  test.each([
    ['u1', Uint8Array.of(1, 2, 255)],
    ['u2', Uint16Array.of(1, 2, 65535)],
    ['f4', Float32Array.of(1.5, -2, 3)],
  ] as const)('%s are read, also from an odd place', (encoding, numbers) => {
    const bytes = new Uint8Array(numbers.buffer);
    expect([...numbersOf(image(encoding, bytes, 3))!]).toEqual([...numbers]);
    const odd = new Uint8Array(bytes.length + 1);
    odd.set(bytes, 1);
    expect([...numbersOf(image(encoding, odd.subarray(1), 3))!]).toEqual([...numbers]);
  });

  test('a file has none', () => {
    expect(numbersOf(image('jpeg', new Uint8Array(3), 3))).toBeNull();
  });

  test('fewer numbers than the size says is an error, not a read beyond', () => {
    expect(() => numbersOf(image('f4', new Uint8Array(8), 3))).toThrow(RangeError);
  });

  test('the range leaves out what is not finite', () => {
    expect(rangeOf(Float32Array.of(NaN, 2, Infinity, -1, -Infinity))).toEqual([-1, 2]);
    expect(rangeOf(Float32Array.of(NaN))).toEqual([0, 0]);
    expect(rangeOf(Uint8Array.of(3))).toEqual([0, 255]);
  });
});

describe('colours of numbers', () => {
  const table = colorTable('turbo', false);
  const entry = (i: number) => [...table.subarray(i * 4, i * 4 + 4)];
  const turbo = readImageOptions({ map: 'turbo' });

  test('go from one end of the map to the other', () => {
    const colors = colorNumbers(Float32Array.of(0, 5, 10), turbo);
    expect([...colors]).toEqual([...entry(0), ...entry(128), ...entry(255)]);
  });

  test('what is not a number is transparent; infinity has the end it lies beyond', () => {
    const colors = colorNumbers(Float32Array.of(NaN, Infinity, -Infinity, 0, 10), turbo);
    expect([...colors.subarray(0, 12)]).toEqual([0, 0, 0, 0, ...entry(255), ...entry(0)]);
  });

  test('a fixed range clamps', () => {
    const options = readImageOptions({ map: 'turbo', range: 'fixed', min: 100, max: 200 });
    const colors = colorNumbers(Uint16Array.of(0, 100, 200, 9999), options);
    expect([...colors]).toEqual([...entry(0), ...entry(0), ...entry(255), ...entry(255)]);
  });

  test('grey unless set otherwise: 8 bits stay what they are', () => {
    const colors = colorNumbers(Uint8Array.of(0, 77, 255), readImageOptions({}));
    expect([...colors]).toEqual([0, 0, 0, 255, 77, 77, 77, 255, 255, 255, 255, 255]);
  });
});
