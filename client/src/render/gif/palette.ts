// SPDX-License-Identifier: Apache-2.0
/** Up to 256 colours for a picture: median cut over a histogram of 5 bits per channel. */

const CELLS = 1 << 15;
const MOST = 256;

/** A table of colours, and the nearest of them to any. */
export interface Palette {
  /** r g b of each colour, 0 to 255. */
  colors: Uint8Array;
  /** Colour index by 5 bits each of r, g, b; -1 where it was not asked for yet. */
  nearest: Int16Array;
}

interface Box {
  /** Cells that occur. */
  cells: Uint16Array;
  count: number;
}

const channel = (cell: number, shift: number): number => (cell >> shift) & 31;
const cellOf = (r: number, g: number, b: number): number =>
  ((r >> 3) << 10) | ((g >> 3) << 5) | (b >> 3);

/** The colours that show `rgba`, (n, 4) bytes, best. */
export function paletteOf(rgba: Uint8ClampedArray): Palette {
  const counts = new Uint32Array(CELLS);
  const sums = new Float64Array(CELLS * 3);
  for (let i = 0; i < rgba.length; i += 4) {
    const cell = cellOf(rgba[i]!, rgba[i + 1]!, rgba[i + 2]!);
    counts[cell]! += 1;
    for (let k = 0; k < 3; k++) sums[cell * 3 + k]! += rgba[i + k]!;
  }
  const all = Uint16Array.from(counts.keys()).filter((cell) => counts[cell]! > 0);
  let boxes: Box[] = [boxOf(all, counts)];
  while (boxes.length < MOST) {
    // The fullest box that can be divided: flat ground gets few colours, what varies many.
    const largest = boxes
      .filter((box) => box.cells.length > 1)
      .reduce<Box | null>((best, box) => (best && best.count >= box.count ? best : box), null);
    if (largest === null) break;
    boxes = boxes.filter((box) => box !== largest).concat(halves(largest, counts));
  }
  const colors = new Uint8Array(boxes.length * 3);
  boxes.forEach(({ cells, count }, i) => {
    for (let k = 0; k < 3; k++) {
      const sum = cells.reduce((total, cell) => total + sums[cell * 3 + k]!, 0);
      colors[i * 3 + k] = Math.round(sum / count);
    }
  });
  return { colors, nearest: new Int16Array(CELLS).fill(-1) };
}

function boxOf(cells: Uint16Array, counts: Uint32Array): Box {
  return { cells, count: cells.reduce((sum, cell) => sum + counts[cell]!, 0) };
}

/** Two boxes with about as many pixels each, cut across the longest side. */
function halves({ cells, count }: Box, counts: Uint32Array): Box[] {
  const lengths = [10, 5, 0].map((shift) => {
    const values = cells.map((cell) => channel(cell, shift));
    return values.reduce((a, b) => Math.max(a, b), 0) - values.reduce((a, b) => Math.min(a, b), 31);
  });
  const shift = [10, 5, 0][lengths.indexOf(Math.max(...lengths))]!;
  const sorted = cells.slice().sort((a, b) => channel(a, shift) - channel(b, shift));
  let at = 0;
  let before = 0;
  while (at < sorted.length - 1 && (at === 0 || before + counts[sorted[at]!]! <= count / 2)) {
    before += counts[sorted[at]!]!;
    at += 1;
  }
  return [boxOf(sorted.slice(0, at), counts), boxOf(sorted.slice(at), counts)];
}

/** Each pixel of (n, 4) bytes as the index of its colour. */
export function indexed(rgba: Uint8ClampedArray, palette: Palette): Uint8Array {
  const out = new Uint8Array(rgba.length / 4);
  for (let i = 0; i < out.length; i++) {
    const cell = cellOf(rgba[i * 4]!, rgba[i * 4 + 1]!, rgba[i * 4 + 2]!);
    let found = palette.nearest[cell]!;
    if (found < 0) {
      found = nearestTo(palette.colors, cell);
      palette.nearest[cell] = found;
    }
    out[i] = found;
  }
  return out;
}

function nearestTo(colors: Uint8Array, cell: number): number {
  const [r, g, b] = [10, 5, 0].map((shift) => channel(cell, shift) * 8 + 4) as [
    number,
    number,
    number,
  ];
  let best = 0;
  let least = Infinity;
  for (let i = 0; i < colors.length; i += 3) {
    const far = (colors[i]! - r) ** 2 + (colors[i + 1]! - g) ** 2 + (colors[i + 2]! - b) ** 2;
    if (far < least) [best, least] = [i / 3, far];
  }
  return best;
}
