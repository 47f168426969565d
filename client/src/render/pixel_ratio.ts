// SPDX-License-Identifier: Apache-2.0
/** Device pixels per CSS pixel of what is drawn just now, which need not be the canvas: for sizes in CSS pixels. */

import type { RenderTarget, WebGLRenderer } from 'three';

const ratios = new WeakMap<RenderTarget, number>();

/** What is drawn into a target has so many of its pixels per CSS pixel. */
export function setPixelRatio(target: RenderTarget, ratio: number): void {
  ratios.set(target, ratio);
}

/** Of the target that a renderer draws into, else of its canvas. */
export function pixelRatioOf(
  renderer: Pick<WebGLRenderer, 'getPixelRatio' | 'getRenderTarget'>,
): number {
  const target = renderer.getRenderTarget();
  return (target && ratios.get(target)) ?? renderer.getPixelRatio();
}
