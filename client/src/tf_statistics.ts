// SPDX-License-Identifier: Apache-2.0
/** How often the transform of each frame comes, and what is wrong with its broadcasters; counted while somebody looks. */

import type { Transforms } from './wire/messages';

export interface FrameStatistics {
  /** Since counting began. */
  count: number;
  /** Transforms per second. */
  rate: number;
  isStatic: boolean;
  /** ROS seconds: newest stamp, and when it came. */
  stamp: number;
  received: number;
  /** Receipt minus stamp, of the newest. */
  delay: number;
  parents: string[];
  /** Times that the parent was another than before. */
  reparented: number;
  /** Times that a stamp went back. */
  backwards: number;
}

const listeners = new Set<(batch: Transforms) => void>();

/** Pass a batch on to those who count. */
export function tellTransforms(batch: Transforms): void {
  for (const listener of listeners) listener(batch);
}

export function onTransforms(listener: (batch: Transforms) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const PARENTS = 8;
/** Seconds over which a rate is measured. */
const WINDOW = 2;

export class TfStatistics {
  readonly frames = new Map<string, FrameStatistics>();
  private readonly marks = new Map<string, { count: number; time: number }>();

  constructor(private readonly clock: () => number) {}

  readonly take = (batch: Transforms): void => {
    const now = this.clock();
    for (let row = 0; row < batch.stamp.length; row++) {
      const child = batch.names[batch.child[row]!];
      const parent = batch.names[batch.parent[row]!];
      if (child === undefined || parent === undefined) continue;
      const stamp = batch.stamp[row]!;
      let known = this.frames.get(child);
      if (known === undefined) {
        known = {
          count: 0,
          rate: 0,
          isStatic: false,
          stamp: 0,
          received: 0,
          delay: 0,
          parents: [parent],
          reparented: 0,
          backwards: 0,
        };
        this.frames.set(child, known);
      } else if (known.parents[0] !== parent) {
        known.reparented += 1;
        known.parents = [parent, ...known.parents.filter((each) => each !== parent)].slice(
          0,
          PARENTS,
        );
      }
      known.isStatic = batch.static[row] === 1;
      if (!known.isStatic && stamp < known.stamp) known.backwards += 1;
      known.count += 1;
      known.stamp = stamp;
      known.received = now;
      known.delay = now - stamp;
    }
  };

  /** Work the rates out; call it about twice a second. */
  measure(): void {
    const now = this.clock();
    for (const [name, known] of this.frames) {
      const mark = this.marks.get(name);
      if (mark === undefined) this.marks.set(name, { count: known.count, time: now });
      else if (now - mark.time >= WINDOW || now < mark.time) {
        known.rate = now > mark.time ? (known.count - mark.count) / (now - mark.time) : 0;
        this.marks.set(name, { count: known.count, time: now });
      }
    }
  }
}

/** What is wrong with the broadcasters of a frame, in words; '' if nothing is. */
export function trouble(known: FrameStatistics, now: number): string {
  if (known.reparented > 1) {
    const names = known.parents.map((each) => `"${each}"`).join(' and ');
    return `two broadcasters disagree: its parent is ${names} by turns`;
  }
  if (known.reparented === 1) return `its parent was "${known.parents[1]}" before`;
  if (known.isStatic) return '';
  if (known.backwards > 2) return `stamps went back ${known.backwards} times: two broadcasters?`;
  if (known.delay > 1) return `transforms come ${known.delay.toFixed(1)} s after their stamp`;
  if (known.delay < -0.1) return `stamps are ${(-known.delay).toFixed(1)} s in the future`;
  const usual = known.rate > 0 ? 1 / known.rate : 0;
  if (usual > 0 && now - known.received > Math.max(1, 5 * usual))
    return 'its broadcaster is silent';
  return '';
}
