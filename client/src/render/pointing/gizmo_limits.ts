// SPDX-License-Identifier: Apache-2.0
/** How far transform controls may be moved and turned from where their script put them. */

import { Quaternion, Vector3 } from 'three';
import type { TransformControlsLook } from '../../wire/messages';

export type Home = Pick<
  TransformControlsLook,
  'home_position' | 'home_orientation' | 'translation_limits' | 'rotation_limits'
>;
type Wxyz = [number, number, number, number];

const home = new Quaternion();
const turn = new Quaternion();
const from = new Vector3();
const axes = [new Vector3(1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, 1)] as const;

/** The nearest allowed place: the limits are along the axes that the script gave it. */
export function within(position: Vector3, limits: Home): Vector3 {
  home.set(...limits.home_orientation);
  from.set(...limits.home_position);
  const moved = position.clone().sub(from).applyQuaternion(home.clone().invert());
  for (const [i, [least, most]] of limits.translation_limits.entries()) {
    moved.setComponent(i, Math.min(most, Math.max(least, moved.getComponent(i))));
  }
  return moved.applyQuaternion(home).add(from);
}

/** Turned by an angle about one of its own axes, as far as that is allowed. */
export function turnWithin(start: Quaternion, axis: number, angle: number, limits: Home): Wxyz {
  home.set(...limits.home_orientation);
  const already = twist(home.invert().multiply(start), axis);
  const [least, most] = limits.rotation_limits[axis]!;
  const allowed = Math.min(most, Math.max(least, already + angle)) - already;
  turn.setFromAxisAngle(axes[axis]!, allowed);
  return start.clone().multiply(turn).normalize().toArray() as Wxyz;
}

/** The part of a rotation that is about an axis, in (-pi, pi]. */
function twist(rotation: Quaternion, axis: number): number {
  const along = [rotation.x, rotation.y, rotation.z][axis]!;
  const angle = 2 * Math.atan2(along, rotation.w);
  return angle > Math.PI ? angle - 2 * Math.PI : angle <= -Math.PI ? angle + 2 * Math.PI : angle;
}
