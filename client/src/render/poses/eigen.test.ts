// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { Matrix4 } from 'three';
import { expect, test } from 'vitest';
import { eigen2, eigen3 } from './eigen';

const number = fc.double({ min: -10, max: 10, noNaN: true });

test('eigenvectors turn, never mirror, and put the matrix together again', () => {
  fc.assert(
    fc.property(fc.array(number, { minLength: 6, maxLength: 6 }), (m) => {
      const [xx, xy, xz, yy, yz, zz] = m as [number, number, number, number, number, number];
      const v = new Matrix4();
      const values = eigen3(m, v);
      expect(v.determinant()).toBeCloseTo(1, 9);
      const e = v.elements;
      const again = (row: number, column: number) =>
        values.reduce((sum, value, k) => sum + value * e[k * 4 + row]! * e[k * 4 + column]!, 0);
      const expected = [xx, xy, xz, xy, yy, yz, xz, yz, zz];
      for (let i = 0; i < 9; i++) {
        expect(again(Math.floor(i / 3), i % 3)).toBeCloseTo(expected[i]!, 7);
      }
    }),
  );
});

test('the angle is that of the first eigenvector', () => {
  fc.assert(
    fc.property(number, number, number, (xx, xy, yy) => {
      const [first, second, angle] = eigen2(xx, xy, yy);
      const [x, y] = [Math.cos(angle), Math.sin(angle)];
      expect(xx * x + xy * y).toBeCloseTo(first * x, 7);
      expect(xy * x + yy * y).toBeCloseTo(first * y, 7);
      expect(first + second).toBeCloseTo(xx + yy, 7);
    }),
  );
});
