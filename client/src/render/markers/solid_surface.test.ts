// SPDX-License-Identifier: Apache-2.0
import { Matrix4, Mesh, MeshBasicMaterial, Raycaster, Vector3 } from 'three';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shapeGeometry, type Shape } from './solid_shapes';
import { distanceToSolid, surfaceNear } from './solid_surface';

const SHAPES: Shape[] = ['cube', 'sphere', 'cylinder', 'shaft', 'head'];
const unit = fc.double({ min: -1, max: 1, noNaN: true });

test.each(SHAPES)('where a ray meets a %s it is at its surface, also inside of others', (shape) => {
  const mesh = new Mesh(shapeGeometry(shape), new MeshBasicMaterial());
  fc.assert(
    fc.property(unit, unit, unit, unit, unit, unit, (x, y, z, a, b, c) => {
      const from = new Vector3(x, y, z).setLength(3);
      const to = new Vector3(a, b, c).multiplyScalar(0.5);
      if (!(from.length() > 1)) return;
      const ray = new Raycaster(from, to.sub(from).normalize());
      const [hit] = ray.intersectObject(mesh);
      if (!hit) return;
      // The drawn ones have flat facets.
      expect(surfaceNear(shape, hit.point, new Vector3()).distanceTo(hit.point)).toBeLessThan(0.02);
    }),
  );
});

test.each(SHAPES)('the surface next to a place is on the surface of a %s', (shape) => {
  fc.assert(
    fc.property(unit, unit, unit, (x, y, z) => {
      const once = surfaceNear(shape, new Vector3(x, y, z), new Vector3());
      expect(surfaceNear(shape, once, new Vector3()).distanceTo(once)).toBeLessThan(1e-6);
    }),
  );
});

test('metres, also of what is stretched and turned', () => {
  const ball = new Matrix4().makeScale(4, 4, 4).setPosition(10, 0, 0);
  expect(distanceToSolid('sphere', ball, new Vector3(15, 0, 0))).toBeCloseTo(3, 9);
  expect(distanceToSolid('sphere', ball, new Vector3(11, 0, 0)), 'inside').toBeCloseTo(1, 9);
  const pole = new Matrix4().makeRotationZ(Math.PI / 2).scale(new Vector3(2, 0.2, 0.2));
  expect(distanceToSolid('shaft', pole, new Vector3(0, 2.5, 0))).toBeCloseTo(0.5, 9);
  expect(distanceToSolid('head', pole, new Vector3(0, -1, 0))).toBeCloseTo(1, 9);
});
