// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { inside, pixelScale, WHOLE, zoomAt } from './zoom';

const BOX = { width: 320, height: 240 };
const PICTURE = { width: 640, height: 480 };

test('what is under the pointer stays there', () => {
  const at = { x: 100, y: 60 };
  const zoom = zoomAt(WHOLE, 2, at, PICTURE, BOX);
  expect(zoom).toEqual({ scale: 2, x: -100, y: -60 });
  expect((at.x - zoom.x) / zoom.scale).toBe(at.x);
});

test('it is never smaller than whole, nor endlessly large, and stays in its box', () => {
  expect(zoomAt(WHOLE, 0.1, { x: 0, y: 0 }, PICTURE, BOX)).toEqual(WHOLE);
  expect(zoomAt(WHOLE, 1e9, { x: 0, y: 0 }, PICTURE, BOX).scale).toBe(128);
  expect(inside({ scale: 2, x: 500, y: -5000 }, BOX)).toEqual({ scale: 2, x: 0, y: -240 });
});

test('one pixel to one: also of a picture smaller than its box, which is in the middle then', () => {
  expect(pixelScale(PICTURE, BOX)).toBe(2);
  const small = { width: 32, height: 24 };
  const scale = pixelScale(small, BOX);
  expect(inside({ scale, x: 0, y: 0 }, BOX)).toEqual({ scale: 0.1, x: 144, y: 108 });
  expect(pixelScale({ width: 0, height: 0 }, BOX)).toBe(1);
});
