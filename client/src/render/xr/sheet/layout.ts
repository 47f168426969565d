// SPDX-License-Identifier: Apache-2.0
/** Where the cells of a sheet are, in sheet pixels from its left and top. */

import type { Cell, Line, TextCell } from './cells';

export const LETTERS = 19;
const HEADING = 22;
const LEADING = 1.35;
const EDGE = 14;
const GAP = 8;
const INDENT = 14;
const HEIGHTS: Record<Exclude<Cell['kind'], 'text'>, number> = {
  button: 46,
  slider: 46,
  handle: 40,
  bar: 16,
  swatch: 46,
  rule: 8,
};

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  cell: Cell;
  /** Of a text: its rows as they fit. */
  rows: readonly string[];
}

/** The width of a text, in letters of a size. */
export type Measure = (text: string, size: number) => number;

export function sizeOf({ size, tone }: TextCell): number {
  return size ?? (tone === 'heading' ? HEADING : LETTERS);
}

export function leadingOf(cell: TextCell): number {
  return sizeOf(cell) * LEADING;
}

/** Lay lines out below each other; returns the boxes and the height of all. */
export function layOut(
  lines: readonly Line[],
  width: number,
  measure: Measure,
): { boxes: Box[]; height: number } {
  const boxes: Box[] = [];
  let y = EDGE;
  for (const { cells, shares, depth = 0 } of lines) {
    const left = EDGE + depth * INDENT;
    const free = width - left - EDGE - GAP * (cells.length - 1);
    const whole = shares?.reduce((sum, each) => sum + each, 0) ?? cells.length;
    let x = left;
    const placed = cells.map((cell, i) => {
      const share = (free * (shares?.[i] ?? 1)) / whole;
      const box = boxOf(cell, x, share, measure);
      x += share + GAP;
      return box;
    });
    const height = Math.max(0, ...placed.map((box) => box.height));
    for (const box of placed) {
      // A text stands in the middle of its line.
      box.y = y + (height - box.height) / 2;
      boxes.push(box);
    }
    y += height + GAP;
  }
  return { boxes, height: y - GAP + EDGE };
}

/** The rows of a text in a width; a word that is too long is broken. */
export function wrap(text: string, width: number, size: number, measure: Measure): string[] {
  const rows: string[] = [];
  for (const paragraph of text.split('\n')) {
    let row = '';
    for (const word of paragraph.split(' ')) {
      const longer = row === '' ? word : `${row} ${word}`;
      if (measure(longer, size) <= width) {
        row = longer;
        continue;
      }
      if (row !== '') rows.push(row);
      row = word;
      while (measure(row, size) > width && row.length > 1) {
        let fits = row.length - 1;
        while (fits > 1 && measure(row.slice(0, fits), size) > width) fits -= 1;
        rows.push(row.slice(0, fits));
        row = row.slice(fits);
      }
    }
    rows.push(row);
  }
  return rows;
}

function boxOf(cell: Cell, x: number, width: number, measure: Measure): Box {
  if (cell.kind !== 'text') {
    const usual = HEIGHTS[cell.kind];
    const height = cell.kind === 'button' ? (cell.height ?? usual) : usual;
    return { x, y: 0, width, height, cell, rows: [] };
  }
  const rows = wrap(cell.text, width, sizeOf(cell), measure);
  return { x, y: 0, width, height: rows.length * leadingOf(cell), cell, rows };
}
