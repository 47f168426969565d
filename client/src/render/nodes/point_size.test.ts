// SPDX-License-Identifier: Apache-2.0
import { Matrix4, OrthographicCamera, PerspectiveCamera, PointsMaterial } from 'three';
import { expect, test } from 'vitest';
import { setMetres } from './point_size';

/** A page of 400 pixels at twice the resolution, drawing a picture of so many. */
function renderer(height: number): Parameters<typeof setMetres>[4] {
  return {
    getPixelRatio: () => 2,
    getSize: (to) => to.set(600, 400),
    getCurrentViewport: (to) => to.set(0, 0, 600, height),
  };
}

/** Pixels of a point three metres away, as the shader of three.js makes them. */
function pixels(camera: PerspectiveCamera | OrthographicCamera, height: number, scale = 1): number {
  const material = new PointsMaterial();
  camera.updateProjectionMatrix();
  setMetres(material, 0.1, new Matrix4().makeScale(scale, scale, scale), camera, renderer(height));
  const size = material.size * 2;
  return camera instanceof PerspectiveCamera ? (size * 400 * 0.5) / 3 : size;
}

test('a point is as large as what is so many metres', () => {
  for (const fov of [30, 75, 120]) {
    const high = 2 * 3 * Math.tan((fov * Math.PI) / 360);
    for (const height of [800, 300]) {
      const found = pixels(new PerspectiveCamera(fov), height);
      expect(found).toBeCloseTo((0.1 / high) * height, 6);
    }
  }
  expect(pixels(new PerspectiveCamera(75), 800, 3)).toBeCloseTo(
    3 * pixels(new PerspectiveCamera(75), 800),
    6,
  );
  expect(pixels(new OrthographicCamera(-5, 5, 2, -2), 800)).toBeCloseTo((0.1 / 4) * 800, 6);
});
