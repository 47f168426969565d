// SPDX-License-Identifier: Apache-2.0
/** Shows what a click or drag would be for: a box around it, that goes along. */

import { Box3, Matrix4, Vector3, type Object3D } from 'three';
import type { SceneNode } from '../node';
import { Highlight } from '../pick/highlight';

const COLOR = '#3b82f6';

export class Outline {
  private readonly highlight = new Highlight(COLOR, 1);
  private node: SceneNode | null = null;

  get object(): Object3D {
    return this.highlight.object;
  }

  /** Outline another node; whether anything changes. */
  show(node: SceneNode | null): boolean {
    const changes = node !== this.node;
    this.node = node;
    return changes;
  }

  /** Before a picture. */
  place(): void {
    const object = this.node?.holder.visible ? this.node.renderable?.object : undefined;
    if (!object) return this.highlight.show(null);
    object.updateWorldMatrix(true, true);
    box.setFromObject(object);
    if (box.isEmpty()) return this.highlight.show(null);
    const position = box.getCenter(new Vector3());
    const around = new Matrix4().makeTranslation(position).scale(box.getSize(size));
    this.highlight.show({ position, box: around });
  }
}

const box = new Box3();
const size = new Vector3();
