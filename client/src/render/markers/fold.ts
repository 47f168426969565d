// SPDX-License-Identifier: Apache-2.0
/** The markers of a topic by namespace and id: what clear, delete, add and time leave of them. */

import type { Markers } from '../../wire/messages';
import { namesSame, onlyAdds } from './covered';
import { MarkerRow } from './row';

/** What is kept of a marker; the fold needs no more of it than this. */
export interface Kept {
  /** ROS time, seconds; 0 is never. */
  expires: number;
}

/** How one marker comes, changes and goes. */
export interface Fate<T extends Kept> {
  /** Make what is kept of a row, or change what was kept of its key before. */
  set(row: MarkerRow, before: T | undefined): T;
  remove(kept: T): void;
}

/** Folds deltas in the order that Markers prescribes. */
export class MarkerFold<T extends Kept> {
  private readonly spaces = new Map<string, Map<number, T>>();
  /** Removed, but until the end of the message: many publishers clear everything and add it again in one. */
  private readonly gone = new Map<string, Map<number, T>>();
  /** What is kept of each row of the last message, while all of it is there: most messages are about the same markers. */
  private last: { message: Markers; kept: T[] } | null = null;
  /** No marker expires before this ROS time. */
  private earliest = Infinity;

  constructor(private readonly fate: Fate<T>) {}

  apply(message: Markers): void {
    if (message.clear_all) for (const ns of [...this.spaces.keys()]) this.clearSpace(ns);
    for (const index of message.cleared) this.clearSpace(message.namespaces[index] ?? '');
    message.deleted_ns.forEach((index, i) => {
      this.drop(message.namespaces[index] ?? '', message.deleted_id[i]!);
    });
    const { last } = this;
    let known = last && onlyAdds(message) && namesSame(last.message, message) ? last.kept : null;
    const kept: T[] = known ?? [];
    const row = new MarkerRow(message);
    const failed: unknown[] = [];
    for (const count = message.id.length; row.index < count; row.index++) {
      try {
        kept[row.index] = known ? this.renew(row, known[row.index]!) : this.put(row);
      } catch (error) {
        failed.push(error);
        // What one marker stands for is looked up again: it may be there twice.
        known = null;
      }
    }
    this.last = failed.length ? null : { message, kept };
    this.bury();
    // One marker that fails takes no other along; who reports it needs one reason.
    if (failed.length) throw failed[0];
  }

  /** Remove what has had its time. */
  expire(now: number): void {
    if (now < this.earliest) return;
    this.earliest = Infinity;
    for (const [ns, space] of this.spaces) {
      for (const [id, kept] of space) {
        if (kept.expires === 0) continue;
        if (kept.expires <= now) this.drop(ns, id);
        else this.earliest = Math.min(this.earliest, kept.expires);
      }
    }
    this.bury();
  }

  /** ROS time before which nothing expires; Infinity where nothing does. */
  get nextExpiry(): number {
    return this.earliest;
  }

  /** Remove every marker that has a time to end: after a jump of ROS time nobody knows when that is. */
  dropMortal(): void {
    this.expire(Infinity);
  }

  *all(): Iterable<T> {
    for (const space of this.spaces.values()) yield* space.values();
  }

  find(ns: string, id: number): T | undefined {
    return this.spaces.get(ns)?.get(id);
  }

  /** Namespaces with a marker in them, sorted. */
  namespaces(): string[] {
    return [...this.spaces.keys()].sort();
  }

  clear(): void {
    for (const ns of [...this.spaces.keys()]) this.clearSpace(ns);
    this.bury();
  }

  private put(row: MarkerRow): T {
    const { ns, id } = row;
    let space = this.spaces.get(ns);
    if (!space) this.spaces.set(ns, (space = new Map<number, T>()));
    const here = space.get(id);
    const before = here ?? this.revive(ns, id);
    let kept: T;
    try {
      kept = this.fate.set(row, before);
    } catch (error) {
      if (before) this.mourned(ns).set(id, before);
      space.delete(id);
      if (space.size === 0) this.spaces.delete(ns);
      throw error;
    }
    if (kept !== here) space.set(id, kept);
    return this.timed(kept);
  }

  /** Change what is there, of which it is known where. */
  private renew(row: MarkerRow, here: T): T {
    try {
      return this.timed(this.fate.set(row, here));
    } catch (error) {
      this.drop(row.ns, row.id);
      throw error;
    }
  }

  private timed(kept: T): T {
    if (kept.expires !== 0) this.earliest = Math.min(this.earliest, kept.expires);
    return kept;
  }

  private drop(ns: string, id: number): void {
    const space = this.spaces.get(ns);
    const kept = space?.get(id);
    if (!space || !kept) return;
    this.last = null;
    space.delete(id);
    if (space.size === 0) this.spaces.delete(ns);
    this.mourned(ns).set(id, kept);
  }

  private clearSpace(ns: string): void {
    const space = this.spaces.get(ns);
    this.spaces.delete(ns);
    this.last = null;
    for (const [id, kept] of space ?? []) this.mourned(ns).set(id, kept);
  }

  private mourned(ns: string): Map<number, T> {
    let space = this.gone.get(ns);
    if (!space) this.gone.set(ns, (space = new Map<number, T>()));
    return space;
  }

  private revive(ns: string, id: number): T | undefined {
    const kept = this.gone.get(ns)?.get(id);
    if (kept) this.gone.get(ns)?.delete(id);
    return kept;
  }

  private bury(): void {
    for (const space of this.gone.values())
      for (const kept of space.values()) this.fate.remove(kept);
    this.gone.clear();
  }
}
