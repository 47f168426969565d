// SPDX-License-Identifier: Apache-2.0
/** Keeps the camera with a frame as it moves: its position, not its heading; smoothly, at the distance the viewer chose. */

import { Vector3 } from 'three';
import type { Frames } from '../frames';
import type { CameraRig } from './camera_rig';

/** Seconds in which the camera makes up for most of a movement. */
const SMOOTH = 0.08;
/** A jump of more than this (of the distance to the target) is no movement: the camera jumps along. */
const JUMP = 2;
/** Nearer than this (of the distance), it has arrived. */
const ARRIVED = 1e-4;

export class Follower {
  private frame = '';
  private fixed = '';
  private readonly held = new Vector3();
  private found = false;

  constructor(
    private readonly frames: Frames,
    private readonly rig: CameraRig,
  ) {}

  /** Bring the camera along; returns whether it is still on its way. */
  update(frame: string, fixed: string, elapsed: number): boolean {
    if (frame !== this.frame || fixed !== this.fixed) {
      const chosen = frame !== this.frame;
      this.frame = frame;
      this.fixed = fixed;
      // Another fixed frame: the camera was moved over to it, and so is what it held on to.
      this.found = this.found && !chosen && this.locate(this.held);
    }
    if (frame === '') return false;
    const position = new Vector3();
    if (!this.locate(position)) return false;
    if (!this.found) {
      this.found = true;
      this.rig.shift(position.clone().sub(this.rig.target));
      this.held.copy(position);
      return false;
    }
    const gap = position.sub(this.held);
    const length = gap.length();
    const away = length > this.rig.distance * JUMP;
    const share = away ? 1 : 1 - Math.exp(-elapsed / SMOOTH);
    const near = length < this.rig.distance * ARRIVED;
    gap.multiplyScalar(near ? 1 : share);
    this.held.add(gap);
    this.rig.shift(gap);
    return !near && !away;
  }

  private locate(into: Vector3): boolean {
    const found = this.frames.lookup(this.fixed, this.frame, 0);
    if (found.ok) into.set(found.pose[0]!, found.pose[1]!, found.pose[2]!);
    return found.ok;
  }
}
