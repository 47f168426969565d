// SPDX-License-Identifier: Apache-2.0
/** From a place on the screen to the control that is there; near misses count. */

import type { InteractiveMarkersRenderable, Target } from '../interactive_markers';
import { Rays, type Sight } from '../pointing/rays';

/** Pixels by which a pointer may miss: a finger is blunter than a mouse. */
const SLACK = { mouse: 4, touch: 16 };
const ROUND = 8;

export class Aim extends Rays {
  constructor(
    sight: Sight,
    private readonly targets: () => Iterable<InteractiveMarkersRenderable>,
  ) {
    super(sight);
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
