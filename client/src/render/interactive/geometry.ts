// SPDX-License-Identifier: Apache-2.0
/** Where a pointer's ray is on an axis, on a plane, around an axis: the geometry of dragging, without events. */

import { Vector3, type Ray } from 'three';

/** Cosines below this are too flat: a pixel would be metres. */
const GRAZING = 0.02;
const FARTHEST = 1e4;

const between = new Vector3();

/** Metres along `axis` (unit) from `origin` to the point nearest to the ray; null where they are nearly parallel. */
export function alongAxis(ray: Ray, origin: Vector3, axis: Vector3): number | null {
  const cosine = ray.direction.dot(axis);
  const sine = 1 - cosine * cosine;
  if (sine < GRAZING * GRAZING) return null;
  between.subVectors(origin, ray.origin);
  const along = (cosine * ray.direction.dot(between) - axis.dot(between)) / sine;
  // Behind the eye the nearest point is the wrong way round.
  const depth = ray.direction.dot(between) + along * cosine;
  return depth > 0 && Math.abs(along) < FARTHEST ? along : null;
}

/** Where the ray meets the plane through `point` with a unit normal; null where it does not, or far too flat. */
export function onPlane(ray: Ray, point: Vector3, normal: Vector3): Vector3 | null {
  const slope = ray.direction.dot(normal);
  if (Math.abs(slope) < GRAZING) return null;
  const distance = between.subVectors(point, ray.origin).dot(normal) / slope;
  if (distance <= 0 || distance > FARTHEST) return null;
  return ray.at(distance, new Vector3());
}

/** Radians from `from` to `to` about a unit axis that both are square to, in (-pi, pi]. */
export function angleBetween(from: Vector3, to: Vector3, axis: Vector3): number {
  return Math.atan2(between.crossVectors(from, to).dot(axis), from.dot(to));
}

/** The angle that equals `angle` but for whole turns and is nearest to `before`: so a drag goes round and on. */
export function unwrap(angle: number, before: number): number {
  return angle + Math.round((before - angle) / (2 * Math.PI)) * 2 * Math.PI;
}

/** The part of `vector` that is square to a unit axis. */
export function squareTo(vector: Vector3, axis: Vector3): Vector3 {
  return vector.clone().addScaledVector(axis, -vector.dot(axis));
}
