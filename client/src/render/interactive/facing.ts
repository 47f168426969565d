// SPDX-License-Identifier: Apache-2.0
/** Controls that face the camera: their x along its view, their z up. */

import { Matrix4, Quaternion, Vector3 } from 'three';

/** A camera's axes in the frame of what faces it, unit. */
export interface Camera {
  forward: Vector3;
  up: Vector3;
}

const y = new Vector3();
const axes = new Matrix4();
const turn = new Quaternion();

/**
 * The rotation after which a control of orientation `own` has its x along the view and its z upwards, and is then
 * turned about the view by `rotation` radians.
 */
export function facing(
  own: Quaternion,
  { forward, up }: Camera,
  rotation: number,
  into: Quaternion,
): Quaternion {
  turn
    .setFromAxisAngle(forward, rotation)
    .multiply(into.setFromRotationMatrix(axes.makeBasis(forward, y.crossVectors(up, forward), up)));
  return into.copy(own).invert().premultiply(turn);
}
