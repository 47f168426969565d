// SPDX-License-Identifier: Apache-2.0
/** An arrow that points elsewhere, or ends elsewhere, shows a wrong direction. */

import fc from 'fast-check';
import { Vector3 } from 'three';
import { expect, test } from 'vitest';
import { arrowOfPoints, arrowOfScale, newArrow } from './arrow_shape';

const base = () => new Vector3(0, 0, 0);
const tip = () => new Vector3(1, 0, 0);
const coordinate = fc.double({ min: -100, max: 100, noNaN: true });
const point = fc.tuple(coordinate, coordinate, coordinate).map((xyz) => new Vector3(...xyz));

test('from one point to another: shaft and head meet, and reach both ends', () => {
  fc.assert(
    fc.property(point, point, fc.double({ min: 0, max: 300, noNaN: true }), (start, end, head) => {
      const arrow = newArrow();
      arrowOfPoints(start, end, [0.1, 0.2, head], arrow);
      expect(base().applyMatrix4(arrow.shaft).distanceTo(start)).toBeLessThan(1e-9);
      expect(tip().applyMatrix4(arrow.head).distanceTo(end)).toBeLessThan(1e-9);
      const neck = tip().applyMatrix4(arrow.shaft);
      expect(neck.distanceTo(base().applyMatrix4(arrow.head))).toBeLessThan(1e-9);
      const expected = Math.min(
        head === 0 ? 0.23 * start.distanceTo(end) : head,
        start.distanceTo(end),
      );
      expect(neck.distanceTo(end)).toBeCloseTo(expected, 8);
    }),
  );
});

test('by scale: along x, the head 0.23 of the length and twice as thick', () => {
  const arrow = newArrow();
  arrowOfScale(2, 0.5, 0.25, arrow);
  expect(tip().applyMatrix4(arrow.head).toArray()).toEqual([2, 0, 0]);
  expect(tip().applyMatrix4(arrow.shaft).x).toBeCloseTo(1.54, 12);
  const side = new Vector3(0, 0.5, 0).applyMatrix4(arrow.shaft);
  const headSide = new Vector3(0, 0.5, 0).applyMatrix4(arrow.head);
  expect([side.y, headSide.y]).toEqual([0.25, 0.5]);
});
