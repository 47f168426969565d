// SPDX-License-Identifier: Apache-2.0
/** The robots that are drawn, for what is drawn at their joints. */

import type { RobotJoint } from '../wire/messages';

/** A robot where it is now. */
export interface RobotModel {
  readonly joints: ReadonlyMap<string, RobotJoint>;
  /** The pose of a link by index in the fixed frame as of the last picture; null while it has no place. */
  linkPose(index: number): Float64Array | null;
}

export class RobotModels {
  private readonly models = new Map<RobotModel, string>();

  set(display: string, model: RobotModel): void {
    this.models.set(model, display);
  }

  drop(model: RobotModel): void {
    this.models.delete(model);
  }

  /** The robot of a display; of 'auto' the first that has one of these joints. */
  find(display: string, joints: Iterable<string>): RobotModel | null {
    if (display !== 'auto') {
      for (const [model, its] of this.models) if (its === display) return model;
      return null;
    }
    for (const name of joints) {
      for (const model of this.models.keys()) if (model.joints.has(name)) return model;
    }
    return null;
  }
}
