// SPDX-License-Identifier: Apache-2.0
/** What a camera sees, as a pyramid in its optical frame: five corners, from the calibration. */

import type { CameraModel } from '../wire/messages';

/** Corners of each side and of the far end, as indices of the five corners: the eye is 0. */
export const SIDES = [0, 1, 2, 0, 2, 3, 0, 3, 4, 0, 4, 1];
export const FAR_END = [1, 2, 3, 1, 3, 4];
export const EDGES = [0, 1, 0, 2, 0, 3, 0, 4, 1, 2, 2, 3, 3, 4, 4, 1];

/**
 * (5, 3) metres: the eye, then the corners of the full picture at depth `far` in order around it.
 *
 * The eye of a stereo pair's right camera is a baseline beside the frame, which is the left one's (`p[3]`).
 */
export function frustumCorners(model: CameraModel, far: number): Float32Array {
  const { p, width, height } = model;
  const [fx, cx, tx] = [p[0]!, p[2]!, p[3]!];
  const [fy, cy, ty] = [p[5]!, p[6]!, p[7]!];
  const eye = [-tx / fx, -ty / fy] as const;
  const corner = (u: number, v: number) => [
    eye[0] + ((u - cx) / fx) * far,
    eye[1] + ((v - cy) / fy) * far,
    far,
  ];
  return Float32Array.from([
    ...[...eye, 0],
    ...corner(0, 0),
    ...corner(0, height),
    ...corner(width, height),
    ...corner(width, 0),
  ]);
}

/** Whether two messages describe the same camera, wherever and whenever it is. */
export function sameCalibration(a: CameraModel, b: CameraModel): boolean {
  return a.width === b.width && a.height === b.height && a.p.every((value, i) => value === b.p[i]);
}
