// SPDX-License-Identifier: Apache-2.0
/** Lines through poses, and arrows of three lines; relative to the first pose, so that float32 is exact enough anywhere. */

import { Line3, Vector3 } from 'three';

const HEAD_AT = 0.75;
const HEAD_WIDE = 0.2;
const POINTS = 6;

const segment = new Line3();
const nearest = new Vector3();

/** (n, 3) positions of (n, 7) poses, less that of the first. */
export function linePoints(poses: Float64Array): Float32Array {
  const count = poses.length / 7;
  const points = new Float32Array(count * 3);
  for (let i = 0; i < count; i++) {
    for (let axis = 0; axis < 3; axis++) points[i * 3 + axis] = poses[i * 7 + axis]! - poses[axis]!;
  }
  return points;
}

/** (n * 6, 3) ends of the shaft and the two strokes of the head of arrows along x in the xy plane of each pose. */
export function flatArrowPoints(poses: Float64Array, length: number): Float32Array {
  const count = poses.length / 7;
  const points = new Float32Array(count * POINTS * 3);
  for (let i = 0; i < count; i++) {
    const at = i * 7;
    const [qx, qy, qz, qw] = [poses[at + 3]!, poses[at + 4]!, poses[at + 5]!, poses[at + 6]!];
    // Columns of the rotation: where x and y point to.
    const x = [1 - 2 * (qy * qy + qz * qz), 2 * (qx * qy + qw * qz), 2 * (qx * qz - qw * qy)];
    const y = [2 * (qx * qy - qw * qz), 1 - 2 * (qx * qx + qz * qz), 2 * (qy * qz + qw * qx)];
    for (let axis = 0; axis < 3; axis++) {
      const start = poses[at + axis]! - poses[axis]!;
      const tip = start + length * x[axis]!;
      const neck = start + HEAD_AT * length * x[axis]!;
      const beside = HEAD_WIDE * length * y[axis]!;
      const into = i * POINTS * 3 + axis;
      points[into] = start;
      points[into + 3] = points[into + 6] = points[into + 12] = tip;
      points[into + 9] = neck + beside;
      points[into + 15] = neck - beside;
    }
  }
  return points;
}

/** The pose whose arrow of three lines is next to a place, and how far that is; null without poses. */
export function flatNear(
  poses: Float64Array,
  length: number,
  at: Vector3,
): { element: number; away: number } | null {
  if (poses.length < 7) return null;
  const points = flatArrowPoints(poses, length);
  const place = at.clone();
  place.x -= poses[0]!;
  place.y -= poses[1]!;
  place.z -= poses[2]!;
  let element = 0;
  let away = Infinity;
  for (let i = 0; i + 5 < points.length; i += 6) {
    segment.start.fromArray(points, i);
    segment.end.fromArray(points, i + 3);
    const distance = segment.closestPointToPoint(place, true, nearest).distanceTo(place);
    if (distance < away) [away, element] = [distance, Math.floor(i / (POINTS * 3))];
  }
  return { element, away };
}
