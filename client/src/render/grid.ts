// SPDX-License-Identifier: Apache-2.0
/** The ground: RViz's grid of ten by ten metres in the xy plane of the fixed frame. */

import type { Color } from 'three';
import { BufferAttribute, BufferGeometry, LineBasicMaterial, LineSegments } from 'three';

const CELLS = 10;
const CELL = 1;

export class Grid {
  readonly object: LineSegments<BufferGeometry, LineBasicMaterial>;

  constructor() {
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

  setColor(color: Color): void {
    this.object.material.color.copy(color);
  }
}
