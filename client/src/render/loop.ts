// SPDX-License-Identifier: Apache-2.0
/** When a picture is drawn: as something changed, now and then without, and never because one failed. */

import { Failures } from './failures';
import type { Film } from './film';
import { FrameRate } from './frame_rate';

/** Statuses and fading go on at this pace when nothing else asks for a picture. */
const IDLE_MS = 250;
/** What moves goes on from where it was after a longer pause, seconds. */
const LONGEST_STEP = 0.25;

export class Loop {
  readonly rate = new FrameRate();
  /** Where nobody sees the page: it draws no more than this asks for. */
  film: Film | null = null;
  /** Called after every picture. */
  onDrawn: () => void = () => undefined;
  private readonly failures = new Failures();
  private needed = true;
  private lastPicture = 0;

  /** `prepare` is what is done at each chance to draw, `draw` makes the picture; both hear the seconds since the last one. */
  constructor(
    private readonly prepare: (elapsed: number, time: number, frame?: XRFrame) => void,
    private readonly draw: (elapsed: number) => void,
    private readonly canvas: () => HTMLCanvasElement,
  ) {}

  /** Ask for a picture. */
  invalidate(): void {
    this.needed = true;
  }

  /** All that asked for one has it now. */
  satisfied(): void {
    this.needed = false;
  }

  /** One step, at a time in milliseconds; what fails in one picture must not end it. */
  tick(time: number, frame?: XRFrame): void {
    this.failures.guard(() => this.step(time, frame));
  }

  private step(time: number, frame?: XRFrame): void {
    this.rate.chance(performance.now());
    const idle = time - this.lastPicture;
    const elapsed = Math.min(idle / 1000, LONGEST_STEP);
    this.prepare(elapsed, time, frame);
    // A headset's frame is a reason to draw.
    const due =
      this.film?.due(this.needed, time) ?? (this.needed || frame !== undefined || idle >= IDLE_MS);
    if (!due) return;
    this.lastPicture = time;
    this.draw(elapsed);
    this.film?.drawn(this.canvas(), time);
    this.rate.picture(performance.now());
    this.onDrawn();
  }
}
