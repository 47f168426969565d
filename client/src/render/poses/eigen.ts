// SPDX-License-Identifier: Apache-2.0
/** Eigenvalues and eigenvectors of symmetric matrices of two and three rows. */

import type { Matrix4 } from 'three';

const SWEEPS = 30;

/**
 * Write the eigenvectors of a symmetric 3x3 matrix into the rotation of `into`, and return the eigenvalues in their order.
 *
 * `m` is xx xy xz yy yz zz. The eigenvectors are right-handed, none of them flipped without need.
 */
export function eigen3(m: readonly number[], into: Matrix4): [number, number, number] {
  const [xx = 0, xy = 0, xz = 0, yy = 0, yz = 0, zz = 0] = m;
  const a = [
    [xx, xy, xz],
    [xy, yy, yz],
    [xz, yz, zz],
  ];
  const v = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  // Jacobi's method: turn in the plane of two axes until what they share is gone; every turn is a rotation.
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const off = Math.abs(a[0]![1]!) + Math.abs(a[0]![2]!) + Math.abs(a[1]![2]!);
    const on = Math.abs(a[0]![0]!) + Math.abs(a[1]![1]!) + Math.abs(a[2]![2]!);
    if (off <= on * 1e-14) break;
    turn(a, v, 0, 1);
    turn(a, v, 0, 2);
    turn(a, v, 1, 2);
  }
  const e = v.flat() as [number, number, number, number, number, number, number, number, number];
  into.set(e[0], e[1], e[2], 0, e[3], e[4], e[5], 0, e[6], e[7], e[8], 0, 0, 0, 0, 1);
  return [a[0]![0]!, a[1]![1]!, a[2]![2]!];
}

function turn(a: number[][], v: number[][], p: number, q: number): void {
  const shared = a[p]![q]!;
  if (shared === 0) return;
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * shared);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (let i = 0; i < 3; i++) {
    const [ip, iq] = [a[i]![p]!, a[i]![q]!];
    a[i]![p] = c * ip - s * iq;
    a[i]![q] = s * ip + c * iq;
  }
  for (let i = 0; i < 3; i++) {
    const [pi, qi] = [a[p]![i]!, a[q]![i]!];
    a[p]![i] = c * pi - s * qi;
    a[q]![i] = s * pi + c * qi;
    const [vp, vq] = [v[i]![p]!, v[i]![q]!];
    v[i]![p] = c * vp - s * vq;
    v[i]![q] = s * vp + c * vq;
  }
}

/** Eigenvalues of the symmetric matrix xx xy yy, and the angle of the first one's eigenvector from x. */
export function eigen2(xx: number, xy: number, yy: number): [number, number, number] {
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const first = c * c * xx + 2 * s * c * xy + s * s * yy;
  return [first, xx + yy - first, angle];
}
