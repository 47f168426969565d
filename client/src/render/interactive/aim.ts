// SPDX-License-Identifier: Apache-2.0
/** From a place on the screen to a ray, and to the control that it meets; near misses count. */

import { Raycaster, Vector2, Vector3, type Camera, type Ray } from 'three';
import type { InteractiveMarkersRenderable, Target } from '../interactive_markers';

/** Pixels by which a pointer may miss: a finger is blunter than a mouse. */
const SLACK = { mouse: 4, touch: 16 };
const ROUND = 8;

export interface Sight {
  camera(): Camera;
  /** CSS pixels. */
  size(): { width: number; height: number };
}

export class Aim {
  private readonly caster = new Raycaster();
  private readonly spot = new Vector2();

  constructor(
    private readonly sight: Sight,
    private readonly targets: () => Iterable<InteractiveMarkersRenderable>,
  ) {}

  /** The ray through a place of the view (CSS pixels), in the fixed frame. */
  ray(x: number, y: number): Ray {
    const { width, height } = this.sight.size();
    this.spot.set((x / width) * 2 - 1, 1 - (y / height) * 2);
    this.caster.setFromCamera(this.spot, this.sight.camera());
    return this.caster.ray;
  }

  /** Metres that a pixel covers at a point of the fixed frame. */
  perPixel(point: Vector3): number {
    const camera = this.sight.camera();
    const across = new Vector3(1, 0, 0).transformDirection(camera.matrixWorld);
    const here = point.clone().project(camera);
    const there = point.clone().add(across).project(camera);
    const pixels = (Math.abs(there.x - here.x) * this.sight.size().width) / 2;
    return pixels > 1e-6 ? 1 / pixels : 0;
  }

  /** The control at a place of the view, or next to it. */
  find(x: number, y: number, pointer: string): Target | null {
    const slack = pointer === 'touch' ? SLACK.touch : SLACK.mouse;
    let best = this.hit(x, y);
    for (let i = 0; !best && i < ROUND; i++) {
      const angle = (i / ROUND) * 2 * Math.PI;
      best = this.hit(x + slack * Math.cos(angle), y + slack * Math.sin(angle));
      // What is dragged goes with the pointer, and not with the place beside it.
      if (best) this.ray(x, y).closestPointToPoint(best.point.clone(), best.point);
    }
    return best;
  }

  private hit(x: number, y: number): Target | null {
    let best: Target | null = null;
    let aimed = false;
    for (const markers of this.targets()) {
      if (!aimed) this.ray(x, y);
      aimed = true;
      const hit = markers.pick(this.caster);
      if (hit && (!best || hit.distance < best.distance)) best = hit;
    }
    return best;
  }
}
