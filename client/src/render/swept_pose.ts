// SPDX-License-Identifier: Apache-2.0
/** Where something was while it looked around: poses along a sweep, beside the pose at its start. */

import { Quaternion, Vector3 } from 'three';
import { compose, identity, invert } from '../pose';
import type { Placement } from '../state';
import { FramePose } from './frame_pose';
import type { Positions } from './point_fields';
import type { SceneContext } from './renderable';

/** Poses along a sweep, first and last included. */
export const KNOTS = 33;

type Where = Pick<SceneContext, 'frames' | 'fixedFrame'>;

/** The pose of a frame at `stamp`, once the transforms of the `sweep` seconds from there on are known too. */
export class SweptPose {
  /** x y z, quaternion x y z w; null while it cannot be placed. */
  pose: Float64Array | null = null;
  problem: Placement | null = null;
  /**
   * KNOTS times quaternion x y z w and shift x y z (and 0): they take what was seen at that share of the sweep into the
   * frame as it was at the start. Null where all is of one moment: no sweep, or no stamp.
   */
  knots: Float32Array | null = null;
  private readonly start: FramePose;
  private fixed: string | null = null;
  private version = -1;

  constructor(
    readonly frame: string,
    readonly stamp: number,
    readonly sweep: number,
  ) {
    this.start = new FramePose(frame, stamp);
  }

  /** Look again where that can change anything; returns whether anything did. */
  refresh(where: Where): boolean {
    const changed = this.start.refresh(where);
    const { pose, problem } = this.start;
    if (this.sweep === 0 || this.stamp === 0 || pose === null) {
      this.knots = null;
      this.pose = pose;
      this.problem = problem;
      return changed;
    }
    const fixed = where.fixedFrame();
    const { version } = where.frames;
    const known = this.knots !== null || version === this.version;
    if (known && !changed && fixed === this.fixed) return false;
    this.fixed = fixed;
    this.version = version;
    this.problem = this.follow(where, pose) ?? problem;
    this.pose = this.knots ? pose : null;
    return true;
  }

  /** Move what was seen at a share (0..1) of the sweep into the frame as it was at the start: as the shader does. */
  carry(share: number, point: Vector3): Vector3 {
    if (!this.knots) return point;
    const along = Math.min(Math.max(share, 0), 1) * (KNOTS - 1);
    const knot = Math.min(Math.floor(along), KNOTS - 2);
    const from = knot * 8;
    const part = along - knot;
    for (let i = 0; i < 7; i++) {
      between[i] = this.knots[from + i]! * (1 - part) + this.knots[from + 8 + i]! * part;
    }
    turn.fromArray(between).normalize();
    return point.applyQuaternion(turn).add(shift.fromArray(between, 4));
  }

  /** All points as `carry` moves them, one after the other seen at equal shares; the same ones where all is of one moment. */
  carryAll(positions: Positions): Positions {
    const { knots } = this;
    if (!knots) return positions;
    const { array, stride, offsets } = positions;
    const [ox, oy, oz] = offsets;
    const count = Math.floor(array.length / stride);
    const carried = room(count * 3);
    const step = (KNOTS - 1) / Math.max(count - 1, 1);
    for (let i = 0; i < count; i++) {
      const along = i * step;
      const knot = Math.min(Math.floor(along), KNOTS - 2);
      const a = knot * 8;
      const b = a + 8;
      const t = along - knot;
      const s = 1 - t;
      let qx = knots[a]! * s + knots[b]! * t;
      let qy = knots[a + 1]! * s + knots[b + 1]! * t;
      let qz = knots[a + 2]! * s + knots[b + 2]! * t;
      let qw = knots[a + 3]! * s + knots[b + 3]! * t;
      const norm = 1 / Math.sqrt(qx * qx + qy * qy + qz * qz + qw * qw);
      qx *= norm;
      qy *= norm;
      qz *= norm;
      qw *= norm;
      const x = array[i * stride + ox]!;
      const y = array[i * stride + oy]!;
      const z = array[i * stride + oz]!;
      // p + w u + q x u of u = 2 q x p.
      const ux = 2 * (qy * z - qz * y);
      const uy = 2 * (qz * x - qx * z);
      const uz = 2 * (qx * y - qy * x);
      carried[i * 3] = x + qw * ux + qy * uz - qz * uy + knots[a + 4]! * s + knots[b + 4]! * t;
      carried[i * 3 + 1] = y + qw * uy + qz * ux - qx * uz + knots[a + 5]! * s + knots[b + 5]! * t;
      carried[i * 3 + 2] = z + qw * uz + qx * uy - qy * ux + knots[a + 6]! * s + knots[b + 6]! * t;
    }
    return { array: carried, stride: 3, offsets: [0, 1, 2] };
  }

  /** Find the poses along the sweep; returns what is missing for that. */
  private follow(where: Where, start: Float64Array): Placement | null {
    this.knots = null;
    const knots = new Float32Array(KNOTS * 8);
    invert(start, back);
    // The last first: while it is not known there is nothing to do.
    for (let k = KNOTS - 1; k >= 0; k--) {
      const stamp = this.stamp + (k / (KNOTS - 1)) * this.sweep;
      const found = where.frames.lookup(where.fixedFrame(), this.frame, stamp);
      if (!found.ok) return { name: this.frame, level: found.level, text: found.reason };
      compose(back, 0, found.pose, 0, moved);
      write(knots, k * 8);
    }
    this.knots = knots;
    return null;
  }
}

let scratch = new Float32Array(0);

/** Room that is used for one thing after the other, and grows. */
function room(length: number): Float32Array {
  if (scratch.length < length) scratch = new Float32Array(length);
  return scratch.subarray(0, length);
}

const between = [0, 0, 0, 0, 0, 0, 0];
const turn = new Quaternion();
const shift = new Vector3();
const back = identity();
const moved = identity();

/** Write `moved`; its quaternion in the sign nearer to the next one's, so that between them is a straight way. */
function write(knots: Float32Array, at: number): void {
  let dot = 0;
  for (let i = 0; i < 4; i++) dot += moved[3 + i]! * (knots[at + 8 + i] ?? 0);
  const sign = dot < 0 ? -1 : 1;
  for (let i = 0; i < 4; i++) knots[at + i] = moved[3 + i]! * sign;
  for (let i = 0; i < 3; i++) knots[at + 4 + i] = moved[i]!;
}
