// SPDX-License-Identifier: Apache-2.0
/** Colour maps: a number in 0..1 to a colour, as a table of 256 entries (sRGB bytes). */

import {
  ClampToEdgeWrapping,
  DataTexture,
  LinearFilter,
  RGBAFormat,
  UnsignedByteType,
} from 'three';

export const COLOR_MAPS = ['turbo', 'viridis', 'plasma', 'rainbow', 'grey'] as const;
export type ColorMap = (typeof COLOR_MAPS)[number];
type Rgb = [number, number, number];

/** Number of entries of a table. */
export const TABLE_SIZE = 256;

/** The polynomial of A. Mikhailov, "Turbo, An Improved Rainbow Colormap" (Google, 2019), lowest power first. */
const TURBO: [Polynomial, Polynomial, Polynomial] = [
  [0.13572138, 4.6153926, -42.66032258, 132.13108234, -152.94239396, 59.28637943],
  [0.09140261, 2.19418839, 4.84296658, -14.18503333, 4.27729857, 2.82956604],
  [0.1066733, 12.64194608, -60.58204836, 110.36276771, -89.90310912, 27.34824973],
];
type Polynomial = readonly number[];
/** The nearly black start of the map is left out: points of small values would not be seen on a dark view. */
const TURBO_START = 0.05;

/** Every tenth of matplotlib's tables (CC0, van der Walt and Smith). */
const VIRIDIS = [
  0x440154, 0x482475, 0x414487, 0x355f8d, 0x2a788e, 0x21918c, 0x22a884, 0x44bf70, 0x7ad151,
  0xbddf26, 0xfde725,
];
const PLASMA = [
  0x0d0887, 0x41049d, 0x6a00a8, 0x8f0da4, 0xb12a90, 0xcc4778, 0xe16462, 0xf2844b, 0xfca636,
  0xfcce25, 0xf0f921,
];
/** As in RViz: red, yellow, green, cyan, blue, magenta, from the least value to the greatest. */
const RAINBOW = [0xff0000, 0xffff00, 0x00ff00, 0x00ffff, 0x0000ff, 0xff00ff];
const GREY = [0x000000, 0xffffff];

/** The colour at `t` in 0..1; each component in 0..1, sRGB. */
export function colorAt(map: ColorMap, t: number): Rgb {
  const x = Math.min(Math.max(t, 0), 1);
  switch (map) {
    case 'turbo': {
      const lit = TURBO_START + x * (1 - TURBO_START);
      return [horner(TURBO[0], lit), horner(TURBO[1], lit), horner(TURBO[2], lit)];
    }
    case 'viridis':
      return between(VIRIDIS, x);
    case 'plasma':
      return between(PLASMA, x);
    case 'rainbow':
      return between(RAINBOW, x);
    case 'grey':
      return between(GREY, x);
  }
}

function horner(coefficients: Polynomial, x: number): number {
  const value = coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
  return Math.min(Math.max(value, 0), 1);
}

function between(knots: readonly number[], x: number): Rgb {
  const place = x * (knots.length - 1);
  const i = Math.min(Math.floor(place), knots.length - 2);
  const mix = (shift: number) => {
    const low = (knots[i]! >> shift) & 255;
    const high = (knots[i + 1]! >> shift) & 255;
    return (low + (high - low) * (place - i)) / 255;
  };
  return [mix(16), mix(8), mix(0)];
}

const tables = new Map<string, Uint8Array>();

/** The map as (256, 4) RGBA bytes, opaque; the same array for the same arguments. */
export function colorTable(map: ColorMap, invert: boolean): Uint8Array {
  const name = `${map}${invert ? '-' : ''}`;
  let table = tables.get(name);
  if (!table) {
    table = new Uint8Array(TABLE_SIZE * 4);
    for (let i = 0; i < TABLE_SIZE; i++) {
      const t = i / (TABLE_SIZE - 1);
      const color = colorAt(map, invert ? 1 - t : t);
      table.set([...color.map((part) => Math.round(part * 255)), 255], i * 4);
    }
    tables.set(name, table);
  }
  return table;
}

/** The map as a texture of 256 x 1 pixels holding sRGB bytes as they are; the caller disposes of it. */
export function colorTexture(map: ColorMap, invert: boolean): DataTexture {
  const texture = new DataTexture(
    colorTable(map, invert),
    TABLE_SIZE,
    1,
    RGBAFormat,
    UnsignedByteType,
  );
  texture.wrapS = ClampToEdgeWrapping;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}
