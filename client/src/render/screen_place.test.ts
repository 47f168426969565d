// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { cornersOf, placeOf } from './screen_place';

describe('a screen', () => {
  it('is not there for a window', () => {
    expect(placeOf({})).toBeNull();
    expect(placeOf({ place: 'head', layout: 'side-by-side' })).toMatchObject({
      ...{ at: 'head', stereo: true, distance: 1.5, width: 2 },
    });
  });

  it('that looks back along x has its left where who looks along x sees left', () => {
    const place = placeOf({ place: 'scene', screen_x: 3, screen_z: 1, screen_width: 2 })!;
    const [left, lower, right] = [0, 1, 2].map((i) =>
      [...cornersOf(place, 2)]
        .slice(3 * i, 3 * i + 3)
        .map((value) => Math.round(value * 1e6) / 1e6),
    );
    expect(left).toEqual([3, 1, 1.5]);
    expect(lower).toEqual([3, 1, 0.5]);
    expect(right).toEqual([3, -1, 0.5]);
  });
});
