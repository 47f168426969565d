// SPDX-License-Identifier: Apache-2.0
/** How many pictures are drawn in a second, and how many could be. */

const SECOND_MS = 1000;

export class FrameRate {
  private readonly drawn: number[] = [];
  private readonly chances: number[] = [];

  /** The browser gave the chance to draw; times are milliseconds. */
  chance(now: number): void {
    this.chances.push(now);
    // It is asked for less often than it is told: it must not grow meanwhile.
    forget(this.chances, now);
  }

  picture(now: number): void {
    this.drawn.push(now);
    forget(this.drawn, now);
  }

  /** Pictures drawn in the last second. */
  pictures(now: number): number {
    forget(this.drawn, now);
    return this.drawn.length;
  }

  /**
   * How often a second it is worth while to be told what pictures are only drawn with; 0 for always.
   *
   * About three times for each picture that this browser can draw: where it is slow, all else would cost it more
   * than the drawing. In steps, for the server is told of every change.
   */
  pace(now: number): number {
    forget(this.chances, now);
    const step = STEPS.find(([below]) => this.chances.length < below);
    return step ? step[1] : 0;
  }
}

/** Chances in a second below which it is this often. */
const STEPS = [
  [5, 15],
  [10, 30],
  [25, 60],
] as const;

function forget(times: number[], now: number): void {
  while (times[0] !== undefined && times[0] < now - SECOND_MS) times.shift();
}
