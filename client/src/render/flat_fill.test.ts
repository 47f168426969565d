// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { fillIndices } from './flat_fill';

/** The area of the triangles, wherever they lie. */
function areaOf(points: Float32Array): number {
  const indices = fillIndices(points);
  let area = 0;
  for (let i = 0; i < indices.length; i += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => points.subarray(indices[i + k]! * 3)) as [
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    const [ux, uy, uz] = [b[0]! - a[0]!, b[1]! - a[1]!, b[2]! - a[2]!];
    const [vx, vy, vz] = [c[0]! - a[0]!, c[1]! - a[1]!, c[2]! - a[2]!];
    area += Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx) / 2;
  }
  return area;
}

test('an outline with a corner inwards is filled as it is, in any plane', () => {
  const corner = [0, 0, 4, 0, 4, 4, 2, 2, 0, 4];
  for (const [x, y] of [
    [0, 1],
    [1, 2],
    [2, 0],
  ] as const) {
    const points = new Float32Array(15).fill(7);
    for (let i = 0; i < 5; i++) {
      points[i * 3 + x] = corner[i * 2]!;
      points[i * 3 + y] = corner[i * 2 + 1]!;
    }
    expect(areaOf(points)).toBeCloseTo(12);
  }
});

test('what has no area has no inside', () => {
  expect(fillIndices(new Float32Array(0))).toEqual([]);
  expect(fillIndices(Float32Array.of(0, 0, 0, 1, 1, 1))).toEqual([]);
  expect(fillIndices(Float32Array.of(0, 0, 0, 1, 1, 1, 2, 2, 2))).toEqual([]);
  expect(fillIndices(new Float32Array(3 * 6000))).toEqual([]);
});
