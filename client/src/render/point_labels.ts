// SPDX-License-Identifier: Apache-2.0
/** What is written beside the points of a cloud: values of sensors that measure one. */

import type { Group } from 'three';
import { Vector3 } from 'three';
import { Labels, type Label } from './labels';
import type { SceneContext } from './renderable';

/** More words than this in one place are no help. */
const MOST = 256;

/** The points that have a word, and where they are. */
export interface Labelled {
  readonly labels: readonly string[];
  pointAt(index: number, into: Vector3): boolean;
}

export class PointLabels {
  private drawn: Labels | null = null;
  private readonly words: Label[] = [];

  /** They are drawn in `parent`, whose axes are those of the fixed frame. */
  constructor(
    private readonly context: Pick<SceneContext, 'camera' | 'viewport'>,
    private readonly parent: Group,
  ) {}

  /** Before every picture: write the labels of this cloud, or none, at the right of points `radius` metres large. */
  set(cloud: Labelled | undefined, radius = 0): void {
    this.words.length = 0;
    const count = Math.min(cloud?.labels.length ?? 0, MOST);
    aside.setFromMatrixColumn(this.context.camera().matrixWorld, 0).multiplyScalar(radius);
    for (let i = 0; i < count; i++) {
      if (!cloud!.pointAt(i, place)) continue;
      const { x, y, z } = place.add(aside);
      this.words.push({ name: cloud!.labels[i]!, x, y, z, alpha: 1, rank: 0 });
    }
    if (!this.words.length && !this.drawn) return;
    const { width, height, pixelRatio } = this.context.viewport();
    this.drawn ??= this.make(pixelRatio);
    this.drawn.set(this.words, this.context.camera(), width, height);
  }

  dispose(): void {
    this.drawn?.dispose();
    this.drawn = null;
  }

  private make(pixelRatio: number): Labels {
    const labels = new Labels(pixelRatio);
    // Readable before any background.
    labels.setColors('#ffffff', '#000000');
    this.parent.add(labels.object);
    return labels;
  }
}

const place = new Vector3();
const aside = new Vector3();
