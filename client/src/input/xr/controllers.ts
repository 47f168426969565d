// SPDX-License-Identifier: Apache-2.0
/** Reads a controller of a headset frame: where it is held, where it points, its axes and its buttons. */

import { POSE } from './hands';

const AXES = 4;
const BUTTONS = 12;
const NOTHING = new Float32Array(0);

/** What there is of a controller; its arrays are overwritten by the next reading. */
export interface ControllerPose {
  /** Grip and aim, in this order; empty where either is not tracked. */
  poses: Float32Array;
  /** The place of either is a guess of the headset. */
  emulated: boolean;
  /** Four axes, then the values of the buttons. */
  gamepad: Float32Array;
  /** Bit i: button i is pressed. */
  pressed: number;
}

/** Room for one controller, reused from frame to frame. */
export class ControllerReader {
  private readonly poses = new Float32Array(2 * POSE);
  private gamepad = new Float32Array(AXES);
  private readonly found: ControllerPose = {
    poses: NOTHING,
    emulated: false,
    gamepad: this.gamepad,
    pressed: 0,
  };

  /** Return what there is, null for a source that is no controller. */
  read(frame: XRFrame, source: XRInputSource, space: XRReferenceSpace): ControllerPose | null {
    const { gamepad, gripSpace, targetRaySpace } = source;
    if (source.hand || !gamepad?.buttons) return null;
    const { found } = this;
    const grip = gripSpace ? frame.getPose(gripSpace, space) : undefined;
    const aim = frame.getPose(targetRaySpace, space);
    found.emulated = Boolean(grip?.emulatedPosition) || Boolean(aim?.emulatedPosition);
    found.poses = NOTHING;
    if (grip && aim && !found.emulated) {
      this.write(grip, 0);
      this.write(aim, POSE);
      if (this.poses.every(Number.isFinite)) found.poses = this.poses;
    }
    this.readGamepad(gamepad);
    return found;
  }

  private write({ transform: { position: p, orientation: q } }: XRPose, at: number): void {
    const { poses } = this;
    [poses[at], poses[at + 1], poses[at + 2]] = [p.x, p.y, p.z];
    [poses[at + 3], poses[at + 4], poses[at + 5], poses[at + 6]] = [q.x, q.y, q.z, q.w];
  }

  private readGamepad({ axes, buttons }: Gamepad): void {
    const count = Math.min(buttons.length, BUTTONS);
    if (this.gamepad.length !== AXES + count) this.gamepad = new Float32Array(AXES + count);
    this.found.gamepad = this.gamepad;
    // What a runtime does not have it may leave out, or give as null.
    for (let i = 0; i < AXES; i += 1) this.gamepad[i] = finite(axes[i]);
    this.found.pressed = 0;
    for (let i = 0; i < count; i += 1) {
      this.gamepad[AXES + i] = finite(buttons[i]?.value);
      if (buttons[i]?.pressed) this.found.pressed |= 1 << i;
    }
  }
}

function finite(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) ? value : 0;
}
