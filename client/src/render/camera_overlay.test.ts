// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { isRaw, upright } from './camera_overlay';

test('the lowest row becomes the last, in sRGB, see-through colours at their full strength', () => {
  const from = Uint8ClampedArray.of(64, 0, 0, 128, 255, 255, 255, 255);
  const to = new Uint8ClampedArray(8);
  upright(from, to, 1, 2);
  expect([...to.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
  expect([...to.subarray(4)]).toEqual([188, 0, 0, 128]);
});

test('a picture is raw unless its topic or the viewer says otherwise', () => {
  expect(isRaw('/cam/image_raw', 'auto')).toBe(true);
  expect(isRaw('/cam/image_rect_color', 'auto')).toBe(false);
  expect(isRaw('/cam/image_rect', 'raw')).toBe(true);
  expect(isRaw('/cam/image_raw', 'rectified')).toBe(false);
});
