// SPDX-License-Identifier: Apache-2.0
import { Vector3 } from 'three';
import { expect, test } from 'vitest';
import { shape } from './arrows';

const look = { shaft_radius: 0.1, head_radius: 0.3, head_length: 0.5 };

function ends(points: number[]): number[][] {
  const { shaft, head } = shape(Float32Array.from(points), 0, look);
  return [
    new Vector3(0, 0, 0).applyMatrix4(shaft),
    new Vector3(1, 0, 0).applyMatrix4(shaft),
    new Vector3(1, 0, 0).applyMatrix4(head),
  ].map((at) => at.toArray().map((value) => Math.round(value * 1e5) / 1e5 + 0));
}

test('an arrow goes from its tail to its tip, the head at its end', () => {
  expect(ends([1, 0, 0, 1, 0, 2])).toEqual([
    [1, 0, 0],
    [1, 0, 1.5],
    [1, 0, 2],
  ]);
});

test('a short arrow is all head, and one without length is nothing', () => {
  expect(ends([0, 0, 0, 0, 0.2, 0])).toEqual([
    [0, 0, 0],
    [0, 0, 0],
    [0, 0.2, 0],
  ]);
  expect(ends([1, 1, 1, 1, 1, 1])).toEqual([
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ]);
});
