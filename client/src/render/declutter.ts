// SPDX-License-Identifier: Apache-2.0
/** Which labels can be read at once: the most important ones, and of the others those that cover none of them. */

/** A label on the screen: its lower left corner, y up, and size in pixels; a smaller `rank` is more important. */
export interface ScreenLabel {
  x: number;
  y: number;
  width: number;
  height: number;
  rank: number;
}

/** So much of a label (of its height and width) may be covered. */
const TOLERATED = 0.3;

/** Return for each label whether it is shown. */
export function declutter(labels: ScreenLabel[]): boolean[] {
  const shown = labels.map(() => false);
  const order = labels.map((_, index) => index).sort((a, b) => labels[a]!.rank - labels[b]!.rank);
  /** Shown labels by the rows that they lie in: only neighbours can overlap. */
  const rows = new Map<number, ScreenLabel[]>();
  for (const index of order) {
    const label = labels[index]!;
    const row = Math.floor(label.y / label.height);
    const near = [row - 1, row, row + 1].flatMap((each) => rows.get(each) ?? []);
    if (near.some((other) => covers(other, label))) continue;
    shown[index] = true;
    const own = rows.get(row);
    if (own) own.push(label);
    else rows.set(row, [label]);
  }
  return shown;
}

function covers(a: ScreenLabel, b: ScreenLabel): boolean {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > TOLERATED * Math.min(a.width, b.width) && height > TOLERATED * b.height;
}
