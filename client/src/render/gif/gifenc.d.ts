// SPDX-License-Identifier: Apache-2.0
/** Types of what is used of gifenc, which has none of its own. */

declare module 'gifenc' {
  /** [r, g, b] of each colour, 0 to 255. */
  export type Palette = number[][];

  export interface Encoder {
    writeFrame(
      pixels: Uint8Array,
      width: number,
      height: number,
      /** `delay` in milliseconds; `repeat` 0 is for ever. */
      options: { palette: Palette; delay: number; repeat: number },
    ): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
    bytesView(): Uint8Array<ArrayBuffer>;
  }

  export function GIFEncoder(): Encoder;
  export function quantize(rgba: Uint8ClampedArray, colors: number): Palette;
  export function applyPalette(rgba: Uint8ClampedArray, palette: Palette): Uint8Array;
}
