// SPDX-License-Identifier: Apache-2.0
/** Colours as scripts tell them: red, green and blue of 0 to 255, sRGB. */

import { SRGBColorSpace, type Color } from 'three';
import type { Rgba } from '../markers/solid_pools';

export type Rgb = ArrayLike<number>;

/** Set a colour from red, green and blue of 0 to 255, sRGB. */
export function colorOf(rgb: Rgb, into: Color): Color {
  return into.setRGB(rgb[0]! / 255, rgb[1]! / 255, rgb[2]! / 255, SRGBColorSpace);
}

/** 0..1, opaque. */
export function rgbaOf(rgb: Rgb): Rgba {
  return [rgb[0]! / 255, rgb[1]! / 255, rgb[2]! / 255, 1];
}

/** r g b of each as r g b a. */
export function opaque(rgb: Uint8Array): Uint8Array {
  const count = rgb.length / 3;
  const rgba = new Uint8Array(count * 4);
  for (let i = 0; i < count; i++) {
    rgba[i * 4] = rgb[i * 3]!;
    rgba[i * 4 + 1] = rgb[i * 3 + 1]!;
    rgba[i * 4 + 2] = rgb[i * 3 + 2]!;
    rgba[i * 4 + 3] = 255;
  }
  return rgba;
}

/** What is wrong where so many colours are to be those of so many things; '' where they are one each, or one of all. */
export function misfit(colors: Uint8Array, things: number, what: string): string {
  const count = colors.length / 3;
  if (count === 1 || count === things) return '';
  return `There are ${things} ${what} and ${count} colours: it is drawn again once these agree.`;
}
