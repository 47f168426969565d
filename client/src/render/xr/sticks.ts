// SPDX-License-Identifier: Apache-2.0
/** Walking and turning by the thumbsticks of a headset's controllers, at speeds that are easy on the stomach. */

import { Vector3 } from 'three';
import type { XrSample } from '../../wire/messages';
import type { Travel } from './travel';

/** Metres per second of the operator, at the end of a stick's way. */
const WALK = 1.4;
const RISE = 0.7;
const DEAD = 0.15;
/** Turns are steps: a smooth one makes sick. */
const TURN = Math.PI / 6;
const TURN_AT = 0.7;
const TURN_AGAIN = 0.4;
/** Where the thumbstick's axes are (xr-standard). */
const X = 2;
const Y = 3;

export class Sticks {
  private turned = false;
  private readonly step = new Vector3();

  constructor(private readonly travel: Travel) {}

  /**
   * Once a frame, `seconds` after the last one: the left stick walks where the head looks, the right one turns
   * and rises. `head` is its position in the session's space, `yaw` where it looks.
   */
  move(sample: XrSample, seconds: number, head: Vector3, yaw: number): void {
    const { left_gamepad: left, right_gamepad: right } = sample;
    // WebXR: a stick pushed away from oneself is negative.
    const [ahead, aside, rise] = [-beyond(left, Y), beyond(left, X), -beyond(right, Y)];
    const turn = right[X] ?? 0;
    const [sin, cos] = [Math.sin(yaw), Math.cos(yaw)];
    const rising = Math.abs(turn) < TURN_AGAIN ? rise * RISE : 0;
    this.step.set((aside * cos - ahead * sin) * WALK, rising, (-ahead * cos - aside * sin) * WALK);
    if (this.step.lengthSq() > 0) this.travel.walk(this.step.multiplyScalar(seconds));
    if (Math.abs(turn) < TURN_AGAIN) this.turned = false;
    if (this.turned || Math.abs(turn) < TURN_AT) return;
    this.turned = true;
    this.travel.rotate(-Math.sign(turn) * TURN, head);
  }
}

/** Of an axis, what is beyond its dead middle; slow near it. */
function beyond(pad: Float32Array, axis: number): number {
  const value = pad[axis] ?? 0;
  const free = (Math.abs(value) - DEAD) / (1 - DEAD);
  return free > 0 ? Math.sign(value) * free * free : 0;
}
