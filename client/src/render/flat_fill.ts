// SPDX-License-Identifier: Apache-2.0
/** The inside of an outline in space, as triangles. */

import { ShapeUtils, Vector2, Vector3 } from 'three';

/** More corners than this are too many to fill: the time grows faster than their number. */
const MOST = 5000;

/**
 * Indices of the triangles inside a closed outline, x y z each.
 *
 * It is cut as it is seen from straight above its own plane (Newell's normal); none for what has no area.
 */
export function fillIndices(points: Float32Array): number[] {
  const count = points.length / 3;
  if (count < 3 || count > MOST) return [];
  const normal = normalOf(points);
  if (normal.lengthSq() === 0) return [];
  normal.normalize();
  const right = new Vector3(1, 0, 0);
  if (Math.abs(normal.x) > 0.9) right.set(0, 1, 0);
  right.cross(normal).normalize();
  const up = new Vector3().crossVectors(normal, right);
  const point = new Vector3();
  const outline = Array.from({ length: count }, (_, i) => {
    point.fromArray(points, i * 3);
    return new Vector2(point.dot(right), point.dot(up));
  });
  return ShapeUtils.triangulateShape(outline, []).flat();
}

function normalOf(points: Float32Array): Vector3 {
  const normal = new Vector3();
  const [ox, oy, oz] = [points[0]!, points[1]!, points[2]!];
  for (let i = 0; i < points.length; i += 3) {
    const next = (i + 3) % points.length;
    const [x, y, z] = [points[i]! - ox, points[i + 1]! - oy, points[i + 2]! - oz];
    const [nx, ny, nz] = [points[next]! - ox, points[next + 1]! - oy, points[next + 2]! - oz];
    normal.x += (y - ny) * (z + nz);
    normal.y += (z - nz) * (x + nx);
    normal.z += (x - nx) * (y + ny);
  }
  return normal;
}
