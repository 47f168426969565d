// SPDX-License-Identifier: Apache-2.0
import { Matrix4, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { planeMatrix } from './grid_plane';

test.each([
  ['xy', [2, 1, 0]],
  ['yx', [1, 2, 0]],
  ['xz', [2, 0, 1]],
  ['zx', [1, 0, 2]],
  ['yz', [0, 2, 1]],
  ['zy', [0, 1, 2]],
] as const)('a grid in the plane %s has its width along the first axis', (plane, corner) => {
  const matrix = planeMatrix(plane, new Matrix4());
  expect(new Vector3(2, 1, 0).applyMatrix4(matrix).toArray()).toEqual([...corner]);
  expect(matrix.determinant()).toBe(1);
});
