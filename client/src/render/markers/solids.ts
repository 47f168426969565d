// SPDX-License-Identifier: Apache-2.0
/** CUBE, SPHERE and CYLINDER: solids in the pools of their display. */

import { Matrix4, Vector3 } from 'three';
import type { Part, Stage } from './part';
import { TYPE, type MarkerRow } from './row';
import type { SolidPools, Slot } from './solid_pools';
import type { Shape } from './solid_shapes';

const SHAPES: Record<number, Shape> = {
  [TYPE.CUBE]: 'cube',
  [TYPE.SPHERE]: 'sphere',
  [TYPE.CYLINDER]: 'cylinder',
};

const size = new Vector3();
const world = new Matrix4();
const tint: [number, number, number, number] = [0, 0, 0, 0];

export class SolidPart implements Part {
  private readonly slot: Slot = { pool: null, index: 0 };
  private readonly local = new Matrix4();
  private readonly color: [number, number, number, number] = [0, 0, 0, 0];
  private shape: Shape = 'cube';
  private frame: Matrix4 | null = null;

  constructor(
    private readonly stage: Stage,
    private readonly pools: SolidPools,
  ) {}

  set(row: MarkerRow): void {
    this.shape = SHAPES[row.type] ?? 'cube';
    row.pose(this.local).scale(size.set(row.scale(0), row.scale(1), row.scale(2)));
    for (let channel = 0; channel < 4; channel++) this.color[channel] = row.color(channel);
    this.frame = null;
  }

  place(frame: Matrix4 | null): void {
    this.frame = frame;
    if (!frame) {
      this.pools.remove(this.slot);
      return;
    }
    const { color } = this;
    for (let channel = 0; channel < 3; channel++) tint[channel] = color[channel]!;
    tint[3] = color[3] * this.stage.style.alpha;
    this.pools.put(this.slot, this.shape, world.multiplyMatrices(frame, this.local), tint);
  }

  restyle(): void {
    this.place(this.frame);
  }

  dispose(): void {
    this.pools.remove(this.slot);
  }
}
