// SPDX-License-Identifier: Apache-2.0
/** Controls that face the camera: their x along its view, their z up. */

import { Quaternion, Vector3 } from 'three';

/** A camera's axes in the frame of what faces it, unit. */
export interface Camera {
  forward: Vector3;
  up: Vector3;
}

const x = new Vector3();
const z = new Vector3();
const first = new Quaternion();
const second = new Quaternion();

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
  x.set(1, 0, 0).applyQuaternion(own);
  first.setFromUnitVectors(x, forward);
  z.set(0, 0, 1).applyQuaternion(own).applyQuaternion(first);
  // Both are square to the view: this turns about it, also where they are opposite.
  const angle = Math.atan2(x.crossVectors(z, up).dot(forward), z.dot(up));
  second.setFromAxisAngle(forward, angle + rotation);
  return into.multiplyQuaternions(second, first);
}
