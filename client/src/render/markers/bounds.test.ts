// SPDX-License-Identifier: Apache-2.0
/** The view is framed by bounds: wrong ones leave the data out of the picture. */

import { expect, test } from 'vitest';
import { boundsOf } from './bounds';

test('the box around points', () => {
  const box = boundsOf([1, 2, 3, -1, 5, 0]);
  expect([box.min.toArray(), box.max.toArray()]).toEqual([
    [-1, 2, 0],
    [1, 5, 3],
  ]);
});

test('no points have no box', () => {
  expect(boundsOf([]).isEmpty()).toBe(true);
});
