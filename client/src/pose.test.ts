// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { Matrix4, Quaternion, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { anyPose } from '../test/arbitraries';
import { compose, identity, interpolate, invert, isPose } from './pose';

function matrix(pose: ArrayLike<number>): Matrix4 {
  const [x, y, z, qx, qy, qz, qw] = Array.from(pose) as [number, number, number, ...number[]];
  return new Matrix4().compose(
    new Vector3(x, y, z),
    new Quaternion(qx, qy, qz, qw),
    new Vector3(1, 1, 1),
  );
}

function expectClose(a: ArrayLike<number>, b: ArrayLike<number>, within = 1e-9): void {
  expect(a.length).toBe(b.length);
  for (let i = 0; i < a.length; i++) expect(Math.abs(a[i]! - b[i]!)).toBeLessThan(within);
}

test('composing poses is multiplying their matrices', () => {
  fc.assert(
    fc.property(anyPose, anyPose, (a, b) => {
      const out = identity();
      compose(a, 0, b, 0, out);
      expectClose(matrix(out).elements, matrix(a).multiply(matrix(b)).elements);
    }),
  );
});

test('a pose after its inverse moves nothing, also in place', () => {
  fc.assert(
    fc.property(anyPose, (a) => {
      const out = Float64Array.from(a);
      invert(out, out);
      compose(a, 0, out, 0, out);
      expectClose(matrix(out).elements, matrix(identity()).elements);
    }),
  );
});

test('interpolation agrees with three, starts at a and ends at b', () => {
  fc.assert(
    fc.property(anyPose, anyPose, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, t) => {
      const out = identity();
      interpolate(a, 0, b, 0, t, out);
      const expected = new Quaternion(a[3], a[4], a[5], a[6]).slerp(
        new Quaternion(b[3], b[4], b[5], b[6]),
        t,
      );
      const got = new Quaternion(out[3], out[4], out[5], out[6]);
      expect(Math.abs(got.dot(expected))).toBeGreaterThan(1 - 1e-9);
      expect(out[0]).toBeCloseTo(a[0]! + t * (b[0]! - a[0]!), 9);
    }),
  );
});

test('what is no rigid motion is told from what is', () => {
  expect(isPose([0, 0, 0, 0, 0, 0, 1], 0)).toBe(true);
  expect(isPose([0, 0, 0, 0, 0, 0, 0], 0)).toBe(false);
  expect(isPose([NaN, 0, 0, 0, 0, 0, 1], 0)).toBe(false);
  expect(isPose([0, 0, 0, 0, 0, 1], 0)).toBe(false);
});
