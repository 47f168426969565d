// SPDX-License-Identifier: Apache-2.0
import { RenderTarget, type WebGLRenderTarget } from 'three';
import { expect, test } from 'vitest';
import { pixelRatioOf, setPixelRatio } from './pixel_ratio';

function drawing(into: RenderTarget | null) {
  return { getPixelRatio: () => 2, getRenderTarget: () => into as WebGLRenderTarget | null };
}

test('a picture has its own pixels per CSS pixel, the canvas and what is unknown the window’s', () => {
  const picture = new RenderTarget(10, 10);
  setPixelRatio(picture, 0.5);
  expect(pixelRatioOf(drawing(picture))).toBe(0.5);
  expect(pixelRatioOf(drawing(null))).toBe(2);
  expect(pixelRatioOf(drawing(new RenderTarget(1, 1)))).toBe(2);
});
