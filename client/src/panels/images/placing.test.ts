// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstPlace, fitted, FOOT, kept, TITLE } from './placing';

const AREA = { width: 1000, height: 700 };
const place = fc.record({
  x: fc.integer({ min: -5000, max: 5000 }),
  y: fc.integer({ min: -5000, max: 5000 }),
  width: fc.integer({ min: -10, max: 5000 }),
  height: fc.integer({ min: -10, max: 5000 }),
});
const area = fc.record({
  width: fc.integer({ min: 1, max: 3000 }),
  height: fc.integer({ min: 1, max: 2000 }),
});

describe('a window', () => {
  it('never leaves the view, however small that becomes', () => {
    fc.assert(
      fc.property(place, area, (wanted, room) => {
        const got = kept(wanted, room);
        expect(got.x).toBeGreaterThanOrEqual(0);
        expect(got.y).toBeGreaterThanOrEqual(0);
        expect(got.x + got.width).toBeLessThanOrEqual(room.width);
        expect(got.y + got.height).toBeLessThanOrEqual(room.height);
      }),
    );
  });

  it('first stands where no other does, while there is room', () => {
    const places = [0, 1, 2, 3].map((index) => firstPlace(index, AREA));
    const corners = new Set(places.map(({ x, y }) => `${x} ${y}`));
    expect(corners.size).toBe(4);
  });

  it('fitted shows the picture without bars and keeps its lower edge', () => {
    const before = { x: 10, y: 300, width: 320, height: 300 };
    const after = fitted(before, { width: 640, height: 360 }, AREA);
    expect(after.height).toBe(180 + TITLE + FOOT);
    expect(after.y + after.height).toBe(before.y + before.height);
  });

  it('is left alone before the first picture', () => {
    const before = { x: 10, y: 300, width: 320, height: 300 };
    expect(fitted(before, { width: 0, height: 0 }, AREA)).toEqual(before);
  });
});
