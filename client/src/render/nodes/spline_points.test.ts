// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { catmullRom, cubicBezier, MOST_PIECES } from './spline_points';

const points = Float32Array.of(0, 0, 0, 1, 1, 0, 2, 0, 0);
const look = { curve_type: 'centripetal', tension: 0.5, closed: false, segments: 0 } as const;

function rows(samples: Float32Array): number[][] {
  return Array.from({ length: samples.length / 3 }, (_, i) => [
    ...samples.subarray(i * 3, i * 3 + 3),
  ]);
}

test('a Catmull-Rom spline goes through its points, in as many pieces as were asked for', () => {
  const samples = rows(catmullRom(points, { ...look, segments: 8 }));
  expect(samples).toHaveLength(9);
  expect(samples[0]).toEqual([0, 0, 0]);
  expect(samples[4]!.map((value) => Math.round(value * 1e5) / 1e5)).toEqual([1, 1, 0]);
  expect(samples[8]).toEqual([2, 0, 0]);
  expect(rows(catmullRom(points, look))).toHaveLength(41);
});

test('a closed spline ends where it begins', () => {
  const samples = rows(catmullRom(points, { ...look, closed: true }));
  for (const [i, value] of samples.at(-1)!.entries()) expect(value).toBeCloseTo(samples[0]![i]!, 5);
});

test('a Bezier spline goes through its points and leaves them towards its control points', () => {
  const controls = Float32Array.of(0, 1, 0, 0, 1, 0, 2, 1, 0, 2, 1, 0);
  const samples = rows(cubicBezier(points, controls, 4));
  expect(samples).toHaveLength(9);
  expect(samples[4]).toEqual([1, 1, 0]);
  expect(samples[1]![1]! / samples[1]![0]!).toBeGreaterThan(2);
});

test('what has too few points is drawn as it is, and nothing gets too many pieces', () => {
  expect([...catmullRom(Float32Array.of(1, 2, 3), look)]).toEqual([1, 2, 3]);
  expect([...cubicBezier(points, new Float32Array(0), 0)]).toEqual([...points]);
  expect(rows(catmullRom(points, { ...look, segments: 1e9 }))).toHaveLength(MOST_PIECES + 1);
});
