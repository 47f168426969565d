// SPDX-License-Identifier: Apache-2.0
/** Asking for a picture at a ROS time: things vanish on time though nothing else happens. */

import type { SceneContext } from './renderable';

/** ROS time may run slower or faster than the wall clock: look again at least this often, milliseconds. */
const LONGEST = 500;
const SHORTEST = 10;

/** One alarm per renderable; setting it again replaces it. */
export class Wake {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly context: Pick<SceneContext, 'rosTime' | 'invalidate'>) {}

  /** Ask for a picture at this ROS time, in seconds; Infinity is never. */
  at(time: number): void {
    clearTimeout(this.timer);
    if (time === Infinity) return;
    const wait = (time - this.context.rosTime()) * 1000;
    const bounded = Math.min(Math.max(wait, SHORTEST), LONGEST);
    this.timer = setTimeout(() => this.context.invalidate(), bounded);
  }

  cancel(): void {
    clearTimeout(this.timer);
  }
}
