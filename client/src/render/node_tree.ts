// SPDX-License-Identifier: Apache-2.0
/** Where the nodes of scripts are: a tree by their names, each in its parent or on a frame of the transforms. */

import { Matrix4, Quaternion, Vector3 } from 'three';
import type { Placement } from '../state';
import type { NodePlacement } from '../wire/messages';
import { FramePose, matrixOf } from './frame_pose';
import type { SceneContext } from './renderable';

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
  /** What was said of it last. */
  placement: NodePlacement | null = null;
  /** The frame that it hangs on, null for its parent. */
  where: FramePose | null = null;
  stale = false;
  private readonly local = new Matrix4();
  /** Whether it stays where it was until the transform of a newer stamp comes. */
  private stays = false;

  constructor(
    readonly name: string,
    readonly parent: TreeNode | null,
  ) {}

  take(placement: NodePlacement | null): void {
    this.placement = placement;
    if (!placement) {
      this.local.identity();
      this.where = null;
      return;
    }
    this.local.compose(
      position.fromArray(placement.position),
      orientation.fromArray(placement.orientation),
      scale.fromArray(placement.scale),
    );
    const { frame, stamp } = placement;
    if (frame === '') this.where = null;
    else if (this.where?.frame !== frame || this.where.stamp !== stamp) {
      this.stays = this.where !== null && (this.where.pose !== null || this.stays);
      this.where = new FramePose(frame, stamp);
    }
  }

  /** Place it and all below it. */
  resolve(): void {
    this.stale = false;
    const { parent, where } = this;
    this.shown = (this.placement?.visible ?? true) && (parent?.shown ?? true);
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

  place(name: string, placement: NodePlacement): void {
    this.change(this.entry(name), placement);
  }

  /** The node of this name is gone; what is below it stays, as if it had never been placed. */
  remove(name: string): void {
    let node = this.byName.get(name);
    if (!node) return;
    node.onPlaced = null;
    this.change(node, null);
    while (node.parent && !node.children.size && !node.placement && !node.onPlaced) {
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

  private change(node: TreeNode, placement: NodePlacement | null): void {
    node.take(placement);
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
