// SPDX-License-Identifier: Apache-2.0
/** Shows what a click or drag would be for: a line around its shape, that goes along. */

import type { Object3D } from 'three';
import type { SceneNode } from '../node';
import type { Eye } from '../pick/picker';
import { Silhouette } from './silhouette';

const COLOR = '#3b82f6';

export interface OutlineView {
  /** How the page looks at the scene; null where nothing is drawn. */
  eye(): Eye | null;
  /** All that is drawn but a node. */
  allBut(node: SceneNode): Iterable<Object3D>;
}

export class Outline {
  private readonly silhouette = new Silhouette(COLOR);
  private node: SceneNode | null = null;

  constructor(private readonly view: OutlineView) {}

  get object(): Object3D {
    return this.silhouette.object;
  }

  /** Outline another node; whether anything changes. */
  show(node: SceneNode | null): boolean {
    const changes = node !== this.node;
    this.node = node;
    return changes;
  }

  /** Outline nothing: there may be no further picture in which to find out. */
  drop(): void {
    this.node = null;
    this.silhouette.hide();
  }

  /** Before a picture. */
  place(): void {
    const { node, silhouette } = this;
    const eye = this.view.eye();
    if (!eye || !node?.renderable || !node.holder.visible) return silhouette.hide();
    silhouette.take(eye, node.holder, this.view.allBut(node));
  }
}
