// SPDX-License-Identifier: Apache-2.0
/** The state of joints as their topics tell it: the newest of every joint, by display. */

import type { JointStates } from '../wire/messages';

/** What is known of one joint; NaN where nothing was told. Kept in place: the same object for ever. */
export interface JointState {
  /** ROS time, seconds. */
  stamp: number;
  /** Radians or metres. */
  position: number;
  velocity: number;
  /** Nm or N. */
  effort: number;
}

export class JointTable {
  /** Grows with every message. */
  version = 0;
  readonly joints = new Map<string, JointState>();

  /** ROS time went backwards: what was told is of another time. */
  clear(): void {
    this.version += 1;
    this.joints.clear();
  }

  take({ names, stamp, position, velocity, effort }: JointStates): void {
    this.version += 1;
    for (let i = 0; i < names.length; i++) {
      let joint = this.joints.get(names[i]!);
      if (!joint) {
        joint = { stamp: NaN, position: NaN, velocity: NaN, effort: NaN };
        this.joints.set(names[i]!, joint);
      }
      joint.stamp = told(stamp[i], joint.stamp);
      joint.position = told(position[i], joint.position);
      joint.velocity = told(velocity[i], joint.velocity);
      joint.effort = told(effort[i], joint.effort);
    }
  }
}

/** A number, or what was told before where this is none. */
function told(value: number | undefined, before: number): number {
  return value === undefined || Number.isNaN(value) ? before : value;
}

export class JointTables {
  private readonly tables = new Map<string, { table: JointTable; users: number }>();

  of(display: string): JointTable | undefined {
    return this.tables.get(display)?.table;
  }

  /** The table of a display, for one that fills it; release it when done. */
  acquire(display: string): JointTable {
    let entry = this.tables.get(display);
    if (!entry) this.tables.set(display, (entry = { table: new JointTable(), users: 0 }));
    entry.users += 1;
    return entry.table;
  }

  release(display: string): void {
    const entry = this.tables.get(display);
    if (!entry) return;
    entry.users -= 1;
    if (entry.users <= 0) this.tables.delete(display);
  }
}
