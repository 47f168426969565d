// SPDX-License-Identifier: Apache-2.0
/** ARROW: by pose and scale, or from one point to another. */

import { Matrix4, Vector3 } from 'three';
import { arrowOfPoints, arrowOfScale, newArrow } from './arrow_shape';
import type { Part, Stage } from './part';
import type { MarkerRow } from './row';
import type { Slot, SolidPools } from './solid_pools';

const start = new Vector3();
const end = new Vector3();
const pose = new Matrix4();
const world = new Matrix4();

export class ArrowPart implements Part {
  private readonly shaft: Slot = { pool: null, index: 0 };
  private readonly head: Slot = { pool: null, index: 0 };
  private readonly local = newArrow();
  private readonly color: [number, number, number, number] = [0, 0, 0, 0];
  private frame: Matrix4 | null = null;
  private whole = true;

  constructor(
    private readonly stage: Stage,
    private readonly pools: SolidPools,
  ) {}

  set(row: MarkerRow): void {
    const { points } = row;
    const scale = [row.scale(0), row.scale(1), row.scale(2)] as const;
    this.whole = points.length !== 3;
    if (points.length >= 6) {
      arrowOfPoints(start.fromArray(points), end.fromArray(points, 3), scale, this.local);
    } else {
      arrowOfScale(...scale, this.local);
    }
    row.pose(pose);
    this.local.shaft.premultiply(pose);
    this.local.head.premultiply(pose);
    for (let channel = 0; channel < 4; channel++) this.color[channel] = row.color(channel);
    this.frame = null;
    this.stage.report(this, this.whole ? '' : 'An arrow needs two points, or none; it has one.');
  }

  place(frame: Matrix4 | null): void {
    this.frame = frame;
    if (!frame || !this.whole) {
      this.pools.remove(this.shaft);
      this.pools.remove(this.head);
      return;
    }
    const [r, g, b, a] = this.color;
    const color = [r, g, b, a * this.stage.style.alpha] as const;
    this.pools.put(this.shaft, 'shaft', world.multiplyMatrices(frame, this.local.shaft), color);
    this.pools.put(this.head, 'head', world.multiplyMatrices(frame, this.local.head), color);
  }

  restyle(): void {
    this.place(this.frame);
  }

  dispose(): void {
    this.pools.remove(this.shaft);
    this.pools.remove(this.head);
    this.stage.report(this, '');
  }
}
