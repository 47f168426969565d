// SPDX-License-Identifier: Apache-2.0
/** Which sheet each pointer means: the nearest that its ray meets or its finger touches, and the one it holds to the end. */

import { Matrix4, Vector3 } from 'three';
import type { Pointer, Side } from './pointers';
import type { Sheet, Spot } from './sheet/sheet';

/** A fingertip is at a sheet from this far before it to this far behind it, metres. */
const HOVER = 0.06;
const THROUGH = 0.08;
/** It presses where it is through, and lets go so far before it. */
const LIFT = 0.008;

export class Desk {
  private readonly spot: Spot = { x: 0, y: 0, away: 0 };
  private readonly near: Spot = { x: 0, y: 0, away: 0 };
  /** A carried sheet in the space of what carries it. */
  private readonly carried = new Map<number, { sheet: Sheet; at: Matrix4 }>();

  constructor(private readonly sheets: readonly Sheet[]) {}

  /** Once a frame: `head` is where the operator sees from, as sheets that are carried face it. */
  step(pointers: readonly Pointer[], head: Vector3): void {
    for (const pointer of pointers) {
      const sheet = pointer.present ? this.meant(pointer) : null;
      pointer.reach = sheet ? this.near.away : -1;
      for (const each of this.sheets) if (each !== sheet) each.leave(pointer.id);
      if (!sheet) {
        this.carried.delete(pointer.id);
        continue;
      }
      const down = pointer.finger ? this.presses(sheet, pointer) : pointer.down;
      sheet.point(pointer.id, this.near, down, pointer.busy);
      this.carry(sheet, pointer, head);
    }
  }

  /** Whether a hand is at a sheet: what it does there is not meant for the robot. */
  has(pointers: readonly Pointer[], side: Side): boolean {
    return pointers.some((pointer) => pointer.side === side && pointer.reach >= 0);
  }

  clear(): void {
    this.carried.clear();
    for (const sheet of this.sheets) sheet.touch.clear();
  }

  /** Leaves in `near` where it is. */
  private meant(pointer: Pointer): Sheet | null {
    let found: Sheet | null = null;
    this.near.away = Infinity;
    for (const sheet of this.sheets) {
      if (!sheet.visible) continue;
      const held = sheet.touch.holds(pointer.id);
      if (!this.isAt(sheet, pointer, held) || (!held && this.spot.away >= this.near.away)) continue;
      Object.assign(this.near, this.spot);
      found = sheet;
      if (held) break;
    }
    return found;
  }

  private isAt(sheet: Sheet, { finger, ray, side }: Pointer, held: boolean): boolean {
    if (!finger) return sheet.meets(ray, this.spot, held);
    if (side === sheet.wearer) return false;
    const there = sheet.touched(ray.origin, this.spot, held);
    return there && this.spot.away < HOVER && this.spot.away > -THROUGH;
  }

  private presses(sheet: Sheet, { id }: Pointer): boolean {
    return this.near.away <= (sheet.touch.holds(id) ? LIFT : 0);
  }

  private carry(sheet: Sheet, { id, matrix }: Pointer, head: Vector3): void {
    if (!sheet.touch.carries(id)) {
      this.carried.delete(id);
      return;
    }
    let hold = this.carried.get(id);
    if (!hold) {
      sheet.object.updateMatrix();
      hold = { sheet, at: new Matrix4().copy(matrix).invert().multiply(sheet.object.matrix) };
      this.carried.set(id, hold);
    }
    whole.multiplyMatrices(matrix, hold.at);
    sheet.object.position.setFromMatrixPosition(whole);
    faceHead(sheet.object, head);
  }
}

const whole = new Matrix4();
const up = new Vector3(0, 1, 0);

/** Turn a sheet to who reads it. */
export function faceHead(object: Sheet['object'], head: Vector3): void {
  whole.lookAt(head, object.position, up);
  object.quaternion.setFromRotationMatrix(whole);
}
