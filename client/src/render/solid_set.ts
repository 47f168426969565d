// SPDX-License-Identifier: Apache-2.0
/** All solids of one thing: said anew whenever it changes, drawn with one call for each shape. */

import { Matrix4, type Object3D, type Vector3 } from 'three';
import { SolidPools, type Rgba, type Slot } from './markers/solid_pools';
import type { Shape } from './markers/solid_shapes';

interface Solid extends Slot {
  /** Which of the thing's elements it belongs to. */
  element: number;
  /** What it is in the thing's own axes; of what is drawn together with other things' solids. */
  own: { shape: Shape; matrix: Matrix4; color: Rgba } | null;
}

export class SolidSet {
  private readonly pools: SolidPools;
  private readonly solids: Solid[] = [];
  private size = 0;
  private element = 0;
  /** From the thing's axes to those of the shared pools, while it has a place there. */
  private readonly base = new Matrix4();
  private placed = false;

  /** Solids are drawn in the axes of `root`; with `shared`, among those of other things, from when they are placed. */
  constructor(
    root: Object3D,
    private readonly shared: SolidPools | null = null,
  ) {
    this.pools = shared ?? new SolidPools(root);
  }

  get count(): number {
    return this.solids.length;
  }

  begin(): void {
    this.size = 0;
    this.element = 0;
  }

  /** What is added from now on belongs to this element. */
  of(element: number): void {
    this.element = element;
  }

  /** Add a solid: `matrix` takes the unit shape to the thing's axes. */
  add(shape: Shape, matrix: Matrix4, color: Rgba): void {
    const at = this.size++;
    let solid = this.solids[at];
    if (!solid) {
      solid = { pool: null, index: 0, element: 0, own: null };
      this.solids.push(solid);
    }
    solid.element = this.element;
    if (!this.shared) return this.pools.put(solid, shape, matrix, color);
    solid.own ??= { shape, matrix: new Matrix4(), color };
    solid.own.shape = shape;
    solid.own.color = color;
    solid.own.matrix.copy(matrix);
    this.put(solid);
  }

  /** What was there before and was not added again is gone. */
  end(): void {
    for (const solid of this.solids.splice(this.size)) this.pools.remove(solid);
  }

  /** Where the thing is in the axes of the shared pools; null hides it. Nothing to do for what has a root of its own. */
  place(matrix: Matrix4 | null): void {
    if (!this.shared) return;
    const same = matrix === null ? !this.placed : this.placed && matrix.equals(this.base);
    if (same) return;
    this.placed = matrix !== null;
    if (matrix) this.base.copy(matrix);
    for (const solid of this.solids) this.put(solid);
  }

  /** The element whose surface is next to a place in the thing's axes, and how far it is; null without solids. */
  nearest(at: Vector3): { element: number; away: number } | null {
    let best: Solid | null = null;
    let least = Infinity;
    const inPools = this.placed ? at.clone().applyMatrix4(this.base) : at;
    for (const solid of this.solids) {
      const away = solid.pool?.distanceTo(solid, inPools, least) ?? Infinity;
      if (away < least) [least, best] = [away, solid];
    }
    return best && { element: best.element, away: least };
  }

  dispose(): void {
    if (this.shared) for (const solid of this.solids) this.pools.remove(solid);
    else this.pools.dispose();
    this.solids.length = 0;
  }

  private put(solid: Solid): void {
    if (!solid.own) return;
    const { shape, matrix, color } = solid.own;
    if (this.placed) this.pools.put(solid, shape, there.multiplyMatrices(this.base, matrix), color);
    else this.pools.remove(solid);
  }
}

const there = new Matrix4();
