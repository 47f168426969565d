// SPDX-License-Identifier: Apache-2.0
/** The transform controls of the scene under the viewer's pointer. */

import { addNotice } from '../../actions';
import { app } from '../../state';
import { lacks } from '../../who';
import { onlyLooks } from '../interactive/permission';
import type { SceneNode } from '../node';
import { TransformControlsDrawing, type GizmoHit } from '../nodes/transform_controls';
import type { Scene } from '../scene';
import { GizmoGrip } from './gizmo_grip';
import type { Grip, Spot } from './grip';
import { Rays, type Sight } from './rays';

/** Pixels by which a pointer may miss: a finger is blunter than a mouse. */
const SLACK = { mouse: 3, touch: 14 };
const ROUND = 8;

interface Hit extends GizmoHit {
  node: SceneNode;
  drawing: TransformControlsDrawing;
}

class GizmoRays extends Rays {
  /** The foremost handle at a place of the view. */
  hit({ x, y }: Spot, nodes: Iterable<SceneNode>): Hit | null {
    this.ray(x, y);
    let best: Hit | null = null;
    for (const node of nodes) {
      const drawing = node.renderable;
      if (!(drawing instanceof TransformControlsDrawing) || !node.holder.visible) continue;
      const hit = drawing.pick(this.caster);
      if (hit && hit.distance < (best?.distance ?? Infinity)) best = { ...hit, node, drawing };
    }
    return best;
  }
}

/** Why this viewer may not move these controls, '' if it may. */
function refusal(drawing: TransformControlsDrawing, deed: string): string {
  const state = app.getState();
  return onlyLooks(state, deed) || lacks(state, drawing.look?.group ?? '');
}

export class Gizmos {
  private readonly rays: GizmoRays;
  private hovered: Hit | null = null;

  constructor(
    private readonly scene: Pick<Scene, 'of' | 'tree'>,
    sight: Sight,
  ) {
    this.rays = new GizmoRays(sight);
  }

  /** Take hold of what is there; null where there is none, or it may not be. */
  grip(spot: Spot, event: PointerEvent): Grip | null {
    if (event.button !== 0) return null;
    const hit = this.find(spot, event.pointerType);
    if (!hit) return null;
    const { node, drawing, handle, point } = hit;
    const refused = refusal(drawing, 'move things');
    if (refused !== '') {
      addNotice({ level: 'warning', text: `${node.key}: ${refused}`, about: node.key });
      return null;
    }
    this.hover(null, event);
    return new GizmoGrip(node.key, handle, point, {
      rays: this.rays,
      tree: this.scene.tree,
      alive: () => node.renderable === drawing,
      home: () => drawing.look!,
    });
  }

  /** Show which handle would be taken hold of; whether there is one. */
  hover(spot: Spot | null, event: Pick<PointerEvent, 'pointerType'>): boolean {
    const hit = spot && this.find(spot, event.pointerType);
    if (hit?.handle !== this.hovered?.handle) {
      this.hovered?.handle.highlight(false);
      hit?.handle.highlight(refusal(hit.drawing, '') === '');
    }
    this.hovered = hit;
    return hit !== null;
  }

  private find(spot: Spot, pointer: string): Hit | null {
    const nodes = this.scene.of('');
    const slack = pointer === 'touch' ? SLACK.touch : SLACK.mouse;
    let best = this.rays.hit(spot, nodes);
    for (let i = 0; !best && i < ROUND; i++) {
      const angle = (i / ROUND) * 2 * Math.PI;
      const [x, y] = [spot.x + slack * Math.cos(angle), spot.y + slack * Math.sin(angle)];
      best = this.rays.hit({ x, y }, nodes);
      // What is dragged goes with the pointer, and not with the place beside it.
      if (best) this.rays.ray(spot.x, spot.y).closestPointToPoint(best.point.clone(), best.point);
    }
    return best;
  }
}
