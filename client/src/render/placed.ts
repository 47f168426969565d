// SPDX-License-Identifier: Apache-2.0
/** What the renderables of plain stamped messages have in common: one object, in the place of its frame. */

import { Group, Matrix4 } from 'three';
import type { OptionValue, Placement } from '../state';
import { FramePose, matrixOf } from './frame_pose';
import type { Pose7, Renderable, SceneContext } from './renderable';

/** What says where it is: in this frame, at this time. */
export interface Stamped {
  frame: string;
  stamp: number;
}

export abstract class Placed<M extends Stamped> implements Renderable<M> {
  readonly object = new Group();
  private where: FramePose;
  private readonly local = new Matrix4();

  constructor(
    protected readonly context: SceneContext,
    first: M,
  ) {
    this.where = this.whereOf(first);
    this.object.matrixAutoUpdate = false;
    this.object.visible = false;
  }

  update(message: M): void {
    this.locate(message);
    this.draw(message);
  }

  setPose(pose: Pose7): void {
    matrixOf(pose, this.local);
  }

  place(): Placement[] {
    this.where.refresh(this.context);
    const { pose, problem } = this.where;
    this.object.visible = pose !== null;
    if (pose) {
      matrixOf(pose, this.object.matrix).multiply(this.local);
      this.object.matrixWorldNeedsUpdate = true;
    }
    return problem ? [problem] : [];
  }

  abstract setOptions(options: Record<string, OptionValue>): void;
  abstract dispose(): void;
  /** Take everything but the place. */
  protected abstract draw(message: M): void;

  /** Frame and stamp that a message is placed by. */
  protected whereOf({ frame, stamp }: M): FramePose {
    return new FramePose(frame, stamp);
  }

  /** Place by this message from now on; what it shares with the one before is not looked up again. */
  protected locate(message: M): void {
    const where = this.whereOf(message);
    if (where.frame !== this.where.frame || where.stamp !== this.where.stamp) this.where = where;
  }
}
