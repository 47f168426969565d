// SPDX-License-Identifier: Apache-2.0
/** Which labels can be read at once: the most important ones, and of the others those that cover none of them. */

/** A label on the screen: its lower left corner, y up, and size in pixels; a smaller `rank` is more important. */
export interface ScreenLabel {
  x: number;
  y: number;
  width: number;
  height: number;
  rank: number;
  /** Whether it can be read; said by `declutter`. */
  shown: boolean;
}

/** So much of a label (of its height and width) may be covered. */
const TOLERATED = 0.3;

/** Done before every picture: what it works with stays. */
const order: ScreenLabel[] = [];
/** Shown labels by the rows that they lie in: only neighbours can overlap. */
const rows = new Map<number, ScreenLabel[]>();

/** Say of each label whether it is shown. */
export function declutter(labels: readonly ScreenLabel[]): void {
  order.length = 0;
  for (const label of labels) order.push(label);
  order.sort(byRank);
  for (const label of order) {
    const row = Math.floor(label.y / label.height);
    label.shown = !(
      isCovered(label, rows.get(row - 1)) ||
      isCovered(label, rows.get(row)) ||
      isCovered(label, rows.get(row + 1))
    );
    if (!label.shown) continue;
    const own = rows.get(row);
    if (own) own.push(label);
    else rows.set(row, [label]);
  }
  for (const row of rows.values()) row.length = 0;
}

function byRank(a: ScreenLabel, b: ScreenLabel): number {
  return a.rank < b.rank ? -1 : +(a.rank > b.rank);
}

function isCovered(label: ScreenLabel, row: readonly ScreenLabel[] | undefined): boolean {
  if (row) for (const other of row) if (covers(other, label)) return true;
  return false;
}

function covers(a: ScreenLabel, b: ScreenLabel): boolean {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > TOLERATED * Math.min(a.width, b.width) && height > TOLERATED * b.height;
}
