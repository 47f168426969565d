// SPDX-License-Identifier: Apache-2.0
/** Where something of a frame and a stamp is in the fixed frame: waits, heals, then stays. */

import type { Matrix4 } from 'three';
import { Quaternion, Vector3 } from 'three';
import type { Placement } from '../state';
import type { Pose7, SceneContext } from './renderable';

type Where = Pick<SceneContext, 'frames' | 'fixedFrame'>;

/** A place that was guessed is looked for again at so many changes of the transforms. */
const HOPES = 200;
const IDENTITY = Float64Array.of(0, 0, 0, 0, 0, 0, 1);

/**
 * The pose of `frame` at `stamp` in the fixed frame.
 *
 * A stamp of 0 is the latest transform, looked up again every time. Any other is looked up until it is found and then
 * kept, also when the history of transforms no longer reaches back to it; another fixed frame starts it anew.
 */
export class FramePose {
  /** x y z, quaternion x y z w; null while it cannot be placed. */
  pose: Float64Array | null = null;
  /** What is wrong, for the display's status. */
  problem: Placement | null = null;
  private fixed: string | null = null;
  private settled = false;
  private version = -1;
  /** Times that a better place is looked for yet. */
  private hopes = HOPES;

  constructor(
    readonly frame: string,
    readonly stamp: number,
  ) {}

  /** Look again where that can change anything; returns whether `pose` changed. */
  refresh(where: Where): boolean {
    const fixed = where.fixedFrame();
    const { version } = where.frames;
    const known = this.settled || (this.pose !== null && version === this.version);
    if (known && fixed === this.fixed) return false;
    const moved = fixed !== this.fixed;
    if (moved) this.hopes = HOPES;
    this.fixed = fixed;
    this.version = version;
    if (this.frame === '' || this.frame === fixed) return this.take(IDENTITY, null, true);
    const found = where.frames.lookup(fixed, this.frame, this.stamp);
    if (!found.ok) {
      return this.take(null, { name: this.frame, level: found.level, text: found.reason }, false);
    }
    if (found.note === undefined) return this.take(found.pose, null, this.stamp !== 0);
    // A guess from the nearest transform stays where it is, and heals when the right one comes: for a while.
    this.hopes -= 1;
    const guessed = this.stamp !== 0 && this.pose !== null && this.problem?.level === 'warning';
    const problem: Placement = { name: this.frame, level: 'warning', text: found.note };
    const settled = this.stamp !== 0 && this.hopes <= 0;
    return this.take(guessed && !moved ? this.pose : found.pose, problem, settled);
  }

  private take(pose: Float64Array | null, problem: Placement | null, settled: boolean): boolean {
    const changed = !samePose(this.pose, pose);
    this.pose = pose;
    this.problem = problem;
    this.settled = settled;
    return changed;
  }
}

function samePose(a: Float64Array | null, b: Float64Array | null): boolean {
  if (a === null || b === null) return a === b;
  return a.every((value, i) => value === b[i]);
}

const position = new Vector3();
const orientation = new Quaternion();
const one = new Vector3(1, 1, 1);

/** Write the pose whose numbers begin at `at` as a matrix; the arithmetic is float64. */
export function matrixOf(pose: Pose7, into: Matrix4, at = 0): Matrix4 {
  position.set(pose[at]!, pose[at + 1]!, pose[at + 2]!);
  orientation.set(pose[at + 3]!, pose[at + 4]!, pose[at + 5]!, pose[at + 6]!);
  return into.compose(position, orientation, one);
}
