// SPDX-License-Identifier: Apache-2.0
/** How late the pictures of cameras are drawn, told to the server about once a second. */

import type { VideoShown } from '../wire/messages';

export type Told = Omit<VideoShown, 't'>;

/** More in one report are counted, but not measured. */
const MOST = 1024;

class Tally {
  readonly delays = new Float64Array(MOST);
  shown = 0;
  lost = 0;
  newest = 0;
}

export class Delays {
  private readonly tallies = new Map<string, Tally>();

  /** A picture with this stamp is drawn now (ROS seconds). */
  drawn(display: string, stamp: number, now: number): void {
    const tally = this.of(display);
    tally.newest = now - stamp;
    if (tally.shown < MOST) tally.delays[tally.shown] = tally.newest;
    tally.shown += 1;
  }

  /** Pictures were missing, or a newer one overtook them. */
  lost(display: string): void {
    this.of(display).lost += 1;
  }

  /** What is to be told; counting begins anew. */
  take(): Told[] {
    const told: Told[] = [];
    for (const [display, tally] of this.tallies) {
      const { shown, lost, newest: last } = tally;
      const sorted = tally.delays.slice(0, Math.min(shown, MOST)).sort();
      const at = (part: number) => sorted[Math.round(part * (sorted.length - 1))] ?? 0;
      told.push({ display, shown, lost, least: at(0), median: at(0.5), p99: at(0.99), last });
    }
    this.tallies.clear();
    return told;
  }

  private of(display: string): Tally {
    let tally = this.tallies.get(display);
    if (!tally) this.tallies.set(display, (tally = new Tally()));
    return tally;
  }
}
