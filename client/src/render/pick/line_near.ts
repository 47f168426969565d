// SPDX-License-Identifier: Apache-2.0
/** Which of the points of a line a place on it belongs to. */

import { Line3, Vector3 } from 'three';

const segment = new Line3();
const nearest = new Vector3();

/**
 * The point whose segment (to the next one, of `closed` ones from the last to the first too) is next to a place, or the
 * next one where that is nearer; numbers begin with x y z at every `stride`. Null without points.
 */
export function pointNear(
  numbers: ArrayLike<number>,
  stride: number,
  at: Vector3,
  closed = false,
): { element: number; away: number } | null {
  const count = Math.floor(numbers.length / stride);
  if (count === 0) return null;
  let element = 0;
  let away = Infinity;
  const segments = count === 1 ? 1 : closed ? count : count - 1;
  for (let i = 0; i < segments; i++) {
    const next = (i + 1) % count;
    read(numbers, i * stride, segment.start);
    read(numbers, next * stride, segment.end);
    const share = count === 1 ? 0 : segment.closestPointToPointParameter(at, true);
    const distance = segment.at(share || 0, nearest).distanceTo(at);
    if (!(distance < away)) continue;
    away = distance;
    element = share > 0.5 ? next : i;
  }
  return away < Infinity ? { element, away } : null;
}

function read(numbers: ArrayLike<number>, from: number, into: Vector3): void {
  into.set(numbers[from]!, numbers[from + 1]!, numbers[from + 2]!);
}

/** Which of the lines, each from an even point to the next odd one, is nearest to a place; -1 without lines. */
export function segmentNear(points: ArrayLike<number>, at: Vector3): number {
  let found = -1;
  let away = Infinity;
  for (let i = 0; i < Math.floor(points.length / 6); i++) {
    read(points, i * 6, segment.start);
    read(points, i * 6 + 3, segment.end);
    const distance = segment.closestPointToPoint(at, true, nearest).distanceToSquared(at);
    if (!(distance < away)) continue;
    away = distance;
    found = i;
  }
  return found;
}
