// SPDX-License-Identifier: Apache-2.0
/** A camera told by what it looks at. */

import { Matrix4, Quaternion, Vector3 } from 'three';
import { bodyFromCamera } from '../input/camera_pose';
import type { CameraPose, Home } from './viewer_handle';

/** More along the view than this (cosine), and a direction is no upper edge of the picture. */
const ALONG = 0.9999;

/** The camera in body axes, as `setCamera` takes it; `sceneUp` where it says no direction of its own. */
export function aimedAt(
  { position, lookAt, up }: Home,
  sceneUp: Vector3,
): Omit<CameraPose, 'frame'> & { distance: number; up: [number, number, number] } {
  const eye = new Vector3(...position);
  const ahead = new Vector3(...lookAt).sub(eye);
  const distance = ahead.length();
  const level = up && Math.hypot(...up) > 0 ? new Vector3(...up).normalize() : sceneUp.clone();
  if (distance > 0) ahead.normalize();
  else ahead.set(1, 0, 0);
  // Straight down, x is to the right: as on a map.
  const edge = Math.abs(ahead.dot(level)) < ALONG ? level : new Vector3(0, 1, 0);
  if (Math.abs(ahead.dot(edge)) > ALONG) edge.set(0, 0, 1);
  const turn = new Matrix4().lookAt(new Vector3(), ahead, edge);
  const { x, y, z, w } = bodyFromCamera(new Quaternion().setFromRotationMatrix(turn));
  return { position, orientation: [x, y, z, w], distance, up: level.toArray() };
}
