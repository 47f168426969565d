// SPDX-License-Identifier: Apache-2.0
/** From where to where numbers lie, single wild ones left out. */

/** Numbers that are looked at: of more, so many spread over all. */
const MOST = 4096;
/** Shares of the numbers below the least and above the greatest. */
const LOW = 0.01;
const HIGH = 0.99;
const GOLDEN = 0.6180339887498949;

const sample = new Float64Array(MOST);

/**
 * The 1st and 99th percentile of `count` numbers, of which NaN and infinities are left out; null where none is left.
 *
 * Of up to 50 numbers these are the least and the greatest; of more than 4096 it is an estimate from as many.
 */
export function robustRange(
  count: number,
  numberAt: (index: number) => number,
): [number, number] | null {
  const looked = Math.min(count, MOST);
  let found = 0;
  for (let i = 0; i < looked; i++) {
    // Not at equal distances, which would meet one ring or column of a scanner again and again.
    const index = looked === count ? i : Math.floor(((i * GOLDEN) % 1) * count);
    const value = numberAt(index);
    if (Number.isFinite(value)) sample[found++] = value;
  }
  if (found === 0) return null;
  const sorted = sample.subarray(0, found).sort();
  return [sorted[Math.round(LOW * (found - 1))]!, sorted[Math.round(HIGH * (found - 1))]!];
}
