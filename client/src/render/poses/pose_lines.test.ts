// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { flatArrowPoints, linePoints } from './pose_lines';

const FAR = 4_500_000;
const HALF = Math.SQRT1_2;

test('lines keep millimetres far from the origin', () => {
  const poses = Float64Array.of(FAR, 1, 0, 0, 0, 0, 1, FAR + 0.125, 1, 2, 0, 0, 0, 1);
  expect([...linePoints(poses)]).toEqual([0, 0, 0, 0.125, 0, 2]);
});

test('a flat arrow points along x of its pose', () => {
  const poses = Float64Array.of(5, 6, 7, 0, 0, HALF, HALF);
  const points = [...flatArrowPoints(poses, 2)].map((value) => Math.round(value * 1e6) / 1e6 + 0);
  const [tip, left, right] = [
    [0, 2, 0],
    [-0.4, 1.5, 0],
    [0.4, 1.5, 0],
  ];
  expect(points).toEqual([[0, 0, 0], tip, tip, left, tip, right].flat());
});
