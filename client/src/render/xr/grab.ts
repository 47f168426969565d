// SPDX-License-Identifier: Apache-2.0
/** Moving the scene by hand: held with one it goes along, with two it is turned and scaled, too. */

import { Vector3 } from 'three';
import type { Travel } from './travel';

interface Hold {
  held: boolean;
  readonly at: Vector3;
}

export class Grab {
  private readonly left: Hold = { held: false, at: new Vector3() };
  private readonly right: Hold = { held: false, at: new Vector3() };

  constructor(private readonly travel: Travel) {}

  /** Once a frame: where each hand that holds the scene is in the session's space; null for one that does not. */
  move(left: Vector3 | null, right: Vector3 | null): void {
    const [a, b] = [this.left, this.right];
    // A hand that has just begun to hold, or let go, moves nothing yet.
    const same = a.held === (left !== null) && b.held === (right !== null);
    if (same && left && right) this.travel.stretch(a.at, b.at, left, right);
    else if (same && left) this.travel.drag(a.at, left);
    else if (same && right) this.travel.drag(b.at, right);
    take(a, left);
    take(b, right);
  }
}

function take(hold: Hold, at: Vector3 | null): void {
  hold.held = at !== null;
  if (at) hold.at.copy(at);
}
