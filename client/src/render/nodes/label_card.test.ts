// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { anchorShare, cardSize } from './label_card';

test('the anchor is the corner that is at the place', () => {
  expect(anchorShare('top-left')).toEqual([0, 0]);
  expect(anchorShare('bottom-right')).toEqual([-1, -1]);
  expect(anchorShare('center-center')).toEqual([-0.5, -0.5]);
});

test('a long text is written smaller instead of needing too large a picture', () => {
  const { pixels, width } = cardSize(1, 1000, 64);
  expect(pixels * width).toBeLessThanOrEqual(2048);
  expect(cardSize(2, 5, 32)).toMatchObject({ pixels: 32 });
});
