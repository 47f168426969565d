// SPDX-License-Identifier: Apache-2.0
/** A camera told in one frame, as three needs it in another. */

import { Quaternion, Vector3 } from 'three';
import { bodyFromCamera, cameraFromBody } from '../input/camera_pose';
import { compose } from '../pose';
import type { CameraRig } from './camera_rig';
import type { CameraPose, CameraState } from './viewer_handle';

/** From what the page looks at to the operator who enters the scene, metres. */
const STEP_BACK = 2;

/** Where an operator stands who puts the headset on: on the ground, what the page looks at before them. */
export function feetBefore(target: Vector3): Vector3 {
  return target
    .clone()
    .setZ(0)
    .add(new Vector3(-STEP_BACK, 0, 0));
}

/** The camera of a message or layout (position, quaternion x y z w) in the fixed frame; null where it has none. */
export function cameraAt(numbers: readonly number[]): CameraPose | null {
  const [x = 0, y = 0, z = 0, qx = 0, qy = 0, qz = 0, qw = 1] = numbers;
  if (numbers.length !== 7) return null;
  return { frame: '', position: [x, y, z], orientation: [qx, qy, qz, qw] };
}

/** Eye and three's orientation of a camera whose frame has this pose. */
export function carried(
  frame: Float64Array,
  camera: Pick<CameraPose, 'position' | 'orientation'>,
): [eye: Vector3, orientation: Quaternion] {
  const whole = new Float64Array(7);
  compose(frame, 0, [...camera.position, ...camera.orientation], 0, whole);
  const [x, y, z, qx, qy, qz, qw] = whole as unknown as [number, number, number, ...number[]];
  return [new Vector3(x, y, z), cameraFromBody(new Quaternion(qx, qy, qz, qw))];
}

/** The rig's camera, which is in this frame. */
export function told(rig: CameraRig, frame: string): CameraState {
  const { eye, mode, aspect, fov, distance, up, camera } = rig;
  const body = bodyFromCamera(rig.orientation);
  return {
    frame,
    position: [eye.x, eye.y, eye.z],
    orientation: [body.x, body.y, body.z, body.w],
    mode,
    fov,
    aspect,
    distance,
    up: [up.x, up.y, up.z],
    near: camera.near,
    far: camera.far,
  };
}
