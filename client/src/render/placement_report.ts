// SPDX-License-Identifier: Apache-2.0
/** Tells the panels what could not be placed: a few times a second, and not what heals by itself at once. */

import type { Placement } from '../state';

const INTERVAL_MS = 250;
/** A transform is often a little later than the data: only a longer wait is worth a word. */
const PATIENCE_MS = 500;

export class PlacementReport {
  private lastTime = -Infinity;
  private readonly since = new Map<string, number>();
  private said = '';
  private published: Record<string, Placement[]> | null = null;

  /** `publish` gets what is wrong by display; `kept` is what became of it. */
  constructor(
    private readonly publish: (placements: Record<string, Placement[]>) => void,
    private readonly kept?: () => Record<string, Placement[]>,
  ) {}

  /** Take what one picture found; `now` in milliseconds. */
  take(found: Map<string, Placement[]>, now: number): void {
    if (now - this.lastTime < INTERVAL_MS) return;
    this.lastTime = now;
    const waiting = new Set<string>();
    const report: Record<string, Placement[]> = {};
    for (const [display, placements] of found) {
      report[display] = placements.filter((placement) => {
        if (placement.level !== 'waiting') return true;
        const key = `${display}\n${placement.name}`;
        waiting.add(key);
        const since = this.since.get(key) ?? now;
        this.since.set(key, since);
        return now - since >= PATIENCE_MS;
      });
    }
    for (const key of this.since.keys()) if (!waiting.has(key)) this.since.delete(key);
    const said = JSON.stringify(report);
    // What was taken away with its display is said again where that comes back.
    const held = !this.kept || this.published === null || this.kept() === this.published;
    if (said === this.said && held) return;
    this.said = said;
    this.published = report;
    this.publish(report);
  }
}
