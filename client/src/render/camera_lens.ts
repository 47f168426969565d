// SPDX-License-Identifier: Apache-2.0
/** A calibrated camera as three's: where it is in its optical frame, and how it projects. */

import type { Matrix4 } from 'three';
import type { CameraModel } from '../wire/messages';

const NEAR = 0.01;
const FAR = 1000;

/**
 * The projection of the rectified picture (P of CameraInfo; distortion is not in it), to three's clip space.
 *
 * The middle of the first pixel is (0, 0), as in image_geometry.
 */
export function projectionOf({ p, width, height }: CameraModel, into: Matrix4): Matrix4 {
  const [fx, cx, fy, cy] = [p[0]!, p[2]! + 0.5, p[5]!, p[6]! + 0.5];
  const depth = (FAR + NEAR) / (NEAR - FAR);
  const shift = (2 * FAR * NEAR) / (NEAR - FAR);
  // prettier-ignore
  return into.set(
    (2 * fx) / width, 0, 1 - (2 * cx) / width, 0,
    0, (2 * fy) / height, (2 * cy) / height - 1, 0,
    0, 0, depth, shift,
    0, 0, -1, 0,
  );
}

/** From three's camera (looks along -z, y up) to the optical frame (z ahead, y down), with a stereo pair's baseline. */
export function eyeOf({ p }: CameraModel, into: Matrix4): Matrix4 {
  return into.makeRotationX(Math.PI).setPosition(-p[3]! / p[0]!, -p[7]! / p[5]!, 0);
}

/** Whether a calibration can be projected by. */
export function isCalibrated({ p, width, height }: CameraModel): boolean {
  return width > 0 && height > 0 && p[0]! > 0 && p[5]! > 0;
}
