// SPDX-License-Identifier: Apache-2.0
/** The way that a link came, in the fixed frame: as RViz draws it, the last two metres. */

import { RibbonLine } from '../ribbon_line';

/** Metres. */
const LENGTH = 2;
const WIDTH = 0.01;
/** Of its pieces: there are at most 100 of them. */
const STEP = LENGTH / 100;
const COLOR = [0, 0.5, 0.5, 1] as const;

export class Trail {
  private readonly line = new RibbonLine();
  /** x y z of points relative to the first one ever, float64 until they are drawn; the last one is where the link is. */
  private points: number[] = [];
  private origin: [number, number, number] = [0, 0, 0];

  constructor() {
    this.line.setLook(WIDTH, [...COLOR]);
  }

  get object(): RibbonLine['object'] {
    return this.line.object;
  }

  /** How many points it goes through. */
  get count(): number {
    return this.points.length / 3;
  }

  /** The link is there now; `pose` begins with x y z in the fixed frame. */
  add(pose: ArrayLike<number>): void {
    const { points } = this;
    if (points.length === 0) {
      this.origin = [pose[0]!, pose[1]!, pose[2]!];
      this.object.matrix.makeTranslation(...this.origin);
      this.object.matrixWorldNeedsUpdate = true;
      points.push(0, 0, 0, 0, 0, 0);
      return;
    }
    const last = points.length - 3;
    const now = this.origin.map((start, i) => pose[i]! - start);
    if (now.every((value, i) => value === points[last + i])) return;
    now.forEach((value, i) => (points[last + i] = value));
    if (this.length(last - 3) >= STEP) {
      this.forget();
      points.push(...now);
    }
    this.line.setStrip(Float32Array.from(points));
  }

  /** Take away what is farther back than it is long. */
  private forget(): void {
    let length = 0;
    let first = this.points.length - 3;
    while (first >= 3 && length < LENGTH) {
      first -= 3;
      length += this.length(first);
    }
    this.points.splice(0, first);
  }

  /** From the point whose numbers begin there to the next one, metres. */
  private length(at: number): number {
    const { points } = this;
    return Math.hypot(
      points[at + 3]! - points[at]!,
      points[at + 4]! - points[at + 1]!,
      points[at + 5]! - points[at + 2]!,
    );
  }

  /** What was is of another time, or of another fixed frame. */
  clear(): void {
    if (this.points.length === 0) return;
    this.points = [];
    this.line.setStrip(new Float32Array(0));
  }

  dispose(): void {
    this.line.dispose();
  }
}
