// SPDX-License-Identifier: Apache-2.0
/** CUBE_LIST, SPHERE_LIST and ARROW_STRIP: one marker of many solids. */

import { Group, Vector3 } from 'three';
import { arrowOfPoints, newArrow } from './arrow_shape';
import { ObjectPart } from './part';
import { TYPE, type MarkerRow } from './row';
import { SolidBatch } from './solid_batch';
import type { Shape } from './solid_shapes';
import { Tints } from './tints';

/** One kind of solid of a marker; the batch is made anew where it turns see-through or back. */
class Layer {
  /** (count, 16) column by column. */
  matrices = new Float32Array();
  private batch: SolidBatch | null = null;
  private seeThrough = false;

  constructor(
    private readonly shape: Shape,
    private readonly parent: Group,
  ) {}

  draw(tints: Tints, alpha: number, outlines: boolean): void {
    const seeThrough = tints.seeThrough(alpha);
    if (this.batch && seeThrough !== this.seeThrough) this.dispose();
    this.seeThrough = seeThrough;
    this.batch ??= new SolidBatch(this.shape, seeThrough);
    this.parent.add(this.batch.object);
    const count = this.matrices.length / 16;
    this.batch.resize(count);
    this.batch.setMatrices(this.matrices);
    for (let i = 0; i < count; i++) {
      const a = tints.at(i, 3) * alpha;
      this.batch.setTint(i, tints.at(i, 0), tints.at(i, 1), tints.at(i, 2), a);
    }
    this.batch.showOutlines(outlines);
  }

  /** Room for so many matrices, all zero where it is not what was there. */
  room(count: number): Float32Array {
    if (this.matrices.length !== count * 16) this.matrices = new Float32Array(count * 16);
    return this.matrices;
  }

  dispose(): void {
    this.batch?.dispose();
    this.batch = null;
  }
}

abstract class LayeredPart extends ObjectPart {
  protected readonly object = new Group();
  protected readonly tints = new Tints();
  protected abstract readonly layers: Layer[];

  restyle(): void {
    const { alpha, outlines } = this.stage.style;
    for (const layer of this.layers) layer.draw(this.tints, alpha, outlines);
  }

  protected free(): void {
    for (const layer of this.layers) layer.dispose();
  }
}

export class SolidListPart extends LayeredPart {
  protected readonly layers: Layer[] = [];
  private layer: Layer | null = null;

  protected fill(row: MarkerRow): void {
    if (!this.layer) {
      this.layer = new Layer(row.type === TYPE.CUBE_LIST ? 'cube' : 'sphere', this.object);
      this.layers.push(this.layer);
    }
    const { points } = row;
    const count = Math.floor(points.length / 3);
    const matrices = this.layer.room(count);
    for (let i = 0; i < count; i++) {
      for (let axis = 0; axis < 3; axis++) {
        matrices[i * 16 + axis * 5] = row.scale(axis);
        matrices[i * 16 + 12 + axis] = points[i * 3 + axis]!;
      }
      matrices[i * 16 + 15] = 1;
    }
    this.tints.set(row, count);
  }
}

/** An arrow from each point to the next: scale is the diameters of shaft and head, and the head's length. */
export class ArrowStripPart extends LayeredPart {
  private readonly shafts = new Layer('shaft', this.object);
  private readonly heads = new Layer('head', this.object);
  protected readonly layers = [this.shafts, this.heads];

  protected fill(row: MarkerRow): void {
    const { points } = row;
    const count = Math.max(Math.floor(points.length / 3) - 1, 0);
    const scale = [row.scale(0), row.scale(1), row.scale(2)] as const;
    const [shafts, heads] = [this.shafts.room(count), this.heads.room(count)];
    for (let i = 0; i < count; i++) {
      place.fromArray(points, i * 3);
      arrowOfPoints(place, next.fromArray(points, i * 3 + 3), scale, arrow);
      arrow.shaft.toArray(shafts, i * 16);
      arrow.head.toArray(heads, i * 16);
    }
    this.tints.set(row, count + 1);
    const problem = count > 0 ? '' : 'An arrow strip needs at least two points.';
    this.stage.report(this, problem);
  }
}

const place = new Vector3();
const next = new Vector3();
const arrow = newArrow();
