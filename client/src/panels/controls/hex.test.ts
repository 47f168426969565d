// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { channelsOf, hexOf } from './hex';

it('goes there and back, and knows what is no colour yet', () => {
  expect(hexOf([255, 0, 16])).toBe('#ff0010');
  expect(channelsOf('#FF0010', 3)).toEqual([255, 0, 16]);
  expect(channelsOf('#ff0010', 4)).toEqual([255, 0, 16, 255]);
  expect(channelsOf('#ff001080', 4)).toEqual([255, 0, 16, 128]);
  expect(channelsOf('#ff00', 3)).toBeNull();
  expect(channelsOf('red', 3)).toBeNull();
});
