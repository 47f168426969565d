// SPDX-License-Identifier: Apache-2.0
/** How a script's points look, and their places out of what was sent. */

import { DataUtils } from 'three';
import type { PointsBuffers, PointsLook } from '../../wire/messages';

/** What is within 1 of the middle in this norm is drawn of a point's square. */
export const NORMS: Record<PointsLook['point_shape'], number> = {
  square: 64,
  rounded: 3,
  circle: 2,
  diamond: 1,
  sparkle: 0.6,
};

/** How much darker the rim is than the middle. */
export const GRADIENTS: Record<PointsLook['point_shading'], number> = { flat: 0, gradient: 0.45 };

/** x y z of each point; half precision numbers are read into memory of their own. */
export function placesOf({
  precision,
  data,
}: Pick<PointsBuffers, 'precision' | 'data'>): Float32Array {
  if (precision === 'float32') {
    return new Float32Array(data.buffer, data.byteOffset, data.byteLength / 4);
  }
  const halves = new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2);
  const table = halfTable();
  const places = new Float32Array(halves.length);
  for (let i = 0; i < halves.length; i++) places[i] = table[halves[i]!]!;
  return places;
}

let halvesAsFloats: Float32Array | null = null;

/** All numbers of half precision. */
function halfTable(): Float32Array {
  halvesAsFloats ??= Float32Array.from({ length: 1 << 16 }, (_, i) => DataUtils.fromHalfFloat(i));
  return halvesAsFloats;
}
