// SPDX-License-Identifier: Apache-2.0
/** A stick while it is held: told again and again, until it is let go, or the viewer cannot hold it any more. */

import { app } from '../../state';
import type { GuiJoystick } from '../../wire/messages';

/** Forwards and to the left, each from -1 to 1. */
export type Stick = readonly [forward: number, left: number];
type Axes = GuiJoystick['axes'];

const REST: Stick = [0, 0];
/** So far a finger goes from the middle for all of the way, as a part of the pad's longer side. */
const REACH = 0.36;
/** So near the middle it is at rest. */
const DEAD = 0.05;

export class HeldStick {
  private at = REST;
  private timer: ReturnType<typeof setInterval> | undefined;
  private unsubscribe: () => void = () => undefined;

  /** `say` is called with where it is; `now` where that must not wait. */
  constructor(
    private readonly hz: number,
    private readonly say: (at: Stick, now: boolean) => void,
  ) {}

  /** What was let go is held again only where a hold begins: not by a finger that is still down. */
  hold(at: Stick, begins: boolean): void {
    if (this.timer === undefined && !begins) return;
    this.at = at;
    if (this.timer === undefined) {
      this.timer = setInterval(() => this.say(this.at, false), 1000 / this.hz);
      window.addEventListener('blur', this.release);
      document.addEventListener('visibilitychange', this.hidden);
      this.unsubscribe = app.subscribe((state) => {
        if (state.connection.phase !== 'connected') this.release();
      });
    }
    this.say(at, false);
  }

  readonly release = (): void => {
    if (this.timer === undefined) return;
    clearInterval(this.timer);
    this.timer = undefined;
    window.removeEventListener('blur', this.release);
    document.removeEventListener('visibilitychange', this.hidden);
    this.unsubscribe();
    this.at = REST;
    this.say(REST, true);
  };

  private readonly hidden = (): void => {
    if (document.hidden) this.release();
  };
}

/** Where a pointer holds the stick of a pad. */
export function stickOf(box: DOMRect, x: number, y: number, axes: Axes): Stick {
  const reach = Math.max(1, REACH * Math.max(box.width, box.height));
  return limited(
    (box.top + box.height / 2 - y) / reach,
    (box.left + box.width / 2 - x) / reach,
    axes,
  );
}

/** Where several keys hold it together. */
export function turned(moves: readonly Stick[], axes: Axes): Stick {
  const forward = moves.reduce((sum, move) => sum + move[0], 0);
  const left = moves.reduce((sum, move) => sum + move[1], 0);
  return limited(forward, left, axes);
}

/** Within a circle, or on a line. */
function limited(forward: number, left: number, axes: Axes): Stick {
  if (axes === 'forward') left = 0;
  if (axes === 'left') forward = 0;
  const length = Math.hypot(forward, left);
  if (length < DEAD) return REST;
  const shrink = length > 1 ? 1 / length : 1;
  const told = (share: number): number => Math.round(share * shrink * 1000) / 1000 + 0;
  return [told(forward), told(left)];
}
