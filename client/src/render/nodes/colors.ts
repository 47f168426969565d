// SPDX-License-Identifier: Apache-2.0
/** Colours as scripts tell them. */

import { SRGBColorSpace, type Color } from 'three';

/** Set a colour from red, green and blue of 0 to 255, sRGB. */
export function colorOf([red, green, blue]: readonly [number, number, number], into: Color): Color {
  return into.setRGB(red / 255, green / 255, blue / 255, SRGBColorSpace);
}
