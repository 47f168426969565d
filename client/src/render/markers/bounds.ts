// SPDX-License-Identifier: Apache-2.0
/** The box around points, for geometries whose own positions are only corners of what is repeated. */

import { Box3, Vector3 } from 'three';

const point = new Vector3();

/** `points` are x y z, one after the other. */
export function boundsOf(points: ArrayLike<number>): Box3 {
  const box = new Box3();
  for (let i = 0; i + 2 < points.length; i += 3) box.expandByPoint(point.fromArray(points, i));
  return box;
}

/** Write the box around copies of a box; (count, 16) matrices, column by column. */
export function boundsOfCopies(
  one: Box3,
  matrices: ArrayLike<number>,
  count: number,
  into: Box3,
): Box3 {
  one.getCenter(middle);
  one.getSize(half).multiplyScalar(0.5);
  const { min, max } = into.makeEmpty();
  for (let axis = 0; axis < 3; axis++) {
    let low = Infinity;
    let high = -Infinity;
    for (let at = axis, end = count * 16; at < end; at += 16) {
      const x = matrices[at]!;
      const y = matrices[at + 4]!;
      const z = matrices[at + 8]!;
      const centre = x * middle.x + y * middle.y + z * middle.z + matrices[at + 12]!;
      const reach = Math.abs(x) * half.x + Math.abs(y) * half.y + Math.abs(z) * half.z;
      low = Math.min(low, centre - reach);
      high = Math.max(high, centre + reach);
    }
    min.setComponent(axis, low);
    max.setComponent(axis, high);
  }
  return into;
}

const middle = new Vector3();
const half = new Vector3();
