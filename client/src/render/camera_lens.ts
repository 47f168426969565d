// SPDX-License-Identifier: Apache-2.0
/** A calibrated camera as three's: where it is in its optical frame, and how it projects. */

import type { Matrix4 } from 'three';
import type { CameraModel } from '../wire/messages';

const NEAR = 0.01;
const FAR = 1000;

/** A flat picture: focal lengths and centre in pixels; the middle of the first pixel is (0, 0), as in image_geometry. */
export interface Flat {
  fx: number;
  fy: number;
  cx: number;
  cy: number;
  width: number;
  height: number;
}

/** The region of interest of the rectified picture, by P of CameraInfo: distortion is not in it. */
export function rectified({ p, roi_x, roi_y, roi_width, roi_height }: CameraModel): Flat {
  return {
    fx: p[0]!,
    fy: p[5]!,
    cx: p[2]! - roi_x,
    cy: p[6]! - roi_y,
    width: roi_width,
    height: roi_height,
  };
}

/** The projection of a flat picture to three's clip space. */
export function projectionOf({ fx, fy, cx, cy, width, height }: Flat, into: Matrix4): Matrix4 {
  const [x, y] = [cx + 0.5, cy + 0.5];
  const depth = (FAR + NEAR) / (NEAR - FAR);
  const shift = (2 * FAR * NEAR) / (NEAR - FAR);
  // prettier-ignore
  return into.set(
    (2 * fx) / width, 0, 1 - (2 * x) / width, 0,
    0, (2 * fy) / height, (2 * y) / height - 1, 0,
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
