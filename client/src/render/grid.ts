// SPDX-License-Identifier: Apache-2.0
/** The page's own ground: RViz's grid of ten by ten metres in the xy plane of the fixed frame. */

import type { Color } from 'three';
import { BufferAttribute, BufferGeometry, LineBasicMaterial, LineSegments } from 'three';

const CELLS = 10;
const CELL = 1;

export class Grid {
  readonly object: LineSegments<BufferGeometry, LineBasicMaterial>;
  /** Whether the viewer wants it, and the program. */
  private chosen = true;
  private enabled = true;
  private taken = false;
  /** What programs show in its place. */
  private readonly others = new Set<object>();

  /** `onTaken` hears when the program leaves no place for it, and when it does again. */
  constructor(private readonly onTaken: (taken: boolean) => void) {
    const half = (CELLS * CELL) / 2;
    const points: number[] = [];
    for (let i = 0; i <= CELLS; i++) {
      const at = i * CELL - half;
      points.push(-half, at, 0, half, at, 0, at, -half, 0, at, half, 0);
    }
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(new Float32Array(points), 3));
    this.object = new LineSegments(
      geometry,
      new LineBasicMaterial({ transparent: true, opacity: 0.55, depthWrite: false }),
    );
  }

  /** The viewer's choice. */
  choose(shown: boolean): void {
    this.chosen = shown;
    this.refresh();
  }

  /** The program's. */
  enable(enabled: boolean): void {
    this.enabled = enabled;
    this.refresh();
  }

  /** A program has a grid of its own, shown or hidden: two in each other would be none. */
  giveWay(to: object): void {
    this.others.add(to);
    this.refresh();
  }

  /** That one is gone. */
  comeBack(from: object): void {
    this.others.delete(from);
    this.refresh();
  }

  private refresh(): void {
    const taken = !this.enabled || this.others.size > 0;
    this.object.visible = this.chosen && !taken;
    if (taken === this.taken) return;
    this.taken = taken;
    this.onTaken(taken);
  }

  setColor(color: Color): void {
    this.object.material.color.copy(color);
  }
}
