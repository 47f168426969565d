// SPDX-License-Identifier: Apache-2.0
/** All that is drawn of displays and scripts: one node per (display, key). */

import { Box3, Group } from 'three';
import type { SceneMessage } from '../intake';
import { app, isVisible, optionsOf, type Placement } from '../state';
import { SceneNode } from './node';
import { RENDERABLES, type DrawnMessage } from './registry';
import type { SceneContext } from './renderable';

export class Scene {
  readonly root = new Group();
  private readonly nodes = new Map<string, Map<string, SceneNode>>();
  private generation = 0;

  constructor(private readonly context: SceneContext) {}

  update(message: SceneMessage): void {
    const node = this.node(message.display, message.key);
    node.generation = this.generation;
    if (message.t === 'Pose') node.setPose([...message.position, ...message.orientation]);
    else if (message.t === 'Visible') node.visible = message.visible;
    else if (isDrawn(message)) node.take(message, optionsOf(app.getState(), message.display));
    this.show(node);
    this.context.invalidate();
  }

  remove(display: string, key: string): void {
    const nodes = this.nodes.get(display);
    const node = nodes?.get(key);
    if (!nodes || !node) return;
    nodes.delete(key);
    if (!nodes.size) this.nodes.delete(display);
    this.discard(node);
  }

  removeDisplay(display: string): void {
    for (const key of [...(this.nodes.get(display)?.keys() ?? [])]) this.remove(display, key);
  }

  /** Dated data is void: all displays but these lose what they drew. */
  timeJumped(time: number, latched: ReadonlySet<string>): void {
    for (const [display, nodes] of [...this.nodes]) {
      if (display === '' || latched.has(display)) {
        for (const node of nodes.values()) node.timeJumped(time);
      } else {
        this.removeDisplay(display);
      }
    }
  }

  mark(): void {
    this.generation += 1;
  }

  /** Drop what the server did not speak of since `mark`. */
  sweep(): void {
    for (const node of [...this.all()]) {
      if (node.generation < this.generation) this.remove(node.display, node.key);
    }
  }

  /** The viewer changed what is shown or how. */
  refresh(display: string): void {
    const state = app.getState();
    // What is hidden is not sent any more: shown again, it comes anew instead of being old.
    if (display in state.displays && !isVisible(state, display)) this.removeDisplay(display);
    const options = optionsOf(state, display);
    for (const node of this.nodes.get(display)?.values() ?? []) {
      node.renderable?.setOptions(options);
      this.show(node);
    }
    this.context.invalidate();
  }

  /** Place everything for a picture; returns what is wrong by display. */
  place(): Map<string, Placement[]> {
    const now = performance.now();
    const problems = new Map<string, Placement[]>();
    for (const [display, nodes] of this.nodes) {
      const found: Placement[] = [];
      for (const node of nodes.values()) {
        if (node.holder.visible) found.push(...node.place(now));
      }
      problems.set(display, found);
    }
    return problems;
  }

  *all(): Generator<SceneNode> {
    for (const nodes of this.nodes.values()) yield* nodes.values();
  }

  of(display: string): SceneNode[] {
    return [...(this.nodes.get(display)?.values() ?? [])];
  }

  /** A frame that data speaks of: without any transform, it is the place to be. */
  firstFrame(): string {
    for (const node of this.all()) if (node.frame) return node.frame;
    return '';
  }

  /** What the nodes of a display (of all) span in the fixed frame, metres. */
  bounds(display?: string): Box3 {
    const box = new Box3();
    for (const node of display === undefined ? this.all() : this.of(display)) {
      const object = node.renderable?.object;
      if (!object || !node.holder.visible || !object.visible) continue;
      object.updateWorldMatrix(true, true);
      const own = new Box3().setFromObject(object);
      if (isFinite(own)) box.union(own);
    }
    return box;
  }

  private node(display: string, key: string): SceneNode {
    let nodes = this.nodes.get(display);
    if (!nodes) this.nodes.set(display, (nodes = new Map<string, SceneNode>()));
    let node = nodes.get(key);
    if (!node) {
      nodes.set(key, (node = new SceneNode(display, key, this.context)));
      this.root.add(node.holder);
    }
    return node;
  }

  private show(node: SceneNode): void {
    const state = app.getState();
    const known = node.display in state.displays;
    node.holder.visible = node.visible && (!known || isVisible(state, node.display));
  }

  private discard(node: SceneNode): void {
    this.root.remove(node.holder);
    node.clear();
    this.context.invalidate();
  }
}

function isDrawn(message: SceneMessage): message is DrawnMessage {
  return message.t in RENDERABLES;
}

function isFinite(box: Box3): boolean {
  return !box.isEmpty() && [...box.min.toArray(), ...box.max.toArray()].every(Number.isFinite);
}
