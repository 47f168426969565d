// SPDX-License-Identifier: Apache-2.0
/** Keeps a sheet at the operator's left hand and turned to them; where either hand is missing, low before them. */

import { Vector3 } from 'three';
import type { XrSample } from '../../wire/messages';
import { faceHead } from './desk';
import type { Sheet } from './sheet/sheet';

/** Of its upper edge from the hand, metres: up, and outwards, so that what the hand does is in sight. */
const UP = 0.22;
const OUT = 0.1;
/** From the head: ahead, down and aside. */
const AHEAD = 0.55;
const DOWN = 0.24;
const ASIDE = 0.22;
/** It follows within this time, seconds: trembling hands do not make letters tremble. */
const LAG = 0.08;
/** Without a hand it stays until it would be so far from its place, metres. */
const SLACK = 0.25;
/** So long without a right hand, seconds, and it is where the left one can press: never the one that wears it. */
const ALONE = 1;

export class WristPlace {
  private readonly wanted = new Vector3();
  private placed = false;
  private alone = 0;

  constructor(private readonly sheet: Sheet) {}

  /** Once a frame; `yaw` is where the head looks. */
  follow(sample: XrSample, head: Vector3, yaw: number, seconds: number): void {
    const { object } = this.sheet;
    const { position } = object;
    const right = sample.right_controller.length + sample.right_hand.length > 0;
    this.alone = right ? 0 : this.alone + seconds;
    const left = outwards.set(-Math.cos(yaw), 0, Math.sin(yaw));
    const hand = sample.left_controller.length > 0 ? sample.left_controller : sample.left_hand;
    const worn = hand.length > 0 && this.alone < ALONE;
    const anew = !this.placed || (!worn && this.sheet.wearer === 'left');
    this.sheet.wearer = worn ? 'left' : 'none';
    if (worn) {
      this.wanted.fromArray(hand).addScaledVector(left, OUT);
      this.wanted.y += UP;
    } else {
      there.set(-Math.sin(yaw), 0, -Math.cos(yaw)).multiplyScalar(AHEAD).add(head);
      // A left hand that is alone reaches over to the other side.
      there.addScaledVector(left, hand.length > 0 ? -ASIDE : ASIDE);
      there.y -= DOWN;
      if (anew || there.distanceTo(this.wanted) > SLACK) this.wanted.copy(there);
    }
    const share = this.placed ? 1 - Math.exp(-seconds / LAG) : 1;
    position.lerp(this.wanted, share);
    this.placed = true;
    faceHead(object, head);
  }
}

const outwards = new Vector3();
const there = new Vector3();
