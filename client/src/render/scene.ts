// SPDX-License-Identifier: Apache-2.0
/** All that is drawn of displays and scripts: one node per (view, key). */

import { Box3, Group } from 'three';
import type { SceneMessage } from '../intake';
import { app, isVisible, optionsOf, type AppState, type Placement } from '../state';
import { displayIdOf, displayOf, isNeeded, visibleViewsOf } from '../views';
import { InteractiveMarkersRenderable } from './interactive_markers';
import { SceneNode } from './node';
import { NodeTree } from './node_tree';
import type { SceneContext } from './renderable';
import type { NodePlacements } from '../wire/messages';

export class Scene {
  readonly root = new Group();
  private readonly nodes = new Map<string, Map<string, SceneNode>>();
  /** The places of what scripts show. */
  readonly tree = new NodeTree();
  private generation = 0;

  constructor(private readonly context: SceneContext) {}

  update(message: SceneMessage): void {
    if (message.t === 'NodePlacements') return this.moveNodes(message);
    const state = app.getState();
    let inScene = false;
    for (const view of viewsFor(state, message.display)) {
      const node = this.node(view, message.key);
      node.generation = this.generation;
      node.take(message, optionsOf(state, view));
      this.show(node);
      inScene ||= node.waits;
    }
    // A picture in its window changes nothing here.
    if (inScene) this.context.invalidate();
  }

  private moveNodes(message: NodePlacements): void {
    for (let i = 0; i < message.names.length; i++) {
      this.node('', message.names[i]!).generation = this.generation;
      this.tree.take(message, i);
    }
    this.context.invalidate();
  }

  /** The server took a thing away: no view has it any more. */
  remove(display: string, key: string): void {
    for (const view of [...this.nodes.keys()]) {
      if (displayIdOf(view) === display) this.removeNode(view, key);
    }
  }

  removeView(view: string): void {
    for (const key of [...(this.nodes.get(view)?.keys() ?? [])]) this.removeNode(view, key);
  }

  private removeNode(view: string, key: string): void {
    const nodes = this.nodes.get(view);
    const node = nodes?.get(key);
    if (!nodes || !node) return;
    nodes.delete(key);
    if (!nodes.size) this.nodes.delete(view);
    if (view === '') this.tree.remove(key);
    this.discard(node);
  }

  /** Dated data is void: all displays but these lose what they drew. */
  timeJumped(time: number, latched: ReadonlySet<string>): void {
    for (const [view, nodes] of [...this.nodes]) {
      if (view === '' || latched.has(displayIdOf(view))) {
        for (const node of nodes.values()) node.timeJumped(time);
      } else {
        this.removeView(view);
      }
    }
  }

  mark(): void {
    this.generation += 1;
  }

  /** Drop what the server did not speak of since `mark`. */
  sweep(): void {
    for (const node of [...this.all()]) {
      if (node.generation < this.generation) this.removeNode(node.display, node.key);
    }
  }

  /** The viewer changed what is shown or how. */
  refresh(view: string): void {
    const state = app.getState();
    // What is hidden is not sent any more: shown again, it comes anew instead of being old.
    const wanted = isVisible(state, view) || isNeeded(state, view);
    if (displayOf(state, view) && !wanted) this.removeView(view);
    const options = optionsOf(state, view);
    for (const node of this.nodes.get(view)?.values() ?? []) {
      node.renderable?.setOptions(options);
      this.show(node);
    }
    this.context.invalidate();
  }

  /** Place everything for a picture; returns what is wrong by view. */
  place(): Map<string, Placement[]> {
    const now = performance.now();
    const problems = new Map<string, Placement[]>();
    const ofTree: Placement[] = [];
    this.tree.update(this.context, ofTree);
    for (const [view, nodes] of this.nodes) {
      const found: Placement[] = view === '' ? ofTree : [];
      for (const node of nodes.values()) {
        if (node.holder.visible) this.placeOne(node, now, found);
      }
      problems.set(view, found);
    }
    return problems;
  }

  /** What fails says so; everything else goes on. */
  private placeOne(node: SceneNode, now: number, found: Placement[]): void {
    try {
      for (const problem of node.place(now)) found.push(problem);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      found.push({ name: node.key, level: 'error', text: `It cannot be drawn: ${why}` });
    }
  }

  /** The interactive markers that are shown. */
  *interactive(): Generator<InteractiveMarkersRenderable> {
    for (const { holder, renderable } of this.all()) {
      if (holder.visible && renderable instanceof InteractiveMarkersRenderable) yield renderable;
    }
  }

  *all(): Generator<SceneNode> {
    for (const nodes of this.nodes.values()) yield* nodes.values();
  }

  of(view: string): SceneNode[] {
    return [...(this.nodes.get(view)?.values() ?? [])];
  }

  /** A frame that data speaks of: without any transform, it is the place to be. */
  firstFrame(): string {
    for (const node of this.all()) if (node.frame && node.waits) return node.frame;
    return '';
  }

  /** What the nodes of a view (of all) span in the fixed frame, metres. */
  bounds(view?: string): Box3 {
    const box = new Box3();
    for (const node of view === undefined ? this.all() : this.of(view)) {
      const object = node.renderable?.object;
      if (!object || !node.holder.visible || !object.visible) continue;
      object.updateWorldMatrix(true, true);
      const own = new Box3().setFromObject(object);
      if (isFinite(own)) box.union(own);
    }
    return box;
  }

  private node(view: string, key: string): SceneNode {
    let nodes = this.nodes.get(view);
    if (!nodes) this.nodes.set(view, (nodes = new Map<string, SceneNode>()));
    let node = nodes.get(key);
    if (!node) {
      nodes.set(key, (node = new SceneNode(view, key, this.context)));
      this.root.add(node.holder);
      if (view === '') this.join(node);
    }
    return node;
  }

  /** Let a script's node be where the tree says. */
  private join(node: SceneNode): void {
    const entry = this.tree.entry(node.key);
    entry.onPlaced = () => {
      node.frame = entry.where?.frame ?? '';
      node.stamp = entry.where?.stamp ?? 0;
      node.visible = entry.shown;
      node.setMatrix(entry.matrix);
      this.show(node);
    };
  }

  private show(node: SceneNode): void {
    const state = app.getState();
    const known = displayOf(state, node.display) !== undefined;
    node.holder.visible = node.visible && (!known || isVisible(state, node.display));
  }

  private discard(node: SceneNode): void {
    this.root.remove(node.holder);
    node.clear();
    this.context.invalidate();
  }
}

/** The views that draw a display's data; a hidden one, of which something is still on its way, has its first. */
function viewsFor(state: AppState, display: string): readonly string[] {
  const views = display in state.displays ? visibleViewsOf(state, display) : [];
  return views.length ? views : [display];
}

function isFinite(box: Box3): boolean {
  return !box.isEmpty() && [...box.min.toArray(), ...box.max.toArray()].every(Number.isFinite);
}
