// SPDX-License-Identifier: Apache-2.0
/** A moving picture as a GIF file: each picture with colours of its own, for ever in a loop. */

import { applyPalette, GIFEncoder, quantize } from 'gifenc';

const MOST_COLORS = 256;

export class GifFile {
  private readonly encoder = GIFEncoder();

  /** Size in pixels. */
  constructor(
    private readonly width: number,
    private readonly height: number,
  ) {}

  /** One more picture, (height * width, 4) bytes r g b a, shown for so many milliseconds. */
  add(rgba: Uint8ClampedArray, milliseconds: number): void {
    const palette = quantize(rgba, MOST_COLORS);
    const pixels = applyPalette(rgba, palette);
    const options = { palette, delay: milliseconds, repeat: 0 };
    this.encoder.writeFrame(pixels, this.width, this.height, options);
  }

  /** Bytes so far. */
  get size(): number {
    return this.encoder.bytesView().length;
  }

  /** The whole file. */
  end(): Uint8Array<ArrayBuffer> {
    this.encoder.finish();
    return this.encoder.bytes();
  }
}
