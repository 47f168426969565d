// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { mapPalette, type Scheme } from './palette';

const at = (scheme: Scheme, cell: number, threshold: number | null = null) => [
  ...mapPalette(scheme, threshold).subarray(cell * 4, cell * 4 + 4),
];

test('map goes from white to black, with unknown cells apart', () => {
  expect(at('map', 0)).toEqual([255, 255, 255, 255]);
  expect(at('map', 50)).toEqual([128, 128, 128, 255]);
  expect(at('map', 100)).toEqual([0, 0, 0, 255]);
  expect(at('map', 255)).toEqual([0x70, 0x89, 0x86, 255]);
});

test('costmap shows no free cell, goes from blue to red, and has inscribed and lethal apart', () => {
  expect(at('costmap', 0)).toEqual([0, 0, 0, 0]);
  expect(at('costmap', 1)).toEqual([2, 0, 253, 255]);
  expect(at('costmap', 98)).toEqual([249, 0, 6, 255]);
  expect(at('costmap', 99)).toEqual([0, 255, 255, 255]);
  expect(at('costmap', 100)).toEqual([255, 0, 255, 255]);
  expect(at('costmap', 255)).toEqual([0x70, 0x89, 0x86, 255]);
});

test('values that no map may have stand out', () => {
  for (const scheme of ['map', 'costmap'] as const) {
    expect(at(scheme, 101)).toEqual([0, 255, 0, 255]);
    expect(at(scheme, 127)).toEqual([0, 255, 0, 255]);
    expect(at(scheme, 128)).toEqual([255, 0, 0, 255]);
    expect(at(scheme, 254)).toEqual([255, 255, 0, 255]);
  }
});

test('raw is the byte', () => {
  for (const cell of [0, 100, 128, 255]) expect(at('raw', cell)).toEqual([cell, cell, cell, 255]);
});

test('binary: free below the threshold, occupied from it on, unknown as ever', () => {
  expect(at('map', 64, 65)).toEqual([255, 255, 255, 255]);
  expect(at('map', 65, 65)).toEqual([0, 0, 0, 255]);
  expect(at('map', 255, 65)).toEqual([0x70, 0x89, 0x86, 255]);
  expect(at('costmap', 0, 65)).toEqual([0, 0, 255, 255]);
  expect(at('costmap', 65, 65)).toEqual([255, 0, 0, 255]);
  expect(at('raw', 64, 65)).toEqual([0, 0, 0, 255]);
  expect(at('raw', 255, 65)).toEqual([255, 255, 255, 255]);
});
