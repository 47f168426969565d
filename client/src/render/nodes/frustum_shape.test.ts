// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { frustumEdges, frustumFaces, frustumSize } from './frustum_shape';

const look = (fov: number, aspect: number) => ({
  fov,
  aspect,
  extent: [1, 1, 1] as [number, number, number],
});

test('frustums of all fields of view and aspects have the same volume', () => {
  for (const one of [look(0.5, 1), look(1.2, 1.6), look(2.5, 0.5)]) {
    const [x, y, z] = frustumSize(one);
    expect(x * y * z).toBeCloseTo(3, 5);
    expect(x / y).toBeCloseTo(one.aspect, 5);
    expect(Math.atan2(y, z) * 2).toBeCloseTo(one.fov, 5);
  }
});

test('eight edges and the mark of what is up, beside the picture where there is one', () => {
  const size = [2, 1, 3];
  expect(frustumEdges(size, false)).toHaveLength(9 * 6);
  expect(frustumEdges(size, true).at(-2)).toBe(-1);
  const { position, index } = frustumFaces(size);
  expect(Math.max(...index)).toBe(position.length / 3 - 1);
});
