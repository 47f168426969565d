// SPDX-License-Identifier: Apache-2.0
/** What one frame was told about its place in its parent, newest seconds, in order of time. */

import { interpolate, type PoseArray } from './pose';

/** Samples older than this, seen from the newest, are forgotten (seconds). */
export const KEEP_SECONDS = 12;
/** Most samples kept, whatever their rate: 12 s at 680 Hz. */
const MOST = 8192;
/** A sample this much older than the newest (seconds) may come from before: late, or time that jumped back. */
const LATE_SECONDS = 1;
/** So many late samples in a row, and it was time that jumped. */
const LATE_IN_A_ROW = 3;

/** Where a time lies in a history. */
export type When = 'inside' | 'older' | 'newer';

export class FrameHistory {
  isStatic = false;
  private stamps = new Float64Array(8);
  private parents = new Int32Array(8);
  private poses = new Float64Array(8 * 7);
  private start = 0;
  private lateInARow = 0;
  count = 0;

  private slot(index: number): number {
    return (this.start + index) & (this.stamps.length - 1);
  }

  get newest(): number {
    return this.stampAt(this.count - 1);
  }

  get oldest(): number {
    return this.stampAt(0);
  }

  stampAt(index: number): number {
    return this.stamps[this.slot(index)]!;
  }

  /** Index of the frame's parent by its newest sample, -1 without one. */
  get parent(): number {
    return this.count ? this.parents[this.slot(this.count - 1)]! : -1;
  }

  clear(): void {
    this.start = 0;
    this.count = 0;
    this.lateInARow = 0;
  }

  /** Take the one transform that holds for all times. */
  setStatic(parent: number, pose: ArrayLike<number>, offset: number): void {
    this.clear();
    this.isStatic = true;
    this.count = 1;
    this.write(0, 0, parent, pose, offset);
  }

  /** Take a sample; returns whether it is the newest now. */
  insert(stamp: number, parent: number, pose: ArrayLike<number>, offset: number): boolean {
    if (this.isStatic) {
      this.isStatic = false;
      this.clear();
    }
    if (this.count > 0 && stamp < this.newest - LATE_SECONDS) {
      this.lateInARow += 1;
      // A recording that starts again without a clock: what is newer belongs to the last round.
      if (this.lateInARow >= LATE_IN_A_ROW) this.clear();
      else if (stamp < this.newest - KEEP_SECONDS) return false;
    } else {
      this.lateInARow = 0;
    }
    let index = this.count;
    while (index > 0 && this.stampAt(index - 1) > stamp) index -= 1;
    if (index > 0 && this.stampAt(index - 1) === stamp) {
      this.write(this.slot(index - 1), stamp, parent, pose, offset);
      return index === this.count;
    }
    if (this.makeRoom()) index = Math.max(0, index - 1);
    for (let i = this.count; i > index; i--) this.copy(this.slot(i - 1), this.slot(i));
    this.count += 1;
    this.write(this.slot(index), stamp, parent, pose, offset);
    const isNewest = index === this.count - 1;
    while (this.count > 2 && this.stampAt(1) < this.newest - KEEP_SECONDS) this.dropOldest();
    return isNewest;
  }

  /** Write the pose at a time, clamped to what is known; returns the parent's index. Needs `count > 0`. */
  sample(stamp: number, out: PoseArray): number {
    const last = this.count - 1;
    if (this.isStatic || stamp >= this.newest) return this.read(last, out);
    if (stamp <= this.oldest) return this.read(0, out);
    const before = this.indexBefore(stamp);
    const a = this.slot(before);
    const b = this.slot(before + 1);
    const parent = this.parents[a]!;
    if (parent !== this.parents[b]) return this.read(before, out);
    const t = (stamp - this.stamps[a]!) / (this.stamps[b]! - this.stamps[a]!);
    interpolate(this.poses, a * 7, this.poses, b * 7, t, out);
    return parent;
  }

  /** The parent's index at a time, clamped likewise. */
  parentAt(stamp: number): number {
    if (this.isStatic || stamp >= this.newest) return this.parent;
    if (stamp <= this.oldest) return this.parents[this.slot(0)]!;
    return this.parents[this.slot(this.indexBefore(stamp))]!;
  }

  when(stamp: number): When {
    if (this.isStatic) return 'inside';
    if (stamp > this.newest) return 'newer';
    return stamp < this.oldest ? 'older' : 'inside';
  }

  /** Index of the last sample not after `stamp`, by bisection; the caller knows that there is one. */
  private indexBefore(stamp: number): number {
    let low = 0;
    let high = this.count - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.stampAt(middle) <= stamp) low = middle;
      else high = middle;
    }
    return low;
  }

  private read(index: number, out: PoseArray): number {
    const slot = this.slot(index);
    for (let i = 0; i < 7; i++) out[i] = this.poses[slot * 7 + i]!;
    return this.parents[slot]!;
  }

  private write(
    slot: number,
    stamp: number,
    parent: number,
    pose: ArrayLike<number>,
    offset: number,
  ): void {
    this.stamps[slot] = stamp;
    this.parents[slot] = parent;
    for (let i = 0; i < 7; i++) this.poses[slot * 7 + i] = pose[offset + i]!;
  }

  private copy(from: number, to: number): void {
    this.stamps[to] = this.stamps[from]!;
    this.parents[to] = this.parents[from]!;
    this.poses.copyWithin(to * 7, from * 7, from * 7 + 7);
  }

  private dropOldest(): void {
    this.start = this.slot(1);
    this.count -= 1;
  }

  /** Make room for one more; returns whether the oldest had to go. */
  private makeRoom(): boolean {
    const size = this.stamps.length;
    if (this.count < size) return false;
    if (size >= MOST) {
      this.dropOldest();
      return true;
    }
    const old = { stamps: this.stamps, parents: this.parents, poses: this.poses };
    const slots = Array.from({ length: this.count }, (_, index) => this.slot(index));
    this.stamps = new Float64Array(size * 2);
    this.parents = new Int32Array(size * 2);
    this.poses = new Float64Array(size * 14);
    this.start = 0;
    slots.forEach((slot, index) =>
      this.write(index, old.stamps[slot]!, old.parents[slot]!, old.poses, slot * 7),
    );
    return false;
  }
}
