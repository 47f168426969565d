// SPDX-License-Identifier: Apache-2.0
/** One-channel images as colours: numbers through a colour map. */

import type { PictureMessage } from '../wire/messages';
import { COLOR_MAPS, colorTable, TABLE_SIZE, type ColorMap } from './color_maps';
import { readOrientation, type Orientation } from './image_orientation';
import { choiceOf, flagOf, numberOf, type Options } from './option_values';

/** An image's settings, read once per change. */
export interface ImageOptions {
  map: ColorMap;
  /** null: from each image's own numbers. */
  range: [number, number] | null;
  smooth: boolean;
  orientation: Orientation;
  /** The picture has a half for each eye, of which the left one is shown. */
  stereo: boolean;
}

export function readImageOptions(options: Options): ImageOptions {
  const fixed = choiceOf(options, 'range', ['auto', 'fixed']) === 'fixed';
  const [first, ...rest] = COLOR_MAPS.filter((map) => map !== 'grey');
  return {
    map: choiceOf(options, 'map', ['grey', first!, ...rest]),
    range: fixed ? [numberOf(options, 'min', 0), numberOf(options, 'max', 1)] : null,
    smooth: flagOf(options, 'smooth', false),
    orientation: readOrientation(options),
    stereo: isStereo(options),
  };
}

/** Whether a picture has the left eye's in its left half. */
export function isStereo(options: Options): boolean {
  return choiceOf(options, 'layout', ['mono', 'side-by-side']) !== 'mono';
}

export type Numbers = Uint8Array | Uint16Array | Float32Array;

/** The numbers of a one-channel image, (height * width,), row by row; null for an image that is a file. */
export function numbersOf({ encoding, data, width, height }: PictureMessage): Numbers | null {
  const count = width * height;
  const at = (size: number) => (data.byteOffset % size === 0 ? data : data.slice());
  switch (encoding) {
    case 'u1':
      return data.subarray(0, count);
    case 'u2': {
      const bytes = at(2);
      return new Uint16Array(bytes.buffer, bytes.byteOffset, count);
    }
    case 'f4': {
      const bytes = at(4);
      return new Float32Array(bytes.buffer, bytes.byteOffset, count);
    }
    case 'jpeg':
    case 'png':
    case 'webp':
    case 'h264':
      return null;
  }
}

/** Least and greatest finite number; bytes are what they are, from 0 to 255. [0, 0] where there is none. */
export function rangeOf(numbers: Numbers): [number, number] {
  if (numbers instanceof Uint8Array) return [0, 255];
  let min = Infinity;
  let max = -Infinity;
  for (const value of numbers) {
    if (value < min && value !== -Infinity) min = value;
    if (value > max && value !== Infinity) max = value;
  }
  return min <= max ? [min, max] : [0, 0];
}

/** (n, 4) bytes r g b a; what is not a number is transparent, infinity has the colour of its end. */
export function colorNumbers(
  numbers: Numbers,
  options: ImageOptions,
): Uint8ClampedArray<ArrayBuffer> {
  const [min, max] = options.range ?? rangeOf(numbers);
  const table = new Uint32Array(colorTable(options.map, false).buffer);
  const out = new Uint32Array(numbers.length);
  const last = TABLE_SIZE - 1;
  const scale = max === min ? 0 : last / (max - min);
  const start = max === min ? last / 2 : 0;
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i]!;
    if (Number.isNaN(value)) continue;
    const place = scale === 0 ? start : (value - min) * scale;
    out[i] = table[place <= 0 ? 0 : place >= last ? last : Math.round(place)]!;
  }
  return new Uint8ClampedArray(out.buffer);
}
