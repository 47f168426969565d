// SPDX-License-Identifier: Apache-2.0
/** Points of three.js that are as large as things of so many metres, wherever they are drawn. */

import {
  Vector2,
  Vector3,
  Vector4,
  type Camera,
  type PointsMaterial,
  type WebGLRenderer,
} from 'three';
import type { Matrix4 } from 'three';

const viewport = new Vector4();
const page = new Vector2();
const scale = new Vector3();

/**
 * The size that a material must have, just before it is drawn.
 *
 * three.js makes of it pixels as for a camera that sees 90 degrees, and for a picture as high as the page; a parallel
 * projection it takes for pixels.
 */
export function setMetres(
  material: PointsMaterial,
  metres: number,
  matrix: Matrix4,
  camera: Pick<Camera, 'projectionMatrix'>,
  renderer: Pick<WebGLRenderer, 'getCurrentViewport' | 'getSize' | 'getPixelRatio'>,
): void {
  const { elements } = camera.projectionMatrix;
  const ratio = renderer.getPixelRatio();
  const half = renderer.getCurrentViewport(viewport).w / 2;
  const perspective = elements[11] === -1;
  const asThree = perspective ? (ratio * renderer.getSize(page).y) / 2 : ratio;
  scale.setFromMatrixScale(matrix);
  const grown = (scale.x + scale.y + scale.z) / 3;
  material.sizeAttenuation = true;
  material.size = (metres * grown * elements[5] * half) / asThree;
}
