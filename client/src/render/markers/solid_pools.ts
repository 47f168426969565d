// SPDX-License-Identifier: Apache-2.0
/** All markers of a display that are single solids: one batch per shape, opaque and see-through apart. */

import { Matrix4, Vector3, type Object3D } from 'three';
import { OPAQUE } from './part';
import { SolidBatch } from './solid_batch';
import type { Shape } from './solid_shapes';
import { distanceToSolid } from './solid_surface';

/** Metres from the fixed frame's origin up to which float32 is exact enough for what is drawn. */
const NEAR = 1000;

/** One solid in a pool; moves between slots as others leave. */
export interface Slot {
  pool: Pool | null;
  index: number;
}

/** r g b a in 0..1. */
export type Rgba = readonly [number, number, number, number];

class Pool {
  private readonly owners: Slot[] = [];
  /** Where the batch is: far from the fixed frame's origin matrices are kept relative to it, in float64 until then. */
  private readonly anchor = new Vector3();

  constructor(
    private readonly shape: Shape,
    readonly batch: SolidBatch,
  ) {}

  put(slot: Slot, matrix: Matrix4, color: Rgba): void {
    if (slot.pool !== this) {
      slot.pool?.take(slot);
      if (this.owners.length === 0) this.moveTo(matrix);
      slot.pool = this;
      slot.index = this.owners.push(slot) - 1;
      this.batch.resize(this.owners.length);
    }
    near.copy(matrix);
    near.elements[12] -= this.anchor.x;
    near.elements[13] -= this.anchor.y;
    near.elements[14] -= this.anchor.z;
    this.batch.setMatrix(slot.index, near);
    this.batch.setTint(slot.index, color[0], color[1], color[2], color[3]);
  }

  take(slot: Slot): void {
    const last = this.owners.pop()!;
    if (last !== slot) {
      this.batch.copy(last.index, slot.index);
      last.index = slot.index;
      this.owners[slot.index] = last;
    }
    this.batch.resize(this.owners.length);
    slot.pool = null;
  }

  /** Metres from a place to the surface of one of its solids; Infinity where that is surely more than `most`. */
  distanceTo(slot: Slot, at: Vector3, most: number): number {
    this.batch.getMatrix(slot.index, near);
    local.subVectors(at, this.anchor);
    // No point of a unit shape is farther from its origin than a cube's corner, or a shaft's rim.
    const reach = REACH * near.getMaxScaleOnAxis();
    if (place.setFromMatrixPosition(near).distanceTo(local) - reach > most) return Infinity;
    return distanceToSolid(this.shape, near, local);
  }

  private moveTo(matrix: Matrix4): void {
    this.anchor.setFromMatrixPosition(matrix).round();
    if (this.anchor.length() < NEAR) this.anchor.set(0, 0, 0);
    this.batch.object.matrix.makeTranslation(this.anchor);
    this.batch.object.matrixWorldNeedsUpdate = true;
  }
}

const near = new Matrix4();
const local = new Vector3();
const place = new Vector3();
const REACH = Math.hypot(1, 0.5);

export class SolidPools {
  private readonly opaque = new Map<Shape, Pool>();
  private readonly seeThrough = new Map<Shape, Pool>();
  private outlines = false;

  constructor(private readonly root: Object3D) {}

  /** Draw a solid: `matrix` takes the unit shape to the fixed frame. */
  put(slot: Slot, shape: Shape, matrix: Matrix4, color: Rgba): void {
    this.pool(shape, color[3] < OPAQUE).put(slot, matrix, color);
  }

  remove(slot: Slot): void {
    slot.pool?.take(slot);
  }

  showOutlines(shown: boolean): void {
    this.outlines = shown;
    for (const pool of this.all()) pool.batch.showOutlines(shown);
  }

  dispose(): void {
    for (const pool of this.all()) pool.batch.dispose();
    this.opaque.clear();
    this.seeThrough.clear();
  }

  private pool(shape: Shape, seeThrough: boolean): Pool {
    const pools = seeThrough ? this.seeThrough : this.opaque;
    let pool = pools.get(shape);
    if (!pool) {
      pool = new Pool(shape, new SolidBatch(shape, seeThrough));
      pool.batch.showOutlines(this.outlines);
      this.root.add(pool.batch.object);
      pools.set(shape, pool);
    }
    return pool;
  }

  private *all(): Generator<Pool> {
    yield* this.opaque.values();
    yield* this.seeThrough.values();
  }
}
