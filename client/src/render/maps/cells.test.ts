// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { around, cut, EDGE, write, type Piece, type Rect } from './cells';

test('a map of 10,000 x 10,000 is in pieces that any GPU takes', () => {
  const pieces = cut(10_000, 10_000);
  expect(pieces).toHaveLength(25);
  expect(Math.max(...pieces.map(({ width, height }) => Math.max(width, height)))).toBe(EDGE);
  expect(pieces.reduce((sum, { cells }) => sum + cells.length, 0)).toBe(1e8);
  expect(cut(0, 5)).toEqual([]);
});

/** The value of a cell, from whichever piece has it. */
function cellAt(pieces: Piece[], x: number, y: number): number | undefined {
  const piece = pieces.find(
    (one) => x >= one.x && x < one.x + one.width && y >= one.y && y < one.y + one.height,
  );
  return piece?.cells[(y - piece.y) * piece.width + x - piece.x];
}

test('rectangles come out as they were written, whatever pieces they touch', () => {
  const size = fc.integer({ min: 1, max: 12 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      size,
      size,
      size,
      fc.array(fc.tuple(share, share, share, share)),
      (w, h, edge, all) => {
        const truth = new Uint8Array(w * h);
        const pieces = cut(w, h, edge);
        all.forEach(([a, b, c, d], i) => {
          const rect: Rect = {
            x: Math.floor(a * (w - 1)),
            y: Math.floor(b * (h - 1)),
            width: 0,
            height: 0,
          };
          rect.width = Math.ceil(c * (w - rect.x));
          rect.height = Math.ceil(d * (h - rect.y));
          const cells = Uint8Array.from({ length: rect.width * rect.height }, (_, n) => i + n + 1);
          for (const piece of pieces) write(piece, rect, cells);
          for (let n = 0; n < cells.length; n++) {
            const [x, y] = [rect.x + (n % rect.width), rect.y + Math.floor(n / rect.width)];
            truth[y * w + x] = cells[n]!;
          }
        });
        for (let n = 0; n < truth.length; n++) {
          expect(cellAt(pieces, n % w, Math.floor(n / w))).toBe(truth[n]);
        }
      },
    ),
  );
});

test('what changed of a piece is said in its own cells', () => {
  const [, right] = cut(8, 4, 4) as [Piece, Piece];
  const rect = { x: 3, y: 1, width: 3, height: 2 };
  const changed = write(right, rect, Uint8Array.of(1, 2, 3, 4, 5, 6));
  expect(changed).toEqual({ x: 0, y: 1, width: 2, height: 2 });
  expect([...right.cells.subarray(4, 12)]).toEqual([2, 3, 0, 0, 5, 6, 0, 0]);
  expect(write(right, { x: 0, y: 0, width: 4, height: 4 }, new Uint8Array(16))).toBeNull();
  expect(around(null, rect)).toBe(rect);
  expect(around(rect, { x: 0, y: 2, width: 1, height: 5 })).toEqual({
    x: 0,
    y: 1,
    width: 6,
    height: 6,
  });
});
