// SPDX-License-Identifier: Apache-2.0
/** A value read from another pixel than the one pointed at is a wrong measurement. */

import { describe, expect, it, test } from 'vitest';
import {
  isUpright,
  readOrientation,
  ROTATIONS,
  sourcePixel,
  transformOf,
  turnedSize,
} from './image_orientation';

const SIZE = { width: 3, height: 2 };
const ALL = ROTATIONS.flatMap((rotation) =>
  ['none', 'horizontal', 'vertical', 'both'].map((flip) => ({ rotation, flip })),
);

test.each(ALL)('$rotation, $flip: each pixel is read where it is drawn', (options) => {
  const orientation = readOrientation(options);
  const [a, b, c, d, e, f] = transformOf(SIZE, orientation);
  const { width, height } = turnedSize(SIZE, orientation);
  const seen = new Set<string>();
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      const [u, v] = sourcePixel(x, y, SIZE, orientation);
      seen.add(`${u} ${v}`);
      const [mx, my] = [u + 0.5, v + 0.5];
      expect([a * mx + c * my + e, b * mx + d * my + f]).toEqual([x + 0.5, y + 0.5]);
    }
  }
  expect(seen.size).toBe(6);
});

describe('a rotation', () => {
  it('is clockwise: the left upper corner goes to the right', () => {
    const turned = readOrientation({ rotation: '90' });
    expect(sourcePixel(1, 0, SIZE, turned)).toEqual([0, 0]);
    expect(turnedSize(SIZE, turned)).toEqual({ width: 2, height: 3 });
  });

  it('comes after mirroring', () => {
    const both = readOrientation({ rotation: '90', flip: 'horizontal' });
    expect(sourcePixel(1, 0, SIZE, both)).toEqual([2, 0]);
  });

  it('of an unknown name is none', () => {
    expect(isUpright(readOrientation({ rotation: '45' }))).toBe(true);
    expect(isUpright(readOrientation({ flip: 'both' }))).toBe(false);
  });
});
