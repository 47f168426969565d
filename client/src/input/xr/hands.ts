// SPDX-License-Identifier: Apache-2.0
/** Reads hands out of a WebXR frame: 25 joints in the order of the WebXR Hand Input specification, or nothing. */

export const JOINTS = 25;
/** Numbers of a pose: x y z, quaternion x y z w. */
export const POSE = 7;

/** WebXR Hand Input, 3.2; @types/webxr does not have them. */
declare global {
  interface XRFrame {
    fillPoses?(spaces: Iterable<XRSpace>, base: XRSpace, transforms: Float32Array): boolean;
    fillJointRadii?(spaces: Iterable<XRJointSpace>, radii: Float32Array): boolean;
  }
}

/** Of joint radii, metres. */
export const RADIUS_UNIT = 1e-4;

/** A hand that is wholly tracked: poses (175), and joint radii (25) in their unit. */
export interface HandPose {
  poses: Float32Array;
  radii: Uint8Array;
}

/** Room for one hand, reused from frame to frame. */
export class HandReader {
  private readonly matrices = new Float32Array(JOINTS * 16);
  private readonly pose: HandPose = {
    poses: new Float32Array(JOINTS * POSE),
    radii: new Uint8Array(JOINTS),
  };
  private readonly radii = new Float32Array(JOINTS);
  /** The spaces of a hand stay the same. */
  private hand: XRHand | null = null;
  private spaces: XRJointSpace[] = [];

  /**
   * Return the hand in `space`, or null when any of its joints is not tracked. The result is overwritten by the next call.
   *
   * WebXR Hand Input, 3.2: a user agent gives a whole hand or none of it; NaN marks what it does not give.
   */
  read(frame: XRFrame, hand: XRHand, space: XRReferenceSpace): HandPose | null {
    if (this.hand !== hand) {
      this.hand = hand;
      this.spaces = [...hand.values()];
    }
    const { spaces } = this;
    if (spaces.length !== JOINTS || !frame.fillPoses || !frame.fillJointRadii) return null;
    if (!frame.fillPoses(spaces, space, this.matrices)) return null;
    if (!frame.fillJointRadii(spaces, this.radii)) this.radii.fill(0);
    for (let joint = 0; joint < JOINTS; joint += 1) {
      writePose(this.matrices, joint * 16, this.pose.poses, joint * POSE);
      this.pose.radii[joint] = Math.min((this.radii[joint] ?? 0) / RADIUS_UNIT + 0.5, 255);
    }
    return this.pose.poses.every(Number.isFinite) ? this.pose : null;
  }
}

/** Write a column-major rigid 4x4 matrix as position and unit quaternion (Shepperd's method: never divides by a small number). */
export function writePose(m: Float32Array, from: number, out: Float32Array, to: number): void {
  // No arrays: this runs for fifty joints of each frame.
  const xx = m[from]!;
  const yy = m[from + 5]!;
  const zz = m[from + 10]!;
  const a = m[from + 6]! - m[from + 9]!;
  const b = m[from + 8]! - m[from + 2]!;
  const c = m[from + 1]! - m[from + 4]!;
  const d = m[from + 4]! + m[from + 1]!;
  const e = m[from + 8]! + m[from + 2]!;
  const f = m[from + 9]! + m[from + 6]!;
  const x = 1 + xx - yy - zz;
  const y = 1 - xx + yy - zz;
  const z = 1 - xx - yy + zz;
  const w = 1 + xx + yy + zz;
  const largest = Math.max(x, y, z, w);
  if (largest === w) write(out, to + 3, a, b, c, w);
  else if (largest === x) write(out, to + 3, x, d, e, a);
  else if (largest === y) write(out, to + 3, d, y, f, b);
  else write(out, to + 3, e, f, z, c);
  out[to] = m[from + 12]!;
  out[to + 1] = m[from + 13]!;
  out[to + 2] = m[from + 14]!;
}

function write(out: Float32Array, to: number, x: number, y: number, z: number, w: number): void {
  const length = Math.sqrt(x * x + y * y + z * z + w * w);
  out[to] = x / length;
  out[to + 1] = y / length;
  out[to + 2] = z / length;
  out[to + 3] = w / length;
}
