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

  /**
   * Return the hand in `space`, or null when any of its joints is not tracked. The result is overwritten by the next call.
   *
   * WebXR Hand Input, 3.2: a user agent gives a whole hand or none of it; NaN marks what it does not give.
   */
  read(frame: XRFrame, hand: XRHand, space: XRReferenceSpace): HandPose | null {
    const spaces = [...hand.values()];
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
  const at = (row: number, column: number): number => m[from + column * 4 + row] ?? NaN;
  const [xx, yy, zz] = [at(0, 0), at(1, 1), at(2, 2)];
  const candidates = [1 + xx - yy - zz, 1 - xx + yy - zz, 1 - xx - yy + zz, 1 + xx + yy + zz];
  const largest = candidates.indexOf(Math.max(...candidates));
  const [a, b, c] = [at(2, 1) - at(1, 2), at(0, 2) - at(2, 0), at(1, 0) - at(0, 1)];
  const [d, e, f] = [at(0, 1) + at(1, 0), at(0, 2) + at(2, 0), at(1, 2) + at(2, 1)];
  const rows: [number, number, number, number][] = [
    [candidates[0] ?? NaN, d, e, a],
    [d, candidates[1] ?? NaN, f, b],
    [e, f, candidates[2] ?? NaN, c],
    [a, b, c, candidates[3] ?? NaN],
  ];
  const quaternion = rows[largest] ?? [NaN, NaN, NaN, NaN];
  const length = Math.hypot(...quaternion);
  out[to] = at(0, 3);
  out[to + 1] = at(1, 3);
  out[to + 2] = at(2, 3);
  quaternion.forEach((value, i) => {
    out[to + 3 + i] = value / length;
  });
}
