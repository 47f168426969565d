// SPDX-License-Identifier: Apache-2.0
/**
 * Rigid motions in float64: seven numbers at an offset of an array, x y z (metres) and unit quaternion x y z w.
 *
 * Plain arrays instead of three's classes: no garbage, and usable where three is not loaded.
 */

export type PoseArray = Float64Array;

/** Return the pose that moves nothing. */
export function identity(): Float64Array {
  return new Float64Array([0, 0, 0, 0, 0, 0, 1]);
}

/** Write the identity. */
export function setIdentity(out: PoseArray): void {
  out.fill(0, 0, 6);
  out[6] = 1;
}

/** Write `a` after `b`: the pose of c in a's parent, where `a` is b's parent pose and `b` that of c in it. `out` may be either. */
export function compose(
  a: ArrayLike<number>,
  ai: number,
  b: ArrayLike<number>,
  bi: number,
  out: PoseArray,
): void {
  const ax = a[ai + 3]!;
  const ay = a[ai + 4]!;
  const az = a[ai + 5]!;
  const aw = a[ai + 6]!;
  const px = b[bi]!;
  const py = b[bi + 1]!;
  const pz = b[bi + 2]!;
  const bx = b[bi + 3]!;
  const by = b[bi + 4]!;
  const bz = b[bi + 5]!;
  const bw = b[bi + 6]!;
  const tx = 2 * (ay * pz - az * py);
  const ty = 2 * (az * px - ax * pz);
  const tz = 2 * (ax * py - ay * px);
  const x = a[ai]! + px + aw * tx + (ay * tz - az * ty);
  const y = a[ai + 1]! + py + aw * ty + (az * tx - ax * tz);
  const z = a[ai + 2]! + pz + aw * tz + (ax * ty - ay * tx);
  out[0] = x;
  out[1] = y;
  out[2] = z;
  out[3] = aw * bx + ax * bw + ay * bz - az * by;
  out[4] = aw * by - ax * bz + ay * bw + az * bx;
  out[5] = aw * bz + ax * by - ay * bx + az * bw;
  out[6] = aw * bw - ax * bx - ay * by - az * bz;
}

/** Write the inverse of `a`. `out` may be `a`. */
export function invert(a: ArrayLike<number>, out: PoseArray): void {
  const qx = -a[3]!;
  const qy = -a[4]!;
  const qz = -a[5]!;
  const qw = a[6]!;
  const px = a[0]!;
  const py = a[1]!;
  const pz = a[2]!;
  const tx = 2 * (qy * pz - qz * py);
  const ty = 2 * (qz * px - qx * pz);
  const tz = 2 * (qx * py - qy * px);
  out[0] = -(px + qw * tx + (qy * tz - qz * ty));
  out[1] = -(py + qw * ty + (qz * tx - qx * tz));
  out[2] = -(pz + qw * tz + (qx * ty - qy * tx));
  out[3] = qx;
  out[4] = qy;
  out[5] = qz;
  out[6] = qw;
}

/** Below this angle between quaternions (as 1 - cosine) their chord is as good as their arc. */
const NEARLY_EQUAL = 1e-9;

/** Write the pose a fraction `t` of the way from `a` to `b`: linear in position, slerp along the shorter arc. */
export function interpolate(
  a: ArrayLike<number>,
  ai: number,
  b: ArrayLike<number>,
  bi: number,
  t: number,
  out: PoseArray,
): void {
  for (let i = 0; i < 3; i++) out[i] = a[ai + i]! + t * (b[bi + i]! - a[ai + i]!);
  let dot = 0;
  for (let i = 3; i < 7; i++) dot += a[ai + i]! * b[bi + i]!;
  const sign = dot < 0 ? -1 : 1;
  dot = Math.min(1, Math.abs(dot));
  let wa = 1 - t;
  let wb = t;
  if (1 - dot > NEARLY_EQUAL) {
    const angle = Math.acos(dot);
    wa = Math.sin((1 - t) * angle) / Math.sin(angle);
    wb = Math.sin(t * angle) / Math.sin(angle);
  }
  let norm = 0;
  for (let i = 3; i < 7; i++) {
    const value = wa * a[ai + i]! + wb * sign * b[bi + i]!;
    out[i] = value;
    norm += value * value;
  }
  norm = Math.sqrt(norm);
  for (let i = 3; i < 7; i++) out[i]! /= norm;
}

/** Whether seven numbers are a pose: all finite, the quaternion of length one within 1e-3. */
export function isPose(a: ArrayLike<number>, offset: number): boolean {
  let norm = 0;
  for (let i = 0; i < 7; i++) {
    const value = a[offset + i];
    if (value === undefined || !Number.isFinite(value)) return false;
    if (i > 2) norm += value * value;
  }
  return Math.abs(norm - 1) < 2e-3;
}
