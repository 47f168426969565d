// SPDX-License-Identifier: Apache-2.0
/** Where the nodes of scripts are: a tree by their names, each in its parent or on a frame of the transforms. */

import { Matrix4, Quaternion, Vector3 } from 'three';
import type { Placement } from '../state';
import type { NodePlacements } from '../wire/messages';
import { FramePose, matrixOf } from './frame_pose';
import type { SceneContext } from './renderable';

/** Where one node is, as its row of `NodePlacements` says it. */
export interface NodePlace {
  frame: string;
  stamp: number;
  position: [number, number, number];
  orientation: [number, number, number, number];
  scale: [number, number, number];
  visible: boolean;
}

/** Numbers of a row of `NodePlacements.places`, and where each part of it begins. */
const ROW = 12;
const ORIENTATION = 3;
const SCALE = 7;
const STAMP = 10;
const VISIBLE = 11;

export type TreeContext = Pick<SceneContext, 'frames' | 'fixedFrame'>;

const position = new Vector3();
const orientation = new Quaternion();
const scale = new Vector3();

/** One name of the tree; those between a node and the root need not be nodes themselves. */
export class TreeNode {
  readonly children = new Map<string, TreeNode>();
  /** In the fixed frame. */
  readonly matrix = new Matrix4();
  /** Whether it and all above it are to be seen, and have a place. */
  shown = true;
  /** Called after the two have changed. */
  onPlaced: (() => void) | null = null;
  /** Counts what was said of its place. */
  version = 0;
  /** The frame that it hangs on, null for its parent. */
  where: FramePose | null = null;
  stale = false;
  /** What was said last, null for nothing. */
  private row: Float64Array | null = null;
  private frame = '';
  private readonly local = new Matrix4();
  /** Whether it stays where it was until the transform of a newer stamp comes. */
  private stays = false;

  constructor(
    readonly name: string,
    readonly parent: TreeNode | null,
  ) {}

  /** Whether anything was said of its place. */
  get placed(): boolean {
    return this.row !== null;
  }

  /** What was said of its place last. */
  get place(): NodePlace | null {
    const { row, frame } = this;
    if (!row) return null;
    return {
      frame,
      stamp: row[STAMP]!,
      position: [row[0]!, row[1]!, row[2]!],
      orientation: [row[3]!, row[4]!, row[5]!, row[6]!],
      scale: [row[7]!, row[8]!, row[9]!],
      visible: row[VISIBLE] !== 0,
    };
  }

  /** Take the row of `places` that begins there. */
  take(frame: string, places: ArrayLike<number>, begin: number): void {
    const row = (this.row ??= new Float64Array(ROW));
    for (let i = 0; i < ROW; i++) row[i] = places[begin + i]!;
    this.frame = frame;
    this.version += 1;
    this.local.compose(
      position.fromArray(row),
      orientation.fromArray(row, ORIENTATION),
      scale.fromArray(row, SCALE),
    );
    const stamp = row[STAMP]!;
    if (frame === '') this.where = null;
    else if (this.where?.frame !== frame || this.where.stamp !== stamp) {
      this.stays = this.where !== null && (this.where.pose !== null || this.stays);
      this.where = new FramePose(frame, stamp);
    }
  }

  /** Nothing is said of its place any more. */
  forget(): void {
    this.row = null;
    this.version += 1;
    this.local.identity();
    this.where = null;
  }

  /** Place it and all below it. */
  resolve(): void {
    this.stale = false;
    const { parent, where } = this;
    this.shown = this.row?.[VISIBLE] !== 0 && (parent?.shown ?? true);
    if (!where) {
      if (parent) this.matrix.multiplyMatrices(parent.matrix, this.local);
      else this.matrix.copy(this.local);
    } else if (where.pose) {
      matrixOf(where.pose, this.matrix).multiply(this.local);
      this.stays = false;
    } else if (!this.stays || where.problem?.level !== 'waiting') {
      this.shown = false;
    }
    this.onPlaced?.();
    for (const child of this.children.values()) child.resolve();
  }
}

export class NodeTree {
  readonly root = new TreeNode('/', null);
  private readonly byName = new Map<string, TreeNode>([['/', this.root]]);
  /** Those that hang on frames. */
  private readonly framed = new Set<TreeNode>();
  private readonly stale: TreeNode[] = [];

  /** The entry of a name; whoever takes it may set `onPlaced`, and is called before the next picture. */
  entry(name: string): TreeNode {
    let found = this.byName.get(name);
    if (!found) {
      const above = this.entry(parentOf(name));
      found = new TreeNode(name, above);
      this.byName.set(name, found);
      above.children.set(name, found);
    }
    this.mark(found);
    return found;
  }

  /** Likewise, where there is one. */
  find(name: string): TreeNode | undefined {
    return this.byName.get(name);
  }

  /** Place the node that a message speaks of in its row `i`. */
  take({ names, frames, places }: NodePlacements, i: number): void {
    const node = this.entry(names[i]!);
    node.take(frames[i]!, places, i * ROW);
    this.changed(node);
  }

  place(name: string, { frame, stamp, position, orientation, scale, visible }: NodePlace): void {
    const node = this.entry(name);
    node.take(frame, [...position, ...orientation, ...scale, stamp, Number(visible)], 0);
    this.changed(node);
  }

  /** The node of this name is gone; what is below it stays, as if it had never been placed. */
  remove(name: string): void {
    let node = this.byName.get(name);
    if (!node) return;
    node.onPlaced = null;
    node.forget();
    this.changed(node);
    while (node.parent && !node.children.size && !node.placed && !node.onPlaced) {
      this.byName.delete(node.name);
      node.parent.children.delete(node.name);
      node = node.parent;
    }
  }

  /** Place for a picture what has moved since the last; what is wrong is added to `problems`. */
  update(context: TreeContext, problems: Placement[]): void {
    for (const node of this.framed) {
      const where = node.where!;
      if (where.refresh(context)) this.mark(node);
      if (where.problem) problems.push(where.problem);
    }
    for (const node of this.stale) if (node.stale && !isBelowStale(node)) node.resolve();
    this.stale.length = 0;
  }

  private changed(node: TreeNode): void {
    if (node.where) this.framed.add(node);
    else this.framed.delete(node);
    this.mark(node);
  }

  private mark(node: TreeNode): void {
    if (node.stale) return;
    node.stale = true;
    this.stale.push(node);
  }
}

/** Whether one above it will be placed anew, and it with that one. */
function isBelowStale({ parent }: TreeNode): boolean {
  for (let above = parent; above; above = above.parent) if (above.stale) return true;
  return false;
}

/** '/arm' of '/arm/hand'; what is no name of a tree is a child of the root. */
function parentOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('/'))) || '/';
}
