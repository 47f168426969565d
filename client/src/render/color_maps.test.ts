// SPDX-License-Identifier: Apache-2.0
/** A wrong colour map shows a wrong number to somebody who reads it off the picture. */

import { describe, expect, test } from 'vitest';
import { COLOR_MAPS, colorAt, colorTable, colorTexture, TABLE_SIZE } from './color_maps';

const luminance = ([r, g, b]: [number, number, number]) => {
  const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
};

describe('colour maps', () => {
  test.each(['viridis', 'plasma', 'grey'] as const)('%s grows brighter all the way', (map) => {
    for (let i = 1; i <= 100; i++) {
      expect(luminance(colorAt(map, i / 100))).toBeGreaterThan(
        luminance(colorAt(map, (i - 1) / 100)) - 1e-3,
      );
    }
  });

  test.each([
    ['turbo', [0x47, 0x36, 0x99], [0x90, 0x0c, 0x00]],
    ['viridis', [0x44, 0x01, 0x54], [0xfd, 0xe7, 0x25]],
    ['plasma', [0x0d, 0x08, 0x87], [0xf0, 0xf9, 0x21]],
    ['rainbow', [255, 0, 0], [255, 0, 255]],
    ['grey', [0, 0, 0], [255, 255, 255]],
  ] as const)('%s begins and ends with its published colours', (map, first, last) => {
    const table = colorTable(map, false);
    for (let c = 0; c < 3; c++) {
      expect(Math.abs(table[c]! - first[c]!)).toBeLessThanOrEqual(2);
      expect(Math.abs(table[(TABLE_SIZE - 1) * 4 + c]! - last[c]!)).toBeLessThanOrEqual(2);
    }
  });

  test('turbo is blue, then green, then red', () => {
    const [low, middle, high] = [0.15, 0.5, 0.85].map((t) => colorAt('turbo', t));
    expect(low![2]).toBeGreaterThan(low![0]);
    expect(middle![1]).toBeGreaterThan(Math.max(middle![0], middle![2]));
    expect(high![0]).toBeGreaterThan(high![2]);
  });

  test.each(COLOR_MAPS)('%s has no jump that would look like an edge in the data', (map) => {
    const table = colorTable(map, false);
    for (let i = 4; i < table.length; i++) {
      expect(Math.abs(table[i]! - table[i - 4]!)).toBeLessThanOrEqual(13);
    }
  });

  test.each(COLOR_MAPS)('%s inverted is the same map from the other end', (map) => {
    const forward = colorTable(map, false);
    const back = colorTable(map, true);
    for (let i = 0; i < TABLE_SIZE; i++) {
      const j = TABLE_SIZE - 1 - i;
      expect([...back.subarray(j * 4, j * 4 + 4)]).toEqual([...forward.subarray(i * 4, i * 4 + 4)]);
    }
  });

  test('a value outside 0..1 has the colour of the nearer end', () => {
    expect(colorAt('viridis', -3)).toEqual(colorAt('viridis', 0));
    expect(colorAt('viridis', 7)).toEqual(colorAt('viridis', 1));
  });

  test('the texture is one row of the table', () => {
    const texture = colorTexture('grey', false);
    expect([texture.image.width, texture.image.height]).toEqual([TABLE_SIZE, 1]);
    expect(texture.image.data).toBe(colorTable('grey', false));
  });
});
