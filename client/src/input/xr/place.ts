// SPDX-License-Identifier: Apache-2.0
/** Where the floor of a headset session is in the scene, so that its operator stands somewhere. */

import { Matrix4, Quaternion, Vector3 } from 'three';

/**
 * WebXR axes (x right, y up, -z forward) in the scene's (x forward, y left, z up; REP-103): the operator
 * looks along the fixed frame's x axis.
 */
const SCENE_FROM_XR = new Matrix4().set(0, 0, -1, 0, -1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1);
const UP = new Vector3(0, 0, 1);

/** The floor's origin in the scene, and its turn about z (radians): the floor is level. */
export interface Place {
  position: Vector3;
  turn: number;
}

/** The matrix from the session's space (WebXR axes) to the scene. */
export function sceneFromXr({ position, turn }: Place, out: Matrix4): Matrix4 {
  return out.makeRotationZ(turn).multiply(SCENE_FROM_XR).setPosition(position);
}

/** The place by which who has the head there (a pose in the session's space) stands at `feet`, facing x. */
export function standing(head: Float32Array, feet: Vector3): Place {
  const [x = 0, , z = 0, qx = 0, qy = 0, qz = 0, qw = 1] = head;
  const ahead = new Vector3(0, 0, -1).applyQuaternion(new Quaternion(qx, qy, qz, qw));
  const turn = -Math.atan2(-ahead.x, -ahead.z);
  const away = new Vector3(-z, -x, 0).applyAxisAngle(UP, turn);
  return { position: feet.clone().sub(away), turn };
}

let recenter: (() => void) | null = null;

/** Who recenters the session that is on; null without one. */
export function holdRecenter(how: (() => void) | null): void {
  recenter = how;
}

/** Put the operator where the session began, if one is on. */
export function recenterSession(): void {
  recenter?.();
}
