// SPDX-License-Identifier: Apache-2.0
/** The colours of a map's cells: RViz's, so that a map looks as people know it. */

export type Scheme = 'map' | 'costmap' | 'raw';

/** From this value on a cell is occupied, where only that is shown. */
export type Threshold = number | null;

type Rgba = readonly [number, number, number, number];

const UNKNOWN = 255;
const UNKNOWN_COLOR: Rgba = [0x70, 0x89, 0x86, 255];
const ILLEGAL: Rgba = [0, 255, 0, 255];

/** 256 colours, four sRGB bytes each, by the cell's byte: 0 to 100 is occupancy, 255 is -1, unknown. */
export function mapPalette(scheme: Scheme, threshold: Threshold): Uint8Array {
  const palette = new Uint8Array(256 * 4);
  for (let cell = 0; cell < 256; cell++) palette.set(colorOf(cell, scheme, threshold), cell * 4);
  return palette;
}

function colorOf(cell: number, scheme: Scheme, threshold: Threshold): Rgba {
  if (scheme === 'raw') {
    const grey = threshold === null ? cell : cell < threshold ? 0 : 255;
    return [grey, grey, grey, 255];
  }
  if (cell === UNKNOWN) return UNKNOWN_COLOR;
  // -128 to -2, from red to yellow.
  if (cell >= 128) return [255, Math.floor((255 * (cell - 128)) / 126), 0, 255];
  if (cell > 100) return ILLEGAL;
  return scheme === 'map' ? greyOf(cell, threshold) : costOf(cell, threshold);
}

function greyOf(cell: number, threshold: Threshold): Rgba {
  const share = threshold === null ? cell : cell < threshold ? 0 : 100;
  const grey = 255 - Math.floor((255 * share) / 100);
  return [grey, grey, grey, 255];
}

function costOf(cell: number, threshold: Threshold): Rgba {
  if (threshold !== null) return cell < threshold ? [0, 0, 255, 255] : [255, 0, 0, 255];
  if (cell === 0) return [0, 0, 0, 0];
  // The inscribed and the lethal cost of costmap_2d.
  if (cell === 99) return [0, 255, 255, 255];
  if (cell === 100) return [255, 0, 255, 255];
  const red = Math.floor((255 * cell) / 100);
  return [red, 0, 255 - red, 255];
}
