// SPDX-License-Identifier: Apache-2.0
/** CUBE_LIST, SPHERE_LIST and ARROW_STRIP: one marker of many solids. */

import { Group, Matrix4, Vector3 } from 'three';
import { arrowOfPoints, newArrow } from './arrow_shape';
import { ObjectPart } from './part';
import { TYPE, type MarkerRow } from './row';
import { SolidBatch } from './solid_batch';
import type { Shape } from './solid_shapes';
import { Tints } from './tints';

/** One kind of solid of a marker; the batch is made anew where it turns see-through or back. */
class Layer {
  matrices: Matrix4[] = [];
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
    this.batch.resize(this.matrices.length);
    this.matrices.forEach((matrix, i) => {
      this.batch!.setMatrix(i, matrix);
      const [r, g, b, a] = [tints.at(i, 0), tints.at(i, 1), tints.at(i, 2), tints.at(i, 3)];
      this.batch!.setTint(i, r, g, b, a * alpha);
    });
    this.batch.showOutlines(outlines);
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
    const size = new Vector3(row.scale(0), row.scale(1), row.scale(2));
    this.layer.matrices = Array.from({ length: count }, (_, i) =>
      new Matrix4().makeScale(size.x, size.y, size.z).setPosition(place.fromArray(points, i * 3)),
    );
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
    const arrows = Array.from({ length: count }, (_, i) => {
      const arrow = newArrow();
      place.fromArray(points, i * 3);
      arrowOfPoints(place, next.fromArray(points, i * 3 + 3), scale, arrow);
      return arrow;
    });
    this.shafts.matrices = arrows.map((arrow) => arrow.shaft);
    this.heads.matrices = arrows.map((arrow) => arrow.head);
    this.tints.set(row, count + 1);
    const problem = count > 0 ? '' : 'An arrow strip needs at least two points.';
    this.stage.report(this, problem);
  }
}

const place = new Vector3();
const next = new Vector3();
