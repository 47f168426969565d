// SPDX-License-Identifier: Apache-2.0
/** A moving picture as a GIF file (GIF89a): each picture with colours of its own, for ever in a loop. */

import { compress } from './lzw';
import { indexed, paletteOf } from './palette';

const BLOCK = 255;

export class GifFile {
  private readonly parts: Uint8Array[] = [];

  /** Size in pixels. */
  constructor(
    private readonly width: number,
    private readonly height: number,
  ) {
    const screen = [...short(width), ...short(height), 0x70, 0, 0];
    const loop = [0x21, 0xff, 11, ...letters('NETSCAPE2.0'), 3, 1, 0, 0, 0];
    this.parts.push(Uint8Array.from([...letters('GIF89a'), ...screen, ...loop]));
  }

  /** One more picture, (height * width, 4) bytes r g b a, shown for so many hundredths of a second. */
  add(rgba: Uint8ClampedArray, hundredths: number): void {
    const palette = paletteOf(rgba);
    const used = palette.colors.length / 3;
    const bits = Math.max(2, Math.ceil(Math.log2(Math.max(2, used))));
    const table = new Uint8Array(3 << bits);
    table.set(palette.colors);
    const control = [0x21, 0xf9, 4, 0x04, ...short(hundredths), 0, 0];
    const place = [
      0x2c,
      0,
      0,
      0,
      0,
      ...short(this.width),
      ...short(this.height),
      0x80 | (bits - 1),
    ];
    this.parts.push(Uint8Array.from([...control, ...place]), table, Uint8Array.of(bits));
    const data = compress(indexed(rgba, palette), bits);
    for (let at = 0; at < data.length; at += BLOCK) {
      const block = data.subarray(at, at + BLOCK);
      this.parts.push(Uint8Array.of(block.length), block);
    }
    this.parts.push(Uint8Array.of(0));
  }

  /** Bytes so far. */
  get size(): number {
    return this.parts.reduce((sum, part) => sum + part.length, 0);
  }

  /** The whole file. */
  end(): Uint8Array<ArrayBuffer> {
    const out = new Uint8Array(this.size + 1);
    let at = 0;
    for (const part of this.parts) {
      out.set(part, at);
      at += part.length;
    }
    out[at] = 0x3b;
    return out;
  }
}

const letters = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));
const short = (value: number): [number, number] => [value & 255, (value >> 8) & 255];
