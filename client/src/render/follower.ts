// SPDX-License-Identifier: Apache-2.0
/** Keeps the camera with a frame as it moves: its position, in third person its heading too; smoothly, at the distance the viewer chose. */

import { Euler, Quaternion, Vector3 } from 'three';
import type { Frames } from '../frames';
import type { CameraRig } from './camera_rig';

/** Seconds in which the camera makes up for most of a movement. */
const SMOOTH = 0.08;
/** A jump of more than this (of the distance to the target) is no movement: the camera jumps along. */
const JUMP = 2;
/** Nearer than this (of the distance), it has arrived. */
const ARRIVED = 1e-4;
/** Less than this (radians), and it looks the same way. */
const ALIGNED = 1e-4;

const angles = new Euler();
const turned = new Quaternion();

export class Follower {
  private frame = '';
  private fixed = '';
  private readonly held = new Vector3();
  /** Heading that was made up for; null before the third person had one. */
  private heading: number | null = null;
  private found = false;

  constructor(
    private readonly frames: Frames,
    private readonly rig: CameraRig,
  ) {}

  /** The camera was put elsewhere: the frame comes into its middle again. */
  again(): void {
    this.found = false;
  }

  /** Bring the camera along; returns whether it is still on its way. */
  update(frame: string, fixed: string, elapsed: number): boolean {
    if (frame !== this.frame || fixed !== this.fixed) {
      const chosen = frame !== this.frame;
      this.frame = frame;
      this.fixed = fixed;
      // Another fixed frame: the camera was moved over to it, and so is what it held on to.
      this.found = this.found && !chosen && this.locate(this.held) !== null;
      if (chosen || this.heading !== null) this.heading = null;
    }
    if (this.rig.mode !== 'third_person') this.heading = null;
    if (frame === '') return false;
    const position = new Vector3();
    const yaw = this.locate(position);
    if (yaw === null) return false;
    if (!this.found) {
      this.found = true;
      this.rig.shift(position.clone().sub(this.rig.target));
      this.held.copy(position);
      this.turn(yaw, elapsed);
      return false;
    }
    const turning = this.turn(yaw, elapsed);
    const gap = position.sub(this.held);
    const length = gap.length();
    const away = length > this.rig.distance * JUMP;
    const share = away ? 1 : 1 - Math.exp(-elapsed / SMOOTH);
    const near = length < this.rig.distance * ARRIVED;
    gap.multiplyScalar(near ? 1 : share);
    this.held.add(gap);
    this.rig.shift(gap);
    return turning || (!near && !away);
  }

  /** In third person, turn with the frame, at first to behind it; returns whether it is still turning. */
  private turn(yaw: number, elapsed: number): boolean {
    if (this.rig.mode !== 'third_person') return false;
    if (this.heading === null) {
      this.rig.aim({ target: this.held.clone(), yaw });
      this.heading = yaw;
      return false;
    }
    const gap = Math.atan2(Math.sin(yaw - this.heading), Math.cos(yaw - this.heading));
    const near = Math.abs(gap) < ALIGNED;
    const step = near ? gap : gap * (1 - Math.exp(-elapsed / SMOOTH));
    this.heading += step;
    this.rig.turnAround(this.held, step);
    return !near;
  }

  /** Where the frame is, and its heading in radians; null where nobody knows. */
  private locate(into: Vector3): number | null {
    const found = this.frames.lookup(this.fixed, this.frame, 0);
    if (!found.ok) return null;
    const [x, y, z, qx, qy, qz, qw] = found.pose as unknown as [
      number,
      number,
      number,
      ...number[],
    ];
    into.set(x, y, z);
    return angles.setFromQuaternion(turned.set(qx!, qy!, qz!, qw!), 'ZYX').z;
  }
}
