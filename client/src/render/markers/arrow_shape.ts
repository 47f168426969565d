// SPDX-License-Identifier: Apache-2.0
/** How long and thick the two solids of an arrow are; proportions as in RViz. */

import { Matrix4, Quaternion, Vector3 } from 'three';

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

const FORWARD = new Vector3(1, 0, 0);
const turn = new Quaternion();
const along = new Vector3();
const neck = new Vector3();
const size = new Vector3();

/** An arrow along x from the marker's origin: length, width (y) and height (z) of the shaft. */
export function arrowOfScale(x: number, y: number, z: number, into: ArrowMatrices): void {
  turn.identity();
  into.shaft.compose(neck.set(0, 0, 0), turn, size.set(x * (1 - HEAD), y, z));
  into.head.compose(
    neck.set(x * (1 - HEAD), 0, 0),
    turn,
    size.set(x * HEAD, y * HEAD_WIDTH, z * HEAD_WIDTH),
  );
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
  if (length > 0) turn.setFromUnitVectors(FORWARD, along.divideScalar(length));
  else turn.identity();
  into.shaft.compose(start, turn, size.set(length - tip, shaft, shaft));
  neck.copy(start).addScaledVector(along, length - tip);
  into.head.compose(neck, turn, size.set(tip, head, head));
}
