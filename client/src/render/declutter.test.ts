// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { declutter, type ScreenLabel } from './declutter';

const at = (x: number, y: number, rank: number): ScreenLabel => ({
  x,
  y,
  width: 80,
  height: 18,
  rank,
  shown: false,
});

function shownOf(labels: ScreenLabel[]): boolean[] {
  declutter(labels);
  return labels.map(({ shown }) => shown);
}

test('of two names over each other the more important one is shown, beside each other both are', () => {
  expect(shownOf([at(0, 0, 0.9), at(10, 5, 0.5)])).toEqual([false, true]);
  expect(shownOf([at(0, 0, 0.9), at(90, 0, 0.5)])).toEqual([true, true]);
  expect(shownOf([at(0, 0, 0.9), at(0, 17, 0.5)])).toEqual([true, true]);
  expect(shownOf([])).toEqual([]);
});

test('no shown name is covered by another, and every hidden one would be', () => {
  const label = fc
    .tuple(fc.nat(600), fc.nat(200), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([x, y, rank]) => at(x, y, rank));
  fc.assert(
    fc.property(fc.array(label, { maxLength: 60 }), (labels) => {
      const shown = shownOf(labels);
      const kept = labels.filter((_, i) => shown[i]);
      const clash = (a: ScreenLabel, b: ScreenLabel) =>
        80 - Math.abs(a.x - b.x) > 24 && 18 - Math.abs(a.y - b.y) > 5.4;
      for (const [i, a] of kept.entries()) {
        for (const b of kept.slice(i + 1)) expect(clash(a, b)).toBe(false);
      }
      for (const [i, a] of labels.entries()) {
        if (!shown[i]) expect(kept.some((b) => clash(a, b))).toBe(true);
      }
    }),
  );
});
