// SPDX-License-Identifier: Apache-2.0
import { Vector3 } from 'three';
import { expect, test } from 'vitest';
import { pointNear, segmentNear } from './line_near';

const SQUARE = [0, 0, 0, 4, 0, 0, 4, 4, 0, 0, 4, 0];

test('a place on a line belongs to the end that is nearer', () => {
  expect(pointNear(SQUARE, 3, new Vector3(1, 0.5, 0))).toEqual({ element: 0, away: 0.5 });
  expect(pointNear(SQUARE, 3, new Vector3(3, 0, 0))).toEqual({ element: 1, away: 0 });
});

test('only a closed one goes on from its last point to its first', () => {
  const beside = new Vector3(0, 2.5, 0);
  expect(pointNear(SQUARE, 3, beside)).toEqual({ element: 3, away: 1.5 });
  expect(pointNear(SQUARE, 3, beside, true)).toEqual({ element: 3, away: 0 });
});

test('one point is near as well, a point that is nowhere is not', () => {
  expect(pointNear([1, 0, 0, 9], 4, new Vector3(1, 2, 0))).toEqual({ element: 0, away: 2 });
  expect(pointNear([NaN, 0, 0], 3, new Vector3())).toBeNull();
  expect(pointNear([], 3, new Vector3())).toBeNull();
});

test('of lines from point to point the nearest is meant, not what lies between them', () => {
  const two = [0, 0, 0, 1, 0, 0, 4, 0, 0, 5, 0, 0];
  expect(segmentNear(two, new Vector3(2, 0, 0))).toBe(0);
  expect(segmentNear(two, new Vector3(3, 0, 0))).toBe(1);
  expect(segmentNear([], new Vector3())).toBe(-1);
});
