// SPDX-License-Identifier: Apache-2.0
/** How long and thick the two solids of an arrow are; proportions as in RViz. */

import { Matrix4, Vector3 } from 'three';

/** Head's share of the length where the message does not say. */
const HEAD = 0.23;
/** Head's diameter over the shaft's, of an arrow given by pose and scale. */
const HEAD_WIDTH = 2;

/** Matrices that take the unit shaft and head (along x) into the marker's axes. */
export interface ArrowMatrices {
  shaft: Matrix4;
  head: Matrix4;
}

export const newArrow = (): ArrowMatrices => ({ shaft: new Matrix4(), head: new Matrix4() });

const along = new Vector3();
const across = new Vector3();
const upwards = new Vector3();
const neck = new Vector3();

/** An arrow along x from the marker's origin: length, width (y) and height (z) of the shaft. */
export function arrowOfScale(x: number, y: number, z: number, into: ArrowMatrices): void {
  into.shaft.makeScale(x * (1 - HEAD), y, z);
  into.head.makeScale(x * HEAD, y * HEAD_WIDTH, z * HEAD_WIDTH).setPosition(x * (1 - HEAD), 0, 0);
}

/** An arrow between two points: diameters of shaft and head, length of the head (0: a share of the whole). */
export function arrowOfPoints(
  start: Vector3,
  end: Vector3,
  [shaft, head, headLength]: readonly [number, number, number],
  into: ArrowMatrices,
): void {
  along.subVectors(end, start);
  const length = along.length();
  const tip = headLength === 0 ? HEAD * length : Math.min(Math.max(headLength, 0), length);
  if (length > 0) along.divideScalar(length);
  else along.set(1, 0, 0);
  // Any direction across will do: both solids are round. The axis least along the arrow is never parallel to it.
  const least = Math.abs(along.x) < 0.6 ? UNIT_X : UNIT_Y;
  across.crossVectors(along, least).normalize();
  upwards.crossVectors(along, across);
  stretch(into.shaft, length - tip, shaft).setPosition(start);
  neck.copy(start).addScaledVector(along, length - tip);
  stretch(into.head, tip, head).setPosition(neck);
}

const UNIT_X = new Vector3(1, 0, 0);
const UNIT_Y = new Vector3(0, 1, 0);
const scale = new Vector3();

/** The matrix of a solid as long and thick as this, in the direction found above. */
function stretch(matrix: Matrix4, length: number, thickness: number): Matrix4 {
  return matrix.makeBasis(along, across, upwards).scale(scale.set(length, thickness, thickness));
}
