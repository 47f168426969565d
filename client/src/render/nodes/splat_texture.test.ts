// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { splatTexels } from './splat_texture';

test('the numbers of each splat lie together', () => {
  const centers = Float32Array.of(1, 2, 3, 4, 5, 6);
  const covariances = new Uint8Array(Uint16Array.from({ length: 12 }, (_, i) => i).buffer);
  const colors = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
  const texels = splatTexels({ centers, covariances, colors });
  const floats = new Float32Array(texels.buffer);
  expect([...floats.subarray(8, 11)]).toEqual([4, 5, 6]);
  expect([...new Uint8Array(texels.buffer, 44, 4)]).toEqual([5, 6, 7, 8]);
  expect([...new Uint16Array(texels.buffer, 48, 6)]).toEqual([6, 7, 8, 9, 10, 11]);
});
