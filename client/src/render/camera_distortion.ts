// SPDX-License-Identifier: Apache-2.0
/** What a lens does to a picture, by the models of sensor_msgs/msg/CameraInfo (those of OpenCV), and its inverse. */

import type { CameraModel } from '../wire/messages';

/** x / z and y / z of a direction, as it is or as the lens shows it. */
export type Spot = [x: number, y: number];

type Distort = (x: number, y: number) => Spot;

/** Directions farther from the optical axis than this (80 degrees) are on no flat picture. */
const WIDEST = (80 / 180) * Math.PI;
const STEPS = 25;
const EXACT = 1e-9;
const EPSILON = 1e-6;

/** How a camera's lens moves directions; null of a model that is not known. */
export function distortionOf({ distortion_model: name, d }: CameraModel): Distort | null {
  const at = (index: number) => d[index] ?? 0;
  if (!d.some((value) => value !== 0)) return (x, y) => [x, y];
  if (name === 'plumb_bob' || name === 'rational_polynomial') {
    const [k1, k2, p1, p2, k3] = [at(0), at(1), at(2), at(3), at(4)];
    const rest = name === 'plumb_bob' ? 0 : 1;
    const [k4, k5, k6] = [at(5) * rest, at(6) * rest, at(7) * rest];
    const [s1, s2, s3, s4] = [at(8) * rest, at(9) * rest, at(10) * rest, at(11) * rest];
    return (x, y) => {
      const r2 = x * x + y * y;
      const up = 1 + r2 * (k1 + r2 * (k2 + r2 * k3));
      const radial = up / (1 + r2 * (k4 + r2 * (k5 + r2 * k6)));
      return [
        x * radial + 2 * p1 * x * y + p2 * (r2 + 2 * x * x) + r2 * (s1 + r2 * s2),
        y * radial + p1 * (r2 + 2 * y * y) + 2 * p2 * x * y + r2 * (s3 + r2 * s4),
      ];
    };
  }
  if (name === 'equidistant' || name === 'fisheye') {
    return (x, y) => {
      const radius = Math.hypot(x, y);
      if (radius < 1e-12) return [x, y];
      const scale = bend(Math.atan(radius), d) / radius;
      return [x * scale, y * scale];
    };
  }
  return null;
}

/** The direction that a lens shows at a spot; null where none within 80 degrees is shown there, or none is known. */
export function undistort(model: CameraModel, x: number, y: number): Spot | null {
  const { distortion_model: name, d } = model;
  const straight = !d.some((value) => value !== 0);
  const found =
    !straight && (name === 'equidistant' || name === 'fisheye')
      ? unbend(x, y, d)
      : solve(distortionOf(model), x, y);
  return found && Math.hypot(...found) <= Math.tan(WIDEST) ? found : null;
}

function bend(angle: number, d: ArrayLike<number>): number {
  const a2 = angle * angle;
  const [k1 = 0, k2 = 0, k3 = 0, k4 = 0] = Array.from(d);
  return angle * (1 + a2 * (k1 + a2 * (k2 + a2 * (k3 + a2 * k4))));
}

function unbend(x: number, y: number, d: ArrayLike<number>): Spot | null {
  const wanted = Math.hypot(x, y);
  if (wanted < 1e-12) return [x, y];
  // From the axis outwards the first angle that is shown there: beyond it the picture would fold.
  let angle = 0;
  for (let step = 0; step < 4 * STEPS; step++) {
    const slope = (bend(angle + EPSILON, d) - bend(angle, d)) / EPSILON;
    if (!(slope > 0) || angle > WIDEST) return null;
    const next = angle + Math.min((wanted - bend(angle, d)) / slope, 0.1);
    if (Math.abs(next - angle) < EXACT) {
      const scale = Math.tan(next) / wanted;
      return next <= WIDEST ? [x * scale, y * scale] : null;
    }
    angle = next;
  }
  return null;
}

/** Newton's method on the distortion itself; a place at which the picture is folded is no answer. */
function solve(distort: Distort | null, x: number, y: number): Spot | null {
  if (!distort) return null;
  let [u, v] = [x, y];
  for (let step = 0; step < STEPS; step++) {
    const [a, b] = distort(u, v);
    const [dx, dy] = [x - a, y - b];
    const [ax, ay] = distort(u + EPSILON, v);
    const [bx, by] = distort(u, v + EPSILON);
    const [j00, j10, j01, j11] = [
      (ax - a) / EPSILON,
      (ay - b) / EPSILON,
      (bx - a) / EPSILON,
      (by - b) / EPSILON,
    ];
    const size = j00 * j11 - j01 * j10;
    if (!(size > 0) || j00 + j11 <= 0) return null;
    if (Math.hypot(dx, dy) < EXACT) return [u, v];
    u += (j11 * dx - j01 * dy) / size;
    v += (j00 * dy - j10 * dx) / size;
    if (!Number.isFinite(u + v)) return null;
  }
  return null;
}
