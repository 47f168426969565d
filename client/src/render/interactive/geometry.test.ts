// SPDX-License-Identifier: Apache-2.0
/** Wrong by a sign, and a marker runs away from the pointer. */

import fc from 'fast-check';
import { Ray, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { alongAxis, angleBetween, onPlane, squareTo, unwrap } from './geometry';

const number = fc.double({ min: -5, max: 5, noNaN: true });
const point = fc.tuple(number, number, number).map((xyz) => new Vector3(...xyz));
const direction = point.filter((p) => p.length() > 0.1).map((p) => p.clone().normalize());

test('a ray through a point of the axis finds that point', () => {
  fc.assert(
    fc.property(point, direction, number, point, (origin, axis, far, eye) => {
      const target = origin.clone().addScaledVector(axis, far);
      const ray = new Ray(eye, target.clone().sub(eye).normalize());
      fc.pre(target.distanceTo(eye) > 0.1 && Math.abs(ray.direction.dot(axis)) < 0.99);
      expect(alongAxis(ray, origin, axis)).toBeCloseTo(far, 6);
    }),
  );
});

test('a ray along the axis, or away from it, finds nothing', () => {
  const axis = new Vector3(1, 0, 0);
  expect(alongAxis(new Ray(new Vector3(), axis), new Vector3(0, 1, 0), axis)).toBeNull();
  const away = new Ray(new Vector3(0, 0, 5), new Vector3(0, 0.6, 0.8));
  expect(alongAxis(away, new Vector3(), axis)).toBeNull();
});

test('a ray meets a plane where both are', () => {
  fc.assert(
    fc.property(point, direction, point, direction, (on, normal, eye, way) => {
      const hit = onPlane(new Ray(eye, way), on, normal);
      if (!hit) return;
      expect(hit.clone().sub(on).dot(normal)).toBeCloseTo(0, 5);
      expect(hit.clone().sub(eye).dot(way)).toBeGreaterThan(0);
    }),
  );
  const flat = new Ray(new Vector3(0, 0, 1), new Vector3(1, 0, 0));
  expect(onPlane(flat, new Vector3(), new Vector3(0, 0, 1))).toBeNull();
});

test('angles have the sign of the axis, and go on over whole turns', () => {
  const z = new Vector3(0, 0, 1);
  expect(angleBetween(new Vector3(1, 0, 0), new Vector3(0, 2, 0), z)).toBeCloseTo(Math.PI / 2);
  expect(angleBetween(new Vector3(1, 0, 0), new Vector3(0, -2, 0), z)).toBeCloseTo(-Math.PI / 2);
  fc.assert(
    fc.property(number, fc.double({ min: -50, max: 50, noNaN: true }), (angle, before) => {
      const found = unwrap(angle, before);
      expect(Math.abs(found - before)).toBeLessThanOrEqual(Math.PI + 1e-9);
      expect(Math.cos(found)).toBeCloseTo(Math.cos(angle), 9);
    }),
  );
});

test('what is left beside an axis is square to it', () => {
  fc.assert(
    fc.property(point, direction, (vector, axis) => {
      expect(squareTo(vector, axis).dot(axis)).toBeCloseTo(0, 9);
    }),
  );
});
