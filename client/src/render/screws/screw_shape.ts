// SPDX-License-Identifier: Apache-2.0
/** Arrows of vectors, and the circle about one that turns; proportions as in RViz. */

import { Matrix4, Quaternion, Vector3 } from 'three';
import { arrowOfPoints, newArrow } from '../markers/arrow_shape';
import type { Rgba } from '../markers/solid_pools';
import type { SolidSet } from '../solid_set';

/** Shaft and head of an arrow, for a shaft of length 1. */
const WHOLE = 1.3;
/** Over RViz's "arrow width". */
const SHAFT = 0.1;
const HEAD = 0.2;
/** The circle begins at this of so many steps, and ends with an arrow where all are done. */
const FIRST_STEP = 4;
const STEPS = 32;
/** Over "arrow width". */
export const RING_WIDTH = 0.05;

const origin = new Vector3();
const tip = new Vector3();
const arrow = newArrow();
const solid = new Matrix4();
const upright = new Vector3(0, 0, 1);
const turn = new Quaternion();
const point = new Vector3();

/** An arrow from the origin of `base` along a vector of that system; its shaft is `length` long. */
export function addVector(
  base: Matrix4,
  vector: Vector3,
  length: number,
  width: number,
  color: Rgba,
  into: SolidSet,
): void {
  tip
    .copy(vector)
    .normalize()
    .multiplyScalar(WHOLE * length);
  arrowOfPoints(origin.set(0, 0, 0), tip, [SHAFT * width, HEAD * width, 0], arrow);
  into.add('shaft', solid.multiplyMatrices(base, arrow.shaft), color);
  into.add('head', solid.multiplyMatrices(base, arrow.head), color);
}

/** The head of the circle about a vector whose arrow has a shaft of `length`: it says which way it turns. */
export function addRingHead(
  base: Matrix4,
  vector: Vector3,
  length: number,
  width: number,
  color: Rgba,
  into: SolidSet,
): void {
  direct(vector);
  origin.set(length / 4, 0, length / 2).applyQuaternion(turn);
  tip
    .set(0, SHAFT * width, 0)
    .applyQuaternion(turn)
    .add(origin);
  arrowOfPoints(origin, tip, [SHAFT * width, HEAD * width, SHAFT * width], arrow);
  into.add('head', solid.multiplyMatrices(base, arrow.head), color);
}

/** (n, 3) the circle, three quarters and a half of it, as a line in the system of the vector. */
export function ringPoints(vector: Vector3, length: number): Float32Array {
  direct(vector);
  const points = new Float32Array((STEPS - FIRST_STEP + 1) * 3);
  for (let step = FIRST_STEP; step <= STEPS; step++) {
    const angle = (step * 2 * Math.PI) / STEPS;
    point.set((Math.cos(angle) * length) / 4, (Math.sin(angle) * length) / 4, length / 2);
    point.applyQuaternion(turn).toArray(points, (step - FIRST_STEP) * 3);
  }
  return points;
}

/** `turn` takes z to the vector. */
function direct(vector: Vector3): void {
  turn.setFromUnitVectors(upright, point.copy(vector).normalize());
}
