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
