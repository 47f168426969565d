// SPDX-License-Identifier: Apache-2.0
/** One key of the scene: what is drawn for it, where a script put it, and data that waits for its transform. */

import { Group, type Matrix4 } from 'three';
import type { OptionValue, Placement } from '../state';
import { TRAITS } from '../wire/messages';
import { RENDERABLES, type DrawnMessage, type DrawnType } from './registry';
import type { Renderable, RenderableClass, SceneContext } from './renderable';

/** Data whose transform is late waits while older data stays on screen: at most so many messages. */
const WAITING_MESSAGES = 8;
/** Longer than this (ms), and it is said. */
const SAID_MS = 1000;
/** Longer than this (ms), and what is on screen is too old to stay. */
const OLDEST_MS = 5000;

interface Waiting {
  message: DrawnMessage;
  since: number;
}

export class SceneNode {
  /** Holds the drawn object, in the place of the script's node: its visibility is the viewer's and the script's choice, the object's own that of its place. */
  readonly holder = new Group();
  type: DrawnType | null = null;
  renderable: Renderable<DrawnMessage> | null = null;
  /** Messages of this key so far. */
  count = 0;
  /** Session in which the server last spoke of it. */
  generation = 0;
  /** Whether the script shows it. */
  visible = true;
  /** Frame and stamp of the newest message, where it has them. */
  frame = '';
  stamp = 0;
  /** What a script said last of its looks. */
  look: DrawnMessage | null = null;
  private matrix: Matrix4 | null = null;
  private waiting: Waiting[] = [];

  constructor(
    /** The view that it belongs to. */
    readonly display: string,
    readonly key: string,
    private readonly context: SceneContext,
  ) {
    this.holder.matrixAutoUpdate = false;
  }

  take(message: DrawnMessage, options: Record<string, OptionValue>): void {
    this.count += 1;
    if (TRAITS[message.t].slot === 'look') this.look = message;
    if (!isOfNode(message)) Object.assign(this, placeOf(message));
    if (!this.renderable || !this.drawsToo(message)) {
      this.draw(message, options);
    } else if (this.renderable.keepsAll?.()) {
      while (this.waiting.length) this.deliverFirst();
      this.renderable.update(message);
    } else if (this.waits && (this.waiting.length || this.lateness(message))) {
      this.wait(message);
    } else {
      this.renderable.update(message);
    }
  }

  /** The class of a message's own type takes that type: the table says so, the compiler cannot follow. */
  private draw(message: DrawnMessage, options: Record<string, OptionValue>): void {
    this.clear();
    this.type = message.t;
    const Class = RENDERABLES[message.t] as RenderableClass<DrawnMessage>;
    this.renderable = new Class(this.context, message);
    this.renderable.setOptions(options);
    if (this.matrix) this.setMatrix(this.matrix);
    this.renderable.update(message);
    this.holder.add(this.renderable.object);
  }

  /** Whether it has a place in the scene. */
  get waits(): boolean {
    return this.renderable?.waits?.() ?? true;
  }

  /** Put it there in the fixed frame; of the matrix it keeps no copy. */
  setMatrix(matrix: Matrix4): void {
    this.matrix = matrix;
    if (this.renderable?.setLocal) {
      this.renderable.setLocal(matrix);
      this.holder.matrix.identity();
    } else {
      this.holder.matrix.copy(matrix);
    }
    this.holder.matrixWorldNeedsUpdate = true;
  }

  /** Whether what is drawn takes this message: look and buffers of one node go to one drawing. */
  private drawsToo(message: DrawnMessage): boolean {
    if (this.type === message.t) return true;
    if (this.type === null || RENDERABLES[this.type] !== RENDERABLES[message.t]) return false;
    this.type = message.t;
    return true;
  }

  /** Place what is drawn; swap in what waited for its transform. */
  place(now: number): Placement[] {
    while (this.waiting[0]) {
      const { message, since } = this.waiting[0];
      const late = this.lateness(message);
      if (late && now - since < OLDEST_MS) {
        const problems = this.renderable?.place() ?? [];
        return now - since < SAID_MS ? problems : [late, ...problems];
      }
      this.deliverFirst();
    }
    return this.renderable?.place() ?? [];
  }

  /** The oldest keep waiting, or where transforms lag by more than the queue nothing would ever be shown. */
  private wait(message: DrawnMessage): void {
    if (this.waiting.length >= WAITING_MESSAGES) this.waiting.pop();
    this.waiting.push({ message, since: performance.now() });
  }

  timeJumped(time: number): void {
    while (this.waiting.length) this.deliverFirst();
    this.renderable?.timeJumped?.(time);
  }

  clear(): void {
    this.waiting = [];
    this.holder.clear();
    this.renderable?.dispose();
    this.renderable = null;
  }

  private deliverFirst(): void {
    const first = this.waiting.shift();
    if (first) this.renderable?.update(first.message);
  }

  /** What a message waits for, null where it can be drawn. */
  private lateness(message: DrawnMessage): Placement | null {
    const { frame, stamp } = placeOf(message);
    if (stamp === 0 || !this.waits) return null;
    const found = this.context.frames.lookup(this.context.fixedFrame(), frame, stamp);
    if (found.ok || found.level !== 'waiting') return null;
    return { name: frame, level: 'waiting', text: found.reason };
  }
}

/** Frame and stamp of a message as a whole; parts of one that differ have none in common, and wait each for itself. */
function placeOf(message: DrawnMessage): { frame: string; stamp: number } {
  // Joints belong to the links of robots, wherever these are; a script's nodes where these are.
  if ('names' in message || isOfNode(message)) return { frame: '', stamp: 0 };
  if (message.t === 'InteractiveMarkers') {
    return { frame: (message.markers[0] ?? message.poses[0])?.frame ?? '', stamp: 0 };
  }
  if ('frames' in message) return { frame: message.frames[0] ?? '', stamp: 0 };
  // What is seen in a sweep can be placed when its end can.
  const lasts = 'sweep' in message && message.stamp !== 0 ? Math.max(message.sweep, 0) : 0;
  return { frame: message.frame, stamp: message.stamp + lasts };
}

const OF_NODES = new Set(['look', 'buffers', 'colors', 'instances', 'bones']);

/** A message of a script's node: its row of `NodePlacements` says where that is. */
type NodeMessage = Extract<
  DrawnMessage,
  { t: `${string}${'Look' | 'Buffers' | 'Colors' | 'Instances' | 'Bones'}` }
>;

function isOfNode(message: DrawnMessage): message is NodeMessage {
  return OF_NODES.has(TRAITS[message.t].slot);
}
