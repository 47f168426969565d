// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { isRaw, paperSize, upright } from './camera_overlay';

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

test('a picture of any size that a CameraInfo may claim is drawn small', () => {
  expect(paperSize(1, 4294967295)).toEqual([1, 640]);
  expect(paperSize(4294967295, 1)).toEqual([640, 1]);
  expect(paperSize(1280, 720)).toEqual([640, 360]);
  expect(paperSize(320, 240)).toEqual([320, 240]);
});
