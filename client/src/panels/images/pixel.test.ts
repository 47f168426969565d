// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { pixelAt } from './pixel';

const BOX = { width: 400, height: 400 };
const WIDE = { width: 200, height: 100 };

it('finds the pixel of a picture that is shown whole in the middle of its box', () => {
  expect(pixelAt(0, 100, BOX, WIDE)).toEqual([0, 0]);
  expect(pixelAt(399, 299, BOX, WIDE)).toEqual([199, 99]);
});

it('finds none in the bars beside it, nor before the first picture', () => {
  expect(pixelAt(10, 99, BOX, WIDE)).toBeNull();
  expect(pixelAt(10, 10, BOX, { width: 0, height: 0 })).toBeNull();
});
