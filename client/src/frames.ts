// SPDX-License-Identifier: Apache-2.0
/** The tree of coordinate frames with its history: who is where in whom, when; never guessed beyond what was told. */

import { FrameHistory } from './frame_history';
import * as reasons from './frame_reasons';
import { compose, identity, invert, isPose, setIdentity } from './pose';
import type { Transforms } from './wire/messages';

/** Answer to a lookup: the pose of the source frame in the target frame, or why there is none. */
export type Lookup =
  | { ok: true; pose: Float64Array; stamp: number; note?: string }
  | { ok: false; level: 'waiting' | 'error'; reason: string };

/** Frames that make a good fixed frame, best first (REP-105). */
const PREFERRED = ['map', 'odom', 'world', 'base_link'];

/** What is known of the tree as a whole while `topology` is the same. */
interface Tree {
  topology: number;
  names: string[];
  roots: string[];
  /** Frames in the part of the tree under each root. */
  sizes: Map<string, number>;
  fixed: string;
}

/** The links from two frames up to the first that both hang on. */
interface Route {
  /** Ids from the source up to, and without, the common ancestor; likewise from the target. */
  up: number[];
  down: number[];
}

export class Frames {
  /** Grows with every change: what was placed at this version is still right. */
  version = 0;
  private readonly ids = new Map<string, number>();
  private readonly labels: string[] = [];
  private readonly histories: FrameHistory[] = [];
  /** ROS time at which a frame's own newest transform came; at which one of its children's did. */
  private readonly heard: number[] = [];
  private readonly heardAsParent: number[] = [];
  private readonly cleared = new Set<number>();
  /** Frames that nobody spoke of since `mark`; null outside of a mark and its sweep. */
  private unspoken: Set<number> | null = null;
  private topology = 0;
  private known: Tree | null = null;
  /** The names of the last batch: most batches have the same ones. */
  private asked: { names: readonly string[]; ids: readonly number[] } = { names: [], ids: [] };
  /** Scratch of `route`: position of a frame in the walk `walk`, so that nothing is allocated per lookup. */
  private walk = 0;
  private readonly seen: number[] = [];
  private readonly place: number[] = [];
  private readonly path: Route = { up: [], down: [] };
  private readonly link = identity();
  private readonly fromTarget = identity();

  /** `clock` gives ROS time in seconds, for the ages of frames. */
  constructor(private readonly clock: () => number = () => Date.now() / 1000) {}

  /** Take a batch; rows that are no rigid motion between two named frames are left out. */
  add(batch: Transforms): void {
    const now = this.clock();
    const ids = this.idsOf(batch.names);
    for (let row = 0; row < batch.stamp.length; row++) {
      const child = ids[batch.child[row]!];
      const parent = ids[batch.parent[row]!];
      const stamp = batch.stamp[row]!;
      if (child === undefined || parent === undefined || child === parent) continue;
      if (!this.labels[child] || !this.labels[parent]) continue;
      if (!Number.isFinite(stamp) || !isPose(batch.pose, row * 7)) continue;
      this.insert(child, parent, stamp, batch.pose, row * 7, batch.static[row] === 1, now);
    }
    this.version += 1;
  }

  private insert(
    child: number,
    parent: number,
    stamp: number,
    pose: Float64Array,
    offset: number,
    isStatic: boolean,
    now: number,
  ): void {
    const history = this.histories[child]!;
    const oldParent = history.parent;
    if (isStatic) {
      history.setStatic(parent, pose, offset);
      this.heardAsParent[parent] = Infinity;
    } else if (history.insert(stamp, parent, pose, offset)) {
      this.heard[child] = now;
      this.heardAsParent[parent] = Math.max(this.heardAsParent[parent]!, now);
    }
    this.cleared.delete(child);
    this.unspoken?.delete(child);
    if (history.parent !== oldParent) this.topology += 1;
  }

  /** Forget all that moved: ROS time went backwards. What is static stays. */
  clearDynamic(): void {
    this.histories.forEach((history, id) => {
      if (history.isStatic || history.count === 0) return;
      history.clear();
      this.cleared.add(id);
    });
    this.topology += 1;
    this.version += 1;
  }

  /** The server tells everything anew: what it does not mention until `sweep` is gone. */
  mark(): void {
    this.unspoken = new Set(this.histories.keys());
  }

  sweep(): void {
    for (const id of this.unspoken ?? []) this.histories[id]!.clear();
    this.unspoken = null;
    this.topology += 1;
    this.version += 1;
  }

  /**
   * The pose of `source` in `target` at a ROS time in seconds; 0 is the newest time that all links have.
   *
   * Between samples it is interpolated. A time newer than a link's newest sample waits; one older than its oldest
   * uses that, with a note. '' as source is the target itself. The pose is written into `into`, where that is given.
   */
  lookup(target: string, source: string, stamp: number, into = identity()): Lookup {
    if (source === target || source === '') {
      setIdentity(into);
      return { ok: true, pose: into, stamp };
    }
    const from = this.ids.get(clean(source));
    const to = this.ids.get(clean(target));
    if (from === undefined && target !== '')
      return reasons.unknown(target, source, source, this.ids.size);
    if (to === undefined || from === undefined) {
      return reasons.unknown(target, source, target, this.ids.size);
    }
    return stamp === 0 ? this.lookupNewest(to, from, into) : this.lookupAt(to, from, stamp, into);
  }

  private lookupAt(to: number, from: number, stamp: number, into: Float64Array): Lookup {
    const route = this.route(to, from, stamp);
    if (!route) return this.notConnected(to, from);
    let gap = 0;
    let worst = -1;
    let lag = 0;
    let late = -1;
    for (const links of [route.up, route.down]) {
      for (const id of links) {
        const history = this.histories[id]!;
        if (history.isStatic) continue;
        if (history.oldest - stamp > gap) {
          gap = history.oldest - stamp;
          worst = id;
        }
        if (stamp - history.newest > lag) {
          lag = stamp - history.newest;
          late = id;
        }
      }
    }
    const [target, source] = [this.labels[to]!, this.labels[from]!];
    if (late >= 0) return reasons.tooNew(target, source, this.labels[late]!, lag);
    const pose = this.evaluate(route, stamp, into);
    if (worst < 0) return { ok: true, pose, stamp };
    return { ok: true, pose, stamp, note: reasons.tooOld(this.labels[worst]!, gap) };
  }

  private lookupNewest(to: number, from: number, into: Float64Array): Lookup {
    const route = this.route(to, from, Infinity);
    if (!route) return this.notConnected(to, from);
    let common = Infinity;
    let behind = -1;
    let newest = -Infinity;
    for (const links of [route.up, route.down]) {
      for (const id of links) {
        const history = this.histories[id]!;
        if (history.isStatic) continue;
        const at = history.newest;
        newest = Math.max(newest, at);
        if (at < common) {
          common = at;
          behind = id;
        }
      }
    }
    if (behind < 0) return { ok: true, pose: this.evaluate(route, Infinity, into), stamp: 0 };
    if (this.reach(route.up, common) && this.reach(route.down, common)) {
      return { ok: true, pose: this.evaluate(route, common, into), stamp: common };
    }
    // A link that fell silent, or hangs elsewhere since: the newest of each is nearer to the truth than a far past.
    const note = reasons.fellSilent(this.labels[behind]!, newest - common);
    return { ok: true, pose: this.evaluate(route, Infinity, into), stamp: common, note };
  }

  /** Whether all links are known at a time, and hang where they hang now. */
  private reach(links: readonly number[], stamp: number): boolean {
    for (const id of links) {
      const history = this.histories[id]!;
      if (history.when(stamp) !== 'inside' || history.parentAt(stamp) !== history.parent) {
        return false;
      }
    }
    return true;
  }

  /** The links between two frames at a time (Infinity: by their newest parents); null where none lead there. */
  private route(to: number, from: number, stamp: number): Route | null {
    this.walk += 1;
    const { up, down } = this.path;
    up.length = 0;
    down.length = 0;
    for (let id = from; id >= 0 && this.seen[id] !== this.walk; id = this.parentId(id, stamp)) {
      this.seen[id] = this.walk;
      this.place[id] = up.length;
      up.push(id);
    }
    // As many steps as there are frames, and it goes round in a loop.
    for (let id = to, steps = this.labels.length; id >= 0 && steps >= 0; steps--) {
      if (this.seen[id] === this.walk) {
        up.length = this.place[id]!;
        return this.path;
      }
      down.push(id);
      id = this.parentId(id, stamp);
    }
    return null;
  }

  private parentId(id: number, stamp: number): number {
    const history = this.histories[id]!;
    return history.count ? history.parentAt(stamp) : -1;
  }

  private evaluate(route: Route, stamp: number, pose: Float64Array): Float64Array {
    setIdentity(pose);
    for (const id of route.up) {
      this.histories[id]!.sample(stamp, this.link);
      compose(this.link, 0, pose, 0, pose);
    }
    setIdentity(this.fromTarget);
    for (const id of route.down) {
      this.histories[id]!.sample(stamp, this.link);
      compose(this.link, 0, this.fromTarget, 0, this.fromTarget);
    }
    invert(this.fromTarget, this.fromTarget);
    compose(this.fromTarget, 0, pose, 0, pose);
    return pose;
  }

  private notConnected(to: number, from: number): Lookup {
    const [target, source] = [this.labels[to]!, this.labels[from]!];
    for (const id of [from, to]) {
      const top = this.topOf(id);
      if (this.cleared.has(top)) return reasons.sinceJump(target, source, this.labels[top]!);
    }
    const size = (id: number) => this.tree().sizes.get(this.labels[this.topOf(id)]!) ?? 0;
    const loose = size(from) > size(to) ? to : from;
    const age = this.clock() - Math.max(this.heard[loose]!, this.heardAsParent[loose]!);
    return reasons.notConnected(target, source, this.labels[loose]!, age);
  }

  /** The frame at which the way up from `id` ends; in a loop, wherever it closes. */
  private topOf(id: number): number {
    this.walk += 1;
    let parent = this.histories[id]!.parent;
    while (parent >= 0 && this.seen[parent] !== this.walk) {
      this.seen[id] = this.walk;
      id = parent;
      parent = this.histories[id]!.parent;
    }
    return id;
  }

  /** Names of all frames that are in the tree now, sorted; the same array while none came or went. */
  names(): string[] {
    return this.tree().names;
  }

  /** The parent of a frame by its newest transform. */
  parentOf(name: string): string | undefined {
    const id = this.ids.get(clean(name));
    return id === undefined ? undefined : this.labels[this.histories[id]!.parent];
  }

  /** Frames without a parent, those with the most frames below them first. */
  roots(): string[] {
    return this.tree().roots;
  }

  /** The frame that a viewer who chose none sees the scene from; '' while there is no frame. */
  pickFixedFrame(): string {
    return this.tree().fixed;
  }

  /** Seconds since a frame was heard of: 0 for what holds for ever, Infinity for what is unknown. */
  ageOf(name: string, now: number): number {
    const id = this.ids.get(clean(name));
    if (id === undefined) return Infinity;
    const history = this.histories[id]!;
    if (history.isStatic && history.count) return 0;
    const heard = history.count ? this.heard[id]! : this.heardAsParent[id]!;
    return Math.max(0, now - heard);
  }

  private tree(): Tree {
    if (this.known?.topology === this.topology) return this.known;
    const present = new Set<number>();
    this.histories.forEach((history, id) => {
      if (history.count) present.add(id).add(history.parent);
    });
    const sizes = new Map<string, number>();
    for (const id of present) {
      const top = this.labels[this.topOf(id)]!;
      sizes.set(top, (sizes.get(top) ?? 0) + 1);
    }
    const names = [...present].map((id) => this.labels[id]!).sort();
    const roots = names
      .filter((name) => this.parentOf(name) === undefined)
      .sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0));
    const fixed = PREFERRED.find((name) => names.includes(name)) ?? roots[0] ?? names[0] ?? '';
    this.known = { topology: this.topology, names, roots, sizes, fixed };
    return this.known;
  }

  private idsOf(names: string[]): readonly number[] {
    if (names !== this.asked.names) {
      this.asked = { names, ids: names.map((name) => this.intern(name)) };
    }
    return this.asked.ids;
  }

  private intern(name: string): number {
    const label = clean(name);
    let id = this.ids.get(label);
    if (id === undefined) {
      id = this.labels.push(label) - 1;
      this.ids.set(label, id);
      this.histories.push(new FrameHistory());
      this.heard.push(-Infinity);
      this.heardAsParent.push(-Infinity);
      this.topology += 1;
    }
    return id;
  }
}

/** ROS 1 wrote `/map`; tf2 strips the slash. */
function clean(name: string): string {
  return name.startsWith('/') ? name.slice(1) : name;
}
