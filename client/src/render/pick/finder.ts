// SPDX-License-Identifier: Apache-2.0
/** Which node, and which of its things, is at a place of the picture. */

import type { Object3D, Vector3 } from 'three';
import type { CameraRig } from '../camera_rig';
import type { SceneNode } from '../node';
import { LightDrawing } from '../nodes/light';
import type { PickedPart } from '../renderable';
import type { Scene } from '../scene';
import type { Stage } from '../stage';
import type { TfLayer } from '../tf_layer';
import { Picker, type Eye } from './picker';
import { foremost, Sight, type PointHit } from './sight';

/** What is there. */
export interface Seen {
  /** null of a drawn frame. */
  node: SceneNode | null;
  part: PickedPart | null;
  /** In the fixed frame: a point is where its data says, any other thing where its surface was hit. */
  position: Vector3;
  /** Where it was hit. */
  surface: Vector3;
}

export interface Findable {
  stage: Stage;
  scene: Pick<Scene, 'all'>;
  tf: Pick<TfLayer, 'object' | 'partAt'>;
  rig: CameraRig;
}

type Depth = Pick<PointHit, 'away' | 'depth'>;

export class Finder {
  private readonly picker = new Picker();
  private readonly sight = new Sight();
  // Used again for every look.
  private readonly nodes: SceneNode[] = [];
  private readonly things: Object3D[] = [];
  private readonly others: Object3D[] = [];

  constructor(private readonly view: Findable) {}

  /**
   * What is at a place of the picture, CSS pixels from its left and top; null for nothing.
   *
   * With `among` only those nodes are looked at, as if there were nothing else.
   */
  find(x: number, y: number, among?: (node: SceneNode) => boolean): Seen | null {
    const { stage, scene, tf, rig } = this.view;
    const eye = this.eye();
    if (!eye) return null;
    const { sight, nodes, things, others } = this;
    sight.set(rig.camera, x, y, stage.size);
    nodes.length = things.length = others.length = 0;
    let point: PointHit | null = null;
    let ofPoint: SceneNode | null = null;
    for (const node of scene.all()) {
      const { holder, renderable } = node;
      if (!renderable || !holder.visible) continue;
      // Nobody points at it, and without it all materials would be made anew.
      if (renderable instanceof LightDrawing) continue;
      if (among && !among(node)) {
        others.push(holder);
      } else if (renderable.seenAt) {
        const best: PointHit | null = foremost(point, renderable.seenAt(sight));
        if (best !== point) [point, ofPoint] = [best, node];
        others.push(holder);
      } else {
        nodes.push(node);
        things.push(holder);
      }
    }
    (among ? others : things).push(tf.object);
    others.push(...this.around());
    const drawn = this.picker.pick(eye, x, y, things, others);
    if (point && foremost<Depth>(drawn, point) === point) return seen(ofPoint, point.part());
    if (!drawn) return null;
    const node = nodes[drawn.index] ?? null;
    const part = node ? node.renderable?.partAt?.(drawn.position) : tf.partAt(drawn.position);
    return seen(node, part ?? null, drawn.position);
  }

  /** How the page looks at the scene; null where nothing is drawn. */
  eye(): Eye | null {
    const { stage, rig } = this.view;
    const { renderer, scene, size } = stage;
    return renderer && { renderer, scene, camera: rig.camera, size };
  }

  /** All that is drawn but a node, and lights. */
  *allBut(node: SceneNode): Generator<Object3D> {
    for (const each of this.view.scene.all()) {
      if (each !== node && !(each.renderable instanceof LightDrawing)) yield each.holder;
    }
    yield this.view.tf.object;
    yield* this.around();
  }

  /** What is no part of the scene. */
  private around(): Object3D[] {
    const { pageOnly, surroundings } = this.view.stage;
    return [...pageOnly, surroundings.picture.object];
  }

  dispose(): void {
    this.picker.dispose();
  }
}

/** What is there: a thing of a node, without one of the frames; `surface` is where it was hit. */
function seen(node: SceneNode | null, part: PickedPart | null, surface?: Vector3): Seen | null {
  const position = part && !part.box ? part.position : surface;
  return position ? { node, part, position, surface: surface ?? position } : null;
}
