// SPDX-License-Identifier: Apache-2.0
/** Colours of triangle lists come per corner or per triangle, and each must find its corners. */

import { expect, test } from 'vitest';
import { vertexColors } from './triangles';

test('one per corner', () => {
  const colors = Float32Array.of(1, 0, 0, 1, 0, 1, 0, 0.5, 0, 0, 1, 0);
  expect([...vertexColors(colors, 3)!]).toEqual([...colors]);
});

test('one per triangle', () => {
  const colors = Float32Array.of(1, 0, 0, 1, 0, 1, 0, 0.5);
  const red = [1, 0, 0, 1];
  const green = [0, 1, 0, 0.5];
  expect([...vertexColors(colors, 6)!]).toEqual([red, red, red, green, green, green].flat());
});

test('another number is none', () => {
  expect(vertexColors(new Float32Array(8), 3)).toBeNull();
  expect(vertexColors(new Float32Array(0), 0)).toBeNull();
});

test('half grey as it is written is a fifth of the light', () => {
  expect(vertexColors(Float32Array.of(0.5, 0.5, 0.5, 1), 1)![0]).toBeCloseTo(0.214, 3);
});
