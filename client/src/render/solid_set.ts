// SPDX-License-Identifier: Apache-2.0
/** All solids of one thing: said anew whenever it changes, drawn with one call for each shape. */

import type { Matrix4, Object3D } from 'three';
import { SolidPools, type Rgba, type Slot } from './markers/solid_pools';
import type { Shape } from './markers/solid_shapes';

export class SolidSet {
  private readonly pools: SolidPools;
  private readonly slots: Slot[] = [];
  private size = 0;

  /** Solids are drawn in the axes of `root`. */
  constructor(root: Object3D) {
    this.pools = new SolidPools(root);
  }

  get count(): number {
    return this.slots.length;
  }

  begin(): void {
    this.size = 0;
  }

  /** Add a solid: `matrix` takes the unit shape to the axes of the root. */
  add(shape: Shape, matrix: Matrix4, color: Rgba): void {
    const at = this.size++;
    let slot = this.slots[at];
    if (!slot) this.slots.push((slot = { pool: null, index: 0 }));
    this.pools.put(slot, shape, matrix, color);
  }

  /** What was there before and was not added again is gone. */
  end(): void {
    for (const slot of this.slots.splice(this.size)) this.pools.remove(slot);
  }

  dispose(): void {
    this.pools.dispose();
    this.slots.length = 0;
  }
}
