// SPDX-License-Identifier: Apache-2.0
/** Splats as a texture of two texels each: place and colour, covariance. */

import { DataTexture, RGBAIntegerFormat, UnsignedIntType } from 'three';
import type { SplatsBuffers } from '../../wire/messages';
import { ACROSS } from './splat_shader';

/** Splats that fit into a texture of the height that every WebGL 2 device can hold. */
export const MOST_SPLATS = (ACROSS * 2048) / 2;

export function splatTexels({ centers, covariances, colors }: SplatData): Uint32Array {
  const count = centers.length / 3;
  const rows = Math.max(Math.ceil((count * 2) / ACROSS), 1);
  const texels = new Uint32Array(rows * ACROSS * 4);
  const places = new Uint32Array(centers.buffer, centers.byteOffset, centers.length);
  const spreads = new Uint32Array(covariances.buffer, covariances.byteOffset, count * 3);
  const tints = new Uint32Array(colors.buffer, colors.byteOffset, count);
  for (let i = 0; i < count; i++) {
    const at = i * 8;
    texels[at] = places[i * 3]!;
    texels[at + 1] = places[i * 3 + 1]!;
    texels[at + 2] = places[i * 3 + 2]!;
    texels[at + 3] = tints[i]!;
    texels[at + 4] = spreads[i * 3]!;
    texels[at + 5] = spreads[i * 3 + 1]!;
    texels[at + 6] = spreads[i * 3 + 2]!;
  }
  return texels;
}

export type SplatData = Pick<SplatsBuffers, 'centers' | 'covariances' | 'colors'>;

export function splatTexture(data: SplatData): DataTexture {
  const texels = splatTexels(data);
  const height = texels.length / 4 / ACROSS;
  const texture = new DataTexture(texels, ACROSS, height, RGBAIntegerFormat, UnsignedIntType);
  texture.internalFormat = 'RGBA32UI';
  texture.needsUpdate = true;
  return texture;
}
