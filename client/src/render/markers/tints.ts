// SPDX-License-Identifier: Apache-2.0
/** The colours of a marker with many things in it: one for all, or one for each. */

import { OPAQUE } from './part';
import type { MarkerRow } from './row';

export class Tints {
  private own: Float32Array | null = null;
  private readonly shared = new Float32Array(4);

  /** Take a row's colours; they count where there is one for each of `count` things. */
  set(row: MarkerRow, count: number): void {
    const { colors } = row;
    this.own = count > 0 && colors.length === count * 4 ? colors.slice() : null;
    for (let channel = 0; channel < 4; channel++) this.shared[channel] = row.color(channel);
  }

  /** Whether anything drawn at `alpha` times its own opacity lets others through. */
  seeThrough(alpha: number): boolean {
    if (!this.own) return this.shared[3]! * alpha < OPAQUE;
    for (let i = 3; i < this.own.length; i += 4) if (this.own[i]! * alpha < OPAQUE) return true;
    return false;
  }

  /** Component of the colour of thing `i`: 0 to 3 are r, g, b, a in 0..1, sRGB. */
  at(i: number, channel: number): number {
    return this.own ? this.own[i * 4 + channel]! : this.shared[channel]!;
  }

  /** (count, 4) bytes r g b a, sRGB. */
  bytes(count: number): Uint8Array {
    const out = new Uint8ClampedArray(count * 4);
    for (let i = 0; i < count; i++) {
      for (let channel = 0; channel < 4; channel++) {
        out[i * 4 + channel] = this.at(i, channel) * 255;
      }
    }
    return new Uint8Array(out.buffer);
  }
}
