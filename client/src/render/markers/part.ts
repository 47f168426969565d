// SPDX-License-Identifier: Apache-2.0
/** What the family files have in common: the drawing of one marker, and what it may use. */

import { Matrix4, type Object3D } from 'three';
import type { Level } from '../../state';
import type { SceneContext } from '../renderable';
import type { MarkerRow } from './row';

/** The drawing of one marker. */
export interface Part {
  /** Take the marker's contents; called again when they change, never with another type. */
  set(row: MarkerRow): void;
  /** Put it where its frame is in the fixed frame; null hides it. */
  place(frame: Matrix4 | null): void;
  /** The display's settings changed. */
  restyle(): void;
  dispose(): void;
}

/** The display's settings that concern every marker. */
export interface Style {
  /** Times the opacity of every marker. */
  alpha: number;
  outlines: boolean;
}

/** What the parts of one display share. */
export interface Stage {
  readonly context: SceneContext;
  readonly style: Readonly<Style>;
  /** Child of the scene's root. */
  readonly root: Object3D;
  /** Say what is wrong with a part, an error unless said otherwise; '' takes it back. */
  report(part: Part, problem: string, level?: Level): void;
}

/** Alpha from which a thing counts as opaque, as in RViz. */
export const OPAQUE = 0.9998;

/** A part that is an object of its own, with the marker's pose below its frame's. */
export abstract class ObjectPart implements Part {
  protected abstract readonly object: Object3D;
  /** The marker's pose in its frame; `fill` may scale it. */
  protected readonly pose = new Matrix4();
  private frame: Matrix4 | null = null;

  constructor(protected readonly stage: Stage) {}

  set(row: MarkerRow): void {
    row.pose(this.pose);
    this.fill(row);
    this.restyle();
    this.place(this.frame);
  }

  place(frame: Matrix4 | null): void {
    const { object } = this;
    this.frame = frame;
    object.visible = frame !== null;
    if (!frame) return;
    if (!object.parent) this.stage.root.add(object);
    object.matrixAutoUpdate = false;
    object.matrix.multiplyMatrices(frame, this.pose);
    object.matrixWorldNeedsUpdate = true;
  }

  dispose(): void {
    this.object.removeFromParent();
    this.stage.report(this, '');
    this.free();
  }

  abstract restyle(): void;
  /** Take everything but the pose. */
  protected abstract fill(row: MarkerRow): void;
  /** Free GPU memory. */
  protected abstract free(): void;
}
